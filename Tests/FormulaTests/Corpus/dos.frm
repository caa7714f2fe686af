Dos (XAXIS) { ; the ends of lines are those of DOS
  z = 0:
  z = z*z + pixel
  |z| <= 4
}

Latin1 { ; café ½, an old encoding
  z = pixel :
  z = z*z + 0.3
  |z| <= 4
}
