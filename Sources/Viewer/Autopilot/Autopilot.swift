import Fractal
import Glibc
import Rast

/// Flies the viewer: closer and closer to detail, and back out when there is none left.
struct Autopilot {
  /// Where it is going.
  enum Leg: Equatable {
    /// Closer to a point; nil until it has looked for one.
    case closer(Complex?)
    /// Back out to this span.
    case back(span: Double)
  }

  /// Where it is going.
  private(set) var leg = Leg.closer(nil)
  /// When it moved last.
  var last: ContinuousClock.Instant
  /// The span at which it looked around last.
  private var lookedAt = Double.infinity
  private var generator: SplitMix

  /// The factor by which it zooms in each second, and the one by which it zooms out on the way back.
  private static let speed = 2.0
  private static let backSpeed = 4.0
  /// The fraction of the way to the target that is left after a second.
  private static let rest = 0.2
  /// It looks around each time it has zoomed in by this factor.
  private static let lookStep = 1.25
  /// A picture is boring if a smaller fraction of its neighbouring pixels differ.
  static let boring = 0.015
  /// A picture is dust if a larger fraction of its neighbouring pixels differ, and black if a larger fraction of its pixels
  /// are.
  private static let (dust, black) = (0.85, 0.6)

  /// An autopilot that begins now; the same seed and pictures make the same flight.
  init(seed: UInt64, now: ContinuousClock.Instant) { (generator, last) = (SplitMix(state: seed), now) }

  /// Looks around, if it is time to.
  ///
  /// - Parameter isAtEnd: whether floats can't resolve anything closer.
  /// - Returns: false if there is nothing to fly to, and the view is as wide as `widest` already.
  mutating func look(_ canvas: Canvas, _ viewport: Viewport, isAtEnd: Bool, widest: Double) -> Bool {
    switch leg {
    case .back(let span):
      guard viewport.span >= span else { return true }
      (leg, lookedAt) = (.closer(nil), .infinity)
    case .closer: break
    }
    guard isAtEnd || viewport.span * Autopilot.lookStep <= lookedAt else { return true }
    lookedAt = viewport.span
    let map = DetailMap(canvas)
    // What begins as dust or black has nothing better farther out.
    let isBad = map.difference > Autopilot.dust || map.blackness > Autopilot.black
    if isAtEnd || map.difference < Autopilot.boring || isBad && viewport.span < widest / 2 {
      guard viewport.span < widest * 0.999 else { return false }
      // Far enough out that the next target is a different place.
      let farther = viewport.span * Double(1 << Int.random(in: 4...12, using: &generator))
      leg = .back(span: min(widest, farther))
      return true
    }
    leg = .closer(choose(map, canvas.frame.region))
    return true
  }

  /// A point with detail: anywhere for a new target; otherwise near the middle, where the old one is.
  private mutating func choose(_ map: DetailMap, _ region: Region) -> Complex {
    let isNew = leg == .closer(nil)
    let weights = map.tiles.map { tile -> Double in
      let (dx, dy) = (tile.x - 0.5, tile.y - 0.5)
      let worth = tile.worth * tile.worth
      return isNew ? worth : worth / (0.02 + (dx * dx + dy * dy) * (dx * dx + dy * dy))
    }
    var rest = Double.random(in: 0..<1, using: &generator) * weights.reduce(0, +)
    let index = weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    }
    let tile = map.tiles[index ?? weights.count / 2]
    return Complex(
      region.x1 + (region.x2 - region.x1) * tile.x, region.y1 + (region.y2 - region.y1) * tile.y)
  }

  /// The viewport after so many seconds of flight.
  func moved(_ viewport: Viewport, seconds: Double) -> Viewport {
    var viewport = viewport
    switch leg {
    case .back: viewport.span *= pow(Autopilot.backSpeed, seconds)
    case .closer(let target):
      viewport.span /= pow(Autopilot.speed, seconds)
      guard let target else { break }
      let part = 1 - pow(Autopilot.rest, seconds)
      viewport.center.re += (target.re - viewport.center.re) * part
      viewport.center.im += (target.im - viewport.center.im) * part
    }
    return viewport
  }

  /// Sebastiano Vigna's SplitMix64.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
