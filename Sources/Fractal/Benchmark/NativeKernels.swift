import Rast

// The loops as one would write them in Swift for speed: plain doubles, no complex type. See NativeTwin.

private func word(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) }

enum MandelbrotTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 4, n < iterations {
      (re, im) = (re * re - im * im + x, re * im + im * re + y)
      n += 1
    }
    return (word(n), 0)
  }
}

enum BurningShipTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 65536, n < iterations {
      let (a, b) = (re.magnitude, im.magnitude)
      (re, im) = (a * a - b * b + x, a * b + b * a + y)
      n += 1
    }
    if n >= iterations { return (Double(n).bitPattern, 0) }
    return ((Double(n) + 1 - Functions.log2(Functions.log2(Functions.abs(Complex(re, im))))).bitPattern, 0)
  }
}

enum MultibrotTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 4, n < iterations {
      let (re2, im2) = (re * re - im * im, re * im + im * re)
      let (re4, im4) = (re2 * re2 - im2 * im2, re2 * im2 + im2 * re2)
      (re, im) = (re * re4 - im * im4 + x, re * im4 + im * re4 + y)
      n += 1
    }
    return (word(n), 0)
  }
}

enum PhoenixTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    let (p, q) = (0.56667, -0.5)
    var (re, im, n) = (y, x, 0)
    var (lastRe, lastIm) = (0.0, 0.0)
    while re * re + im * im <= 4, n < iterations {
      // p and q are complex numbers here, as a float beside a complex operand is in a kernel.
      let nextRe = re * re - im * im + p + (q * lastRe - 0 * lastIm)
      let nextIm = re * im + im * re + 0 + (q * lastIm + 0 * lastRe)
      (lastRe, lastIm, re, im) = (re, im, nextRe, nextIm)
      n += 1
    }
    return (word(n), 0)
  }
}

enum MagnetTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    let (c1Re, c1Im, c2Re, c2Im) = (x - 1, y - 0, x - 2, y - 0)
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 10000, (re - 1) * (re - 1) + (im - 0) * (im - 0) > 1e-8, n < iterations {
      let (a, b) = (re * re - im * im + c1Re, re * im + im * re + c1Im)
      let (c, d) = (2 * re - 0 * im + c2Re, 2 * im + 0 * re + c2Im)
      let norm = c * c + d * d
      let (u, v) = ((a * c + b * d) / norm, (b * c - a * d) / norm)
      (re, im) = (u * u - v * v, u * v + v * u)
      n += 1
    }
    return (word(n), 0)
  }
}

enum NewtonTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64) {
    let relaxation = 1.0
    var (re, im, moved, n) = (x, y, 1.0, 0)
    while !(moved < 1e-12), n < iterations {
      let (re2, im2) = (re * re - im * im, re * im + im * re)
      let (a, b) = (re * re2 - im * im2 - 1, re * im2 + im * re2 - 0)
      let (e, f) = (relaxation * a - 0 * b, relaxation * b + 0 * a)
      let (c, d) = (3 * re2 - 0 * im2, 3 * im2 + 0 * re2)
      let norm = c * c + d * d
      let (stepRe, stepIm) = ((e * c + f * d) / norm, (f * c - e * d) / norm)
      (re, im) = (re - stepRe, im - stepIm)
      moved = stepRe * stepRe + stepIm * stepIm
      n += 1
    }
    if n >= iterations { return (Double(n).bitPattern, 0.0.bitPattern) }
    let overshoot = min(max(Functions.ln(moved) / Functions.ln(1e-12), 1), 2)
    let hue = Functions.atan2(im, re) / (2 * .pi)
    return ((Double(n) + 1 - Functions.log2(overshoot)).bitPattern, hue.bitPattern)
  }
}
