ByZeroAtFirst { z = 1/p1: z = z*z + pixel, |z| <= 4 }
Newton { z = pixel: w = z - (z*z*z - 1)/(3*z*z), d = |w - z|, z = w, d > 0.0001 }
ByModulus { z = pixel: z = z*z + 0.1/|z - 0.97|, |z| <= 9 }
ByReal { z = pixel: x = 0.1/real(z), z = z*z*0.5 + x*0.1, 0 - |z| > -9 || x < 0 }
Grid { z = floor(pixel*2): z = (z + 1)/z, |z| <= 1e6 || |z| > 1e9 }
InAChoice { z = floor(pixel*2): if (real(z) > 0), z = z/(imag(z) + 1) - 0.9, else, z = z*z + 0.5, endif, |z| < 50 }
Unused { z = floor(pixel*3): t = 1/z, z = z*0.6 - 0.2, |z| + 0*|t| < 9 }
InTheTest { z = floor(pixel*2): z = z - 1, 1/(|z|) < 30 }
Magnet { z = 0: z = sqr((z*z + pixel - 1)/(2*z + pixel - 2)), |z| <= 100 && |z - 1| > 1e-6 }
NotEqual { z = floor(pixel*2): t = 2/z, z = z*0.5, t != 4 && |z| < 5 }
