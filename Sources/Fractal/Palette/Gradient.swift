import Colour

/// Colours along a line from 0 to 1, given at a few places and smooth between them: a cubic curve through each
/// component that never overshoots (F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic
/// Interpolation", SIAM J. Numer. Anal. 17, 1980).
struct Gradient: Sendable {
  private typealias Vector = SIMD4<Double>

  private struct Stop {
    var position: Double
    var value: Vector
    var slope = Vector.zero
  }

  /// What is between two stops: a polynomial of the place after the first one, in widths.
  private struct Segment {
    let position: Double
    let widths: Double
    let coefficients: (Vector, Vector, Vector, Vector)

    init(_ low: Stop, _ high: Stop) {
      let width = high.position - low.position
      (position, widths) = (low.position, 1 / width)
      // The cubic Hermite basis, by powers.
      let (rise, begin, end) = (high.value - low.value, low.slope * width, high.slope * width)
      coefficients = (low.value, begin, 3 * rise - 2 * begin - end, begin + end - 2 * rise)
    }
  }

  private let segments: [Segment]
  /// For each of some equal parts of the line, the segment that it begins in.
  private let firsts: [Int]
  /// Whether its second half is the first half backwards.
  let isMirrored: Bool

  /// A gradient that comes back to its first colour at 1; positions start at 0, ascend, and stay below 1.
  init(cyclic stops: [(position: Double, colour: RGB)]) {
    self.init(cyclic: stops, isMirrored: false)
  }

  private init(cyclic stops: [(position: Double, colour: RGB)], isMirrored: Bool) {
    // With a turn before and a turn after, so that the curve is smooth where it closes.
    let turns = [-1.0, 0, 1].flatMap { turn in stops.map { (turn + $0.position, $0.colour) } }
    self.init(through: turns, isMirrored: isMirrored)
  }

  /// A gradient through evenly spaced colours to the last one and back again, so that it can repeat.
  init(mirrored colours: [RGB]) {
    let there = colours.enumerated().map { (Double($0) / Double(2 * (colours.count - 1)), $1) }
    let back = there.dropFirst().dropLast().reversed().map { (1 - $0.0, $0.1) }
    self.init(cyclic: (there + back).map { (position: $0.0, colour: $0.1) }, isMirrored: true)
  }

  private init(through places: [(Double, RGB)], isMirrored: Bool) {
    self.isMirrored = isMirrored
    var stops = places.map { position, colour in
      let value = Vector(Double(colour.red), Double(colour.green), Double(colour.blue), 0) / 255
      return Stop(position: position, value: value)
    }
    func secant(_ k: Int) -> Vector {
      (stops[k + 1].value - stops[k].value) / (stops[k + 1].position - stops[k].position)
    }
    for k in stops.indices.dropFirst().dropLast() {
      let (before, after) = (secant(k - 1), secant(k))
      // The harmonic mean where the curve keeps its direction, level where it turns: so it is monotone.
      var slope = 2 * before * after / (before + after)
      slope.replace(with: 0, where: before * after .<= 0)
      stops[k].slope = slope
    }
    let inside = stops.filter { (0...1).contains($0.position) }
    segments = zip(inside, inside.dropFirst()).map(Segment.init)
    firsts = (0..<Gradient.parts).map { [segments] part in
      let place = Double(part) / Double(Gradient.parts)
      return segments.lastIndex { $0.position <= place } ?? 0
    }
  }

  private static let parts = 256

  /// The colour at a place, of which only the fraction matters.
  func colour(at place: Double) -> RGB {
    let t = place - place.rounded(.down)
    // A place that is infinite or NaN leaves NaN.
    var k = t > 0 ? firsts[Int(min(t * Double(Gradient.parts), Double(Gradient.parts - 1)))] : 0
    while k + 1 < segments.count, segments[k + 1].position <= t { k += 1 }
    let s = (t - segments[k].position) * segments[k].widths
    let (a, b, c, d) = segments[k].coefficients
    let value = ((d * s + c) * s + b) * s + a
    return RGB(unit: value.x, value.y, value.z)
  }
}
