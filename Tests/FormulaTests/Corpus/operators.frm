SignThenPower { z = pixel: z = -z^2 + 0.6, |z| <= 4 }

PowerLeft { z = pixel, k = 2^3^0.5 : z = z^k*0.5 + 0.4, |z| <= 16 }

NegativePower { z = pixel: z = z^-2 + pixel*0.3, |z| <= 100 }

ZeroToAPower { z = 0: z = z^(0.5,1) + z^0 + pixel, |z| <= 16 }

ComplexPower { z = pixel: z = z^(2,0.3) + (0.2,0.1), |z| <= 16 }

RealPower { z = pixel: x = real(z)^1.5, y = |z|^0.75, w = imag(z)^3, z = x + flip(y) - w/9, |z| <= 40 }

SignInTheMiddle { z = pixel: z = z*-z + 0.5 - -pixel, |z| <= 9 }

Products { z = pixel: z = z*z/2/pixel*pixel - z/4*3 + 0.2, |z| <= 9 }

StoresComparison { z = pixel, t = u = real(z) < 0.1 && imag(z) > 0 : z = z*z + t/4 - u*0.3, bailout = |z| <= 4, bailout }

IfByStores { z = w = pixel: (z = z*z + 0.3)*(real(w) < 0) + (z = z*z - 0.7)*(0 <= real(w)), |z| <= 4 }

StoresMore { z = pixel: w = 0.5*(t = z)*z + (u = t)*0.4 - 0.1, z = w + t*u/4, -(v = w) + 0.1, |v| <= 4 }

StoresLess { z = pixel: w = ((t = z)) * z + 0.2, z = w + t*0.1, (v = |z|) <= 4 && v < 9 }

StoresTwice { z = q = pixel : z = z*z + q, w = r = |z|, w + r <= 8 }

StoresWithin { z = 0.1: z = z*z + (c = pixel*0.9) + c/10, |z| <= 4 }

ReadsBeforeStoring { z = pixel, w = 0.5 : z = w + z*(w = z*0.25) + w, |z| <= 16 }

Parenthesised { z = (((pixel))): z = ((z)*(z)) + ((0.28)), |(z)| <= (4) }

Pairs { z = (0.2,-0.1), s = (real(pixel), imag(pixel)/2) : z = z*z + s, |z| <= 4 }

PairAsArgument { z = pixel, k = exp(0.1,0.2) : z = z*z*k + sin(imag(z), real(z))/5, |z| <= 9 }

Moduli { z = pixel: z = z*z - |z + (|pixel|)|/9 + 0.2, |z| <= 9 }

ModulusOfReal { z = pixel: z = z*z + 0.1*pixel, |real(z)| + |imag(z)| <= 4 }

Comparisons {
  z = pixel:
  a = (real(z) < imag(z)), b = (real(z) >= 0.5), c = (z == 1), d = (imag(z) != 0)
  z = z*z + a*0.3 - b*0.2 + c + d/9
  |z| <= 4
}

Chained { z = pixel: z = z*z + 0.25, 0 <= |z| < 4 }

Logic { z = pixel: z = z*z + 0.28, |real(z)| < 4 && |imag(z)| < 4 || |z| < 2 }

NotShort {
  z = pixel, k = 0:
  t = (real(z) > 0 || (k = k + 0.01))
  z = z*z + k*t + 0.1
  |z| <= 4 && (k = k + 0.005) < 9
}

TruthIsReal { z = pixel: z = z*z + pixel, w = (|z| <= 4) + flip(z), w }

NoLimit { z = pixel: z = z*z*0.5 }

LastStores { z = pixel: z = trunc(z*z*0.6) + 0*pixel }

Numbers { z = .5, c = 5., d = 1e-1, e1 = 2.5E-2 : z = z*z*c*d*2. + pixel + e1, |z| <= 4e0 }

Minus { z = - pixel: z = - (z*z) - -0.25, |z| <= - -4 }

KeepsTruth { z = pixel: z = z*z + 0.1*pixel, w = zz + (zz = |z| < 1)*0.1, |z| < 4 + w && zz <= (zz = |z| < 3) + 1 }
