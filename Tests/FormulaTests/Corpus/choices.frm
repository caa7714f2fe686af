OneChoice {
  z = pixel:
  if (real(z) > 0)
    z = z*z - 0.6
  endif
  z = z*z + 0.1
  |z| <= 4
}
ManyChoices {
  z = pixel, c = 0.2:
  IF (real(z) >= 0.5)
    z = (z - 1)*pixel, c = c + 0.01
  ELSEIF (real(z) < -0.5 && imag(z) > 0)
    z = z*z + c
  ELSEIF (imag(z) < 0)
    z = conj(z)*1.1
  ELSE
    z = z*z*z + 0.4
  ENDIF
  |z| <= 16
}
Nested {
  z = pixel
  if (imag(z) > 0)
    c = z
  else
    if (real(z) > 0)
      c = conj(z)
    else
      c = -z
    endif
  endif
  :
  z = z*z + c*0.7
  |z| <= 4
}
ChoiceAtLast {
  z = pixel:
  z = z*z + 0.26
  if (real(z) > 0)
    |z| <= 4
  else
    cabs(z) < 3
  endif
}
ChoiceAtLastOfOne { z = pixel: z = z*z + pixel, if (|z| <= 4), z = z + 0.001, endif }
StoresInCondition {
  z = pixel, k = 0:
  if ((k = k + 1) < 3)
    z = z*1.1
  elseif ((w = |z|) < 1)
    z = z*z + 0.3 + w/9
  else
    z = z*z - w*0.1
  endif
  |z| <= 9
}
Local { z = pixel: if (|z| < 1), t = z*z, z = t + 0.3, else, t = z - 1, z = z*t, endif, |z| <= 9 }
Switch { z = pixel, turn = 0: turn = 1 - turn, if (turn), z = z*z + 0.3, else, z = z*z - 0.3, endif, |z| <= 4 }
