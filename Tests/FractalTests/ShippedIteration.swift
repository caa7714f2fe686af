import Glibc
import Rast
import TestSupport
import Testing

/// What a shipped kernel iterates, written down from the literature rather than from the kernel.
struct ShippedIteration: CustomTestStringConvertible, Sendable {
  var name: String
  var start: @Sendable (_ c: Complex) -> Complex
  /// Whether the kernel goes on from there.
  var goesOn: @Sendable (Complex) -> Bool
  /// Where it goes from the last one of the points.
  var step: @Sendable (_ way: [Complex], _ c: Complex) -> Complex

  var testDescription: String { name }

  private init(
    _ name: String, from start: @escaping @Sendable (_ c: Complex) -> Complex, within radius: Double? = nil,
    while goesOn: (@Sendable (Complex) -> Bool)? = nil,
    _ step: @escaping @Sendable (_ z: Complex, _ c: Complex) -> Complex
  ) {
    self.init(name, from: start, within: radius, while: goesOn, way: { step($0[$0.count - 1], $1) })
  }

  private init(
    _ name: String, from start: @escaping @Sendable (_ c: Complex) -> Complex, within radius: Double? = nil,
    while goesOn: (@Sendable (Complex) -> Bool)? = nil,
    way step: @escaping @Sendable (_ way: [Complex], _ c: Complex) -> Complex
  ) {
    (self.name, self.start, self.step) = (name, start, step)
    self.goesOn = goesOn ?? { z in radius.map { z.norm <= $0 * $0 } ?? true }
  }

  /// Those of the shipped kernels that iterate a point.
  static let all: [ShippedIteration] = escaping + julias + folding + resting + remembering

  @Sendable private static func zero(_: Complex) -> Complex { 0 }
  @Sendable private static func same(_ c: Complex) -> Complex { c }

  private static let escaping: [ShippedIteration] = [
    .init("mandelbrot", from: zero, within: 2) { $0 * $0 + $1 },
    .init("glyphs", from: zero, within: 2) { $0 * $0 + $1 },
    .init("mandelbrot-smooth", from: zero, within: 256) { $0 * $0 + $1 },
    .init("mandelbrot-de", from: zero, within: 256) { $0 * $0 + $1 },
    .init("mandelbrot-relief", from: zero, within: 1000) { $0 * $0 + $1 },
    .init("orbit-trap", from: zero, within: 10) { $0 * $0 + $1 },
    .init("multibrot", from: zero, within: 2) { $0 * $0 * $0 * $0 * $0 + $1 },
    .init("tricorn", from: zero, within: 256) { $0.conj * $0.conj + $1 },
    .init("burning-ship", from: zero, within: 256) { $0.folded * $0.folded + $1 },
    .init("celtic", from: zero, within: 256) { z, c in
      let square = z * z
      return Complex(abs(square.re), square.im) + c
    },
    .init("buffalo", from: zero, within: 256) { z, c in
      let square = (z * z).folded
      return square.conj + c
    },
    .init("lambda", from: { _ in 0.5 }, within: 256) { $1 * $0 * (1 - $0) },
    .init("barnsley", from: same, within: 2) { $0.re >= 0 ? ($0 - 1) * $1 : ($0 + 1) * $1 },
    .init("collatz", from: same, within: 100) { z, _ in
      // 1 where z is even, and 0 where it is odd.
      let share: Complex = (1 + cosine(Complex(.pi, 0) * z)) / 2
      return share * (z / 2) + (1 - share) * (3 * z + 1)
    },
  ]

  private static let julias: [ShippedIteration] = [
    .init("julia", from: same, within: 256) { z, _ in z * z + Complex(-0.8, 0.156) },
    .init("julia-morph", from: same, within: 256) { z, _ in
      // The point of the main cardioid at 0.3 turns, and a twentieth farther out.
      let angle = 2 * Double.pi * 0.3
      let seed = Complex(cos(angle) / 2 - cos(2 * angle) / 4, sin(angle) / 2 - sin(2 * angle) / 4)
      return z * z + 1.05 * seed
    },
    .init("biomorph", from: same, within: 10) { z, _ in z * z * z + 0.5 },
    .init("barnsley-julia", from: same, within: 2) { z, _ in
      (z.re >= 0 ? z - 1 : z + 1) * Complex(1.1, 0.4)
    },
    .init("glynn", from: same, within: 2) { z, _ in
      let (size, angle) = (pow(z.norm, 0.75), 1.5 * atan2(z.im, z.re))
      return Complex(size * cos(angle), size * sin(angle)) - 0.2
    },
    .init("mcmullen", from: same, within: 256) { z, _ in z * z * z - 0.07 / (z * z * z) },
    .init("sine", from: same, while: { abs($0.im) <= 50 }) { z, _ in
      Complex(1, 0.3) * Complex(sin(z.re) * cosh(z.im), cos(z.re) * sinh(z.im))
    },
  ]

