import Rast

// Kernels that call functions in each turn.

enum CollatzTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, n) = (x, y, 0)
    while re * re + im * im <= 10000, n < iterations {
      let angle = Complex(.pi * re - 0 * im, .pi * im + 0 * re)
      let cosine = Functions.cos(angle)
      let (a, b) = (2 + (5 * re - 0 * im), 0 + (5 * im + 0 * re))
      let (c, d) = (2 + (7 * re - 0 * im), 0 + (7 * im + 0 * re))
      let (e, f) = (c - (a * cosine.re - b * cosine.im), d - (a * cosine.im + b * cosine.re))
      (re, im) = ((e * 4 + f * 0) / 16, (f * 4 - e * 0) / 16)
      n += 1
    }
    return .count(n)
  }
}

enum SineTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    let (seedRe, seedIm) = (1.0, 0.3)
    var (z, n) = (Complex(x, y), 0)
    while z.im.magnitude <= 50, n < iterations {
      let sine = Functions.sin(z)
      z = Complex(seedRe * sine.re - seedIm * sine.im, seedRe * sine.im + seedIm * sine.re)
      n += 1
    }
    return .count(n)
  }
}

enum MandelbulbTwin: NativeTwin {
  static let inputs: [KernelInput] = [.x, .y, .iterations, .time]

  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _ time: Double) -> Sample {
    let turn = 0.5 + 0.3 * time
    let (cosine, sine) = (Functions.cos(turn), Functions.sin(turn))
    var (depth, here, steps) = (-2.0, 1.0, 0)
    while here > 0.002, depth < 2, steps < 80 {
      here = distance(x * cosine - depth * sine, x * sine + depth * cosine, -y, iterations)
      depth += here
      steps += 1
    }
    if here > 0.002 { return .colour(0.02, 0.03, 0.06) }
    let light = 1 - Double(steps) / 80
    let near = min(max(0.5 - depth / 2.4, 0), 1)
    let square = light * light
    return .colour(square * (0.4 + 0.6 * near), square * (0.25 + 0.55 * near), light * (0.2 + 0.3 * near))
  }

  /// An estimate of how far a point in space is from the set.
  private static func distance(_ x: Double, _ y: Double, _ z: Double, _ iterations: Int) -> Double {
    let power = 8.0
    var (u, v, w) = (x, y, z)
    var (r, slope, n) = ((u * u + v * v + w * w).squareRoot(), 1.0, 0)
    while r <= 2, n < iterations {
      let (r2, r4) = (r * r, r * r * (r * r))
      slope = power * (r * r2 * r4) * slope + 1
      let polarAngle = power * Functions.acos(w / r)
      let azimuth = power * Functions.atan2(v, u)
      let size = r4 * r4
      let width = size * Functions.sin(polarAngle)
      u = width * Functions.cos(azimuth) + x
      v = width * Functions.sin(azimuth) + y
      w = size * Functions.cos(polarAngle) + z
      r = (u * u + v * v + w * w).squareRoot()
      n += 1
    }
    return 0.5 * Functions.ln(r) * r / slope
  }
}
