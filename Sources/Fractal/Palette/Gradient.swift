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

  /// What is between two stops.
  private struct Segment {
    let low, high: Stop
    let width: Double
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
      Stop(
        position: position, value: Vector(Double(colour.red), Double(colour.green), Double(colour.blue), 0))
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
    segments = zip(inside, inside.dropFirst()).map {
      Segment(low: $0, high: $1, width: $1.position - $0.position)
    }
    firsts = (0..<Gradient.parts).map { [segments] part in
      let place = Double(part) / Double(Gradient.parts)
      return segments.lastIndex { $0.low.position <= place } ?? 0
    }
  }

  private static let parts = 256

  /// The colour at a place, of which only the fraction matters.
  func colour(at place: Double) -> RGB {
    let t = place - place.rounded(.down)
    // A place that is infinite or NaN leaves NaN.
    var k = t > 0 ? firsts[Int(min(t * Double(Gradient.parts), Double(Gradient.parts - 1)))] : 0
    while k + 1 < segments.count, segments[k + 1].low.position <= t { k += 1 }
    let (low, high, width) = (segments[k].low, segments[k].high, segments[k].width)
    let s = (t - low.position) / width
    // The cubic Hermite basis, written so that both ends are exact.
    let (a, b) = ((1 + 2 * s) * (1 - s) * (1 - s), s * s * (3 - 2 * s))
    let (c, d) = (s * (1 - s) * (1 - s) * width, s * s * (s - 1) * width)
    let value = (a * low.value + b * high.value + c * low.slope + d * high.slope) / 255
    return RGB(unit: value.x, value.y, value.z)
  }
}
