import Rast

// Newton's method for z³ = 1. A float beside a complex operand is a complex number here, as in a kernel.

/// By how much Newton's method moves z: (z³ - 1) / 3z², times a relaxation of 1.
@inline(__always) private func newtonStep(_ re: Double, _ im: Double) -> (re: Double, im: Double) {
  let relaxation = 1.0
  let (re2, im2) = (re * re - im * im, re * im + im * re)
  let (a, b) = (re * re2 - im * im2 - 1, re * im2 + im * re2 - 0)
  let (e, f) = (relaxation * a - 0 * b, relaxation * b + 0 * a)
  let (c, d) = (3 * re2 - 0 * im2, 3 * im2 + 0 * re2)
  let norm = c * c + d * d
  return ((e * c + f * d) / norm, (f * c - e * d) / norm)
}

enum NewtonTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, moved, n) = (x, y, 1.0, 0)
    while !(moved < 1e-12), n < iterations {
      let (stepRe, stepIm) = newtonStep(re, im)
      (re, im) = (re - stepRe, im - stepIm)
      moved = stepRe * stepRe + stepIm * stepIm
      n += 1
    }
    if n >= iterations { return .countAndHue(Double(n), 0) }
    let overshoot = min(max(Functions.ln(moved) / Functions.ln(1e-12), 1), 2)
    return .countAndHue(
      Double(n) + 1 - Functions.log2(overshoot), Functions.arg(Complex(re, im)) / (2 * .pi))
  }
}

enum NovaTwin: NativeTwin {
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _: Double) -> Sample {
    var (re, im, moved, n) = (1.0, 0.0, 1.0, 0)
    while !(moved < 1e-12), n < iterations {
      let (stepRe, stepIm) = newtonStep(re, im)
      let (nextRe, nextIm) = (re - stepRe + x, im - stepIm + y)
      moved = (nextRe - re) * (nextRe - re) + (nextIm - im) * (nextIm - im)
      (re, im) = (nextRe, nextIm)
      n += 1
    }
    return .smoothCount(Double(n))
  }
}
