Sine { z = pixel: z = sin(z)*1.1 + 0.05, |z| <= 50 }
Cosine { z = 0: z = cos(z) + pixel, |z| <= 50 }
OldCosine { z = pixel: z = cosxx(z)*pixel, |z| <= 50 }
Tangent { z = pixel: z = tan(z)*(0.8,0.2) + 0.1, |z| <= 30 }
Cotangent { z = pixel: z = cotan(z)*0.5 + pixel, |z| <= 30 }
HyperbolicSine { z = pixel: z = sinh(z) + 0.2, |z| <= 50 }
HyperbolicCosine { z = 0: z = cosh(z)*0.5 + pixel, |z| <= 50 }
HyperbolicTangents { z = pixel: z = tanh(z)*1.4 + cotanh(z + 2)*0.1, |z| <= 10 }
Exponential { z = pixel: z = exp(z)*0.4 + flip(0.1), |z| <= 100 }
Logarithm { z = 0: z = log(z) + pixel + log(pixel)*0.1, |z| <= 20 }
Roots { z = pixel: z = sqrt(z)*z - sqrt(pixel)/4, |z| <= 16 }
RealFunctions {
  z = pixel :
  x = real(z), y = imag(z)
  x1 = x*x - y*y + sin(y)*0.2 - cos(x)/9 + exp(-x*x)/10
  y1 = 2*x*y + atan(x)*0.1 + tanh(y)/8 + asinh(x)/7 + cosh(y)*0.01
  z = x1 + flip(y1)
  |z| <= 4
}
RootsOfReals { z = pixel: x = sqrt(real(z)), y = sqrt(|imag(z)|), z = z*z + (x + y)/7, |z| <= 4 }
LogsOfReals { z = pixel: z = z*z*0.7 + log(real(z))*0.1 + log(|z|)*0.05, |z| <= 9 }
ArcSines { z = pixel: z = asin(z)*1.2 + asinh(z)*0.3, |z| <= 4 }
ArcCosines { z = pixel: z = acos(z*0.7)*0.4 + pixel, |z| <= 4 }
AreaCosines { z = pixel: z = acosh(z)*pixel, |z| <= 9 }
ArcTangents { z = pixel: z = atan(z)*1.3 + z*z*0.2, |z| <= 9 }
AreaTangents { z = pixel: z = atanh(z/2)*pixel*1.5, |z| <= 9 }
Folded { z = 0: z = sqr(abs(z)) + pixel, |z| <= 4 }
FoldedWithin { z = pixel: z = abs(z*z - 0.5) - (0.4,0.1), |z| <= 9 }
Conjugate { z = 0: z = conj(z)*conj(z) + pixel, |z| <= 4 }
Parts { z = pixel: z = real(z*z) - flip(imag(z*z)) + pixel/2, real(z) + imag(z) <= 9 }
Flipped { z = pixel: z = flip(z*z) + flip(pixel)*0.4 + flip(0.1), |z| <= 4 }
Cabs { z = pixel: z = z*z + cabs(z)*0.1 - 0.2, cabs(z) < 2 }
Rounded { z = pixel: z = z*z*0.6 + floor(z*3)*0.02 + ceil(pixel*2)*0.05, |z| <= 9 }
RoundedMore { z = pixel: z = z*z*0.7 + trunc(z*5)*0.03 - round(pixel*3 + 0.017)*0.04, |z| <= 9 }
RoundedReals { z = pixel: z = z*z + floor(real(z))*0.1 - round(imag(z)*2.1)*0.05 + trunc(|z|)*0.02, |z| <= 9 }
Trivial { z = pixel: z = ident(z)*z + zero(z) + one(z)*0.2 + recip(z + 3)*0.1, |z| <= 9 }
Defaults { z = pixel: z = fn2(z) + fn1(pixel)*0.3 + fn3(0.1) - fn4(0.05)*0.1, |z| <= 9 }
Chosen { z = pixel: z = fn1(z)*fn2(pixel) + 0.1, |z| <= 30 ; a comment
  ; set fn1=cosh fn2=conj
}
ChosenToo { z = pixel: z = fn1(fn2(z)) - fn3(z) + fn4(pixel), |z| <= 30
  ; set fn1=sqr fn2=flip fn3=ident fn4=tanh
}
