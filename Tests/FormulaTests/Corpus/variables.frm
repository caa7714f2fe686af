Params { z = p2: z = z*z + pixel*p3 + p1, |z| <= 4 + real(p4)
  ; set p1=0.1+0.05i p2=0.2 p3=0.9-0.1i p4=3
}
LastParam { z = pixel + p5: z = z*z + p5*0.5, |z| <= 4
  ; set p5=-0.5+0.1i
}
Squares { z = pixel: z = sqr(z) + 0.3, LastSqr <= 4 }
SquaresOfOther { z = pixel, w = 0: w = z*z, z = w + sqr(z + 0.1)*0.1, w = sqr(real(z)), lastsqr + |z| <= 4 }
SquaresChosen { z = pixel: z = fn1(z + 0.1) + 0.2, t = LASTSQR, t < 9
  ; set fn1=sqr
}
Constants { z = pixel: z = z*z*e/pi + (pi - e)/5, |z| <= e*pi }
Count { z = pixel, i = 0: z = z*z + 0.3, i = i + 1, |z| <= 4 && i < maxit/2 }
IsMandel { c = pixel*ismand + 0.3*(1 - ismand), z = pixel*(ismand == 0) : z = z*z + c, |z| <= 4 }
StartsAtZero { z = z + nothing: z = z*z + pixel + never*2, |z| <= 4 }
ChangesPixel { pixel = abs(pixel) - 0.5, z = 0 : z = z*z + pixel, |z| <= 4 }
ChangesParam { z = pixel: p1 = p1*0.5 + 0.1, z = z*z + p1, |z| <= 4
  ; set p1=0.4
}
Remembers { z = before = pixel: t = z, z = z*z + 0.5 - 0.4*before, before = t, |z| <= 9 }