  private static let folding: [ShippedIteration] = [
    .init("kaliset", from: same) { z, _ in z.folded / Complex(z.norm, 0) - Complex(1.1, 0.1) },
    .init("sierpinski", from: same, within: 100) { z, _ in
      let corners = [-30.0, -150, 90].map { Complex(cos($0 * .pi / 180), -sin($0 * .pi / 180)) }
      return 2 * z - (corners.min { ($0 - z).norm < ($1 - z).norm } ?? 0)
    },
    .init("apollonian", from: same) { z, _ in
      let (inner, outer) = (1 / 3.0.squareRoot(), 1 + 2 / 3.0.squareRoot())
      if z.norm < inner * inner { return z.inverted(at: 0, radius: inner) }
      // Circles about three centers at right angles to the outermost, which touch the innermost.
      let far = (outer * outer + inner * inner) / (2 * inner)
      for angle in [30.0, 150, -90] {
        let center = Complex(far * cos(angle * .pi / 180), far * sin(angle * .pi / 180))
        let radius = (far * far - outer * outer).squareRoot()
        if (z - center).norm < radius * radius { return z.inverted(at: center, radius: radius) }
      }
      return z
    },
    .init("hyperbolic", from: same, while: { $0.norm < 1 }) { z, _ in
      let (a, b) = (Double.pi / 5, Double.pi / 6)
      var angle = atan2(z.im, z.re)
      while angle < 0 { angle += 2 * a }
      while angle >= 2 * a { angle -= 2 * a }
      if angle > a { angle = 2 * a - angle }
      let turned = Complex(z.norm.squareRoot() * cos(angle), z.norm.squareRoot() * sin(angle))
      let far = cos(b) / (cos(b) * cos(b) - sin(a) * sin(a)).squareRoot()
      let radius = (far * far - 1).squareRoot()
      let center = Complex(far, 0)
      return (turned - center).norm < radius * radius ? turned.inverted(at: center, radius: radius) : turned
    },
  ]

  private static let resting: [ShippedIteration] = [
    .init("newton", from: same) { z, _ in newton(z) },
    .init("nova", from: { _ in 1 }) { z, c in newton(z) + c },
    .init("magnet", from: zero, while: isNoMagnet) { z, c in
      let (above, below): (Complex, Complex) = (z * z + c - 1, 2 * z + c - 2)
      return (above / below) * (above / below)
    },
    .init("magnet2", from: zero, while: isNoMagnet) { z, c in
      let (a, b): (Complex, Complex) = (c - 1, c - 2)
      let above: Complex = z * z * z + 3 * a * z + a * b
      let below: Complex = 3 * z * z + 3 * b * z + a * b + 1
      return (above / below) * (above / below)
    },
  ]

  private static let remembering: [ShippedIteration] = [
    .init("phoenix", from: { Complex($0.im, $0.re) }, within: 2) { way, _ in
      let (z, before) = (way[way.count - 1], way.count > 1 ? way[way.count - 2] : 0)
      return z * z + 0.56667 - 0.5 * before
    },
    .init("spider", from: same, within: 256) { way, c in
      let z = way[way.count - 1]
      return z * z + way.dropFirst().reduce(c) { $0 / 2 + $1 }
    },
    .init("pendulum", from: same) { way, _ in
      let z = way[way.count - 1]
      let speed = way.count > 1 ? (z - way[way.count - 2]) / 0.04 : 0
      var force = -0.5 * z - 0.2 * speed
      for angle in [90.0, 210, -30] {
        let pull = Complex(cos(angle * .pi / 180), sin(angle * .pi / 180)) - z
        force = force + pull / Complex(pow(pull.norm + 0.09, 1.5), 0)
      }
      return z + 0.04 * (speed + 0.04 * force)
    },
  ]

  @Sendable private static func isNoMagnet(_ z: Complex) -> Bool {
    z.norm <= 10_000 && (z - 1).norm > 1e-8
  }

  /// A step of Newton's method towards a cube root of 1.
  private static func newton(_ z: Complex) -> Complex {
    let (above, below): (Complex, Complex) = (2 * z * z * z + 1, 3 * z * z)
    return above / below
  }

  private static func cosine(_ z: Complex) -> Complex {
    Complex(cos(z.re) * cosh(z.im), -sin(z.re) * sinh(z.im))
  }
}
