import Rast

// The loops as one would write them in Swift for speed: plain doubles, no complex type. See NativeTwin.

/// The smooth escape count of a point that was squared until it was here.
@inline(__always) private func smoothCount(_ n: Int, _ iterations: Int, _ re: Double, _ im: Double) -> Sample
{
  if n >= iterations { return .smoothCount(Double(n)) }
  return .smoothCount(Double(n) + 1 - Functions.log2(Functions.log2(Functions.abs(Complex(re, im)))))
}

enum MandelbrotTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 4, n < iterations {
      (re, im) = (re * re - im * im + x, re * im + im * re + y)
      n += 1
    }
    return .count(n)
  }
}

enum BurningShipTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 65536, n < iterations {
      let (a, b) = (re.magnitude, im.magnitude)
      (re, im) = (a * a - b * b + x, a * b + b * a + y)
      n += 1
    }
    return smoothCount(n, iterations, re, im)
  }
}

enum CelticTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 65536, n < iterations {
      (re, im) = ((re * re - im * im).magnitude + x, re * im + im * re + y)
      n += 1
    }
    return smoothCount(n, iterations, re, im)
  }
}

enum JuliaTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    let (seedRe, seedIm) = (-0.8, 0.156)
    var (re, im, n) = (x, y, 0)
    while re * re + im * im <= 65536, n < iterations {
      (re, im) = (re * re - im * im + seedRe, re * im + im * re + seedIm)
      n += 1
    }
    return smoothCount(n, iterations, re, im)
  }
}

enum MultibrotTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, n) = (0.0, 0.0, 0)
    while re * re + im * im <= 4, n < iterations {
      let (re2, im2) = (re * re - im * im, re * im + im * re)
      let (re4, im4) = (re2 * re2 - im2 * im2, re2 * im2 + im2 * re2)
      (re, im) = (re * re4 - im * im4 + x, re * im4 + im * re4 + y)
      n += 1
    }
    return .count(n)
  }
}

enum PhoenixTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
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
    return .count(n)
  }
}

enum MagnetTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
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
    return .count(n)
  }
}
