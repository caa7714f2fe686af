This text is no formula, and belongs to none. Formulas of this file are about how formulas are written.

comment {
  A comment may hold anything: z = ; |( { and so on.
}

{ Nor has this one a name. }

Plain { z = 0 : z = z*z + pixel, |z| <= 4 }

WithSymmetry(XAXIS) {
  z = 0, c = pixel:
  z = sqr(z) + c
  |z| <= 4
}

WithEquals (XYAXIS) = { ; a symmetry and an equals sign
  z = pixel:
  z = z^2 + c0 + pixel
  |z| <= 4
}

False-Promise (ORIGIN) {
  z = 0:
  z = z*z*z + z*pixel + (0.3,0.2)
  |z| < 8 }

Commas{z=pixel,c=(0.31,0.04),:,z=z*z+c,,|z|<=4,}

Continued {
  z = 0, long = \
    pixel + \  ; a comment behind it
    0.1
  :
  z = z*z \
      + long
  |z| \
  <= 4
}

Broken {
  z = 0, longer = pi\
    xel + 0.\
      1 :
  z = z*z + long\
    er, |z| <\
  = 4
}

Apart { z = pixel, sqrt 5 = 0.4 :
  z = z*z + my var*0.1 + sqrt 5, my   var = z
  | z | <= 4 }

ShoutedNames { Z = PIXEL, C = Pixel : Z = SQR(z) + c, |Z| <= 4 }

Comments { ; with ( and } and |
  z = 0 ; } is no end here
  :
  ; nothing { here
  z = z^2 + pixel ; z = 7
  |z| <= 4 ; }
}

odd.name-#1* { z = pixel: z = z*z - (0.7,0.2), |z| <= 4 }

123start { z = 0: z = z*z*z*z + pixel, |z| <= 4 }

NoColon { z = z*z + pixel, |z| <= 4 }

NoColonAtAll { z = z^3 + pixel
|z| < 9 }

Keywords (YAXIS) { ; names that mean something in rast
  let = pixel, in = 0.25, true = 0, for = (1,0) :
  true = true*true + let - in*for
  |true| <= 4
}

MoreNames { ; names that the translation uses itself
  n = 0, point = pixel, iterations = 3, runs = 0, norm = 0.5 :
  norm = norm*norm + point
  n = n + 1, runs = runs + n
  |norm| <= iterations
}

BraceBelow (XAXIS)
{
  z = 0:
  z = z*z + pixel
  |z| <= 4
}
