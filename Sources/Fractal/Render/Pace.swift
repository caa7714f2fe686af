/// How many pixels a thread takes at once, chosen so that its results show soon, however slow the kernel is.
struct Pace {
  /// The fewest and the most pixels to take.
  let bounds: ClosedRange<Int>
  /// How many to take next.
  private(set) var limit: Int

  /// How long a thread may work before its results show, in seconds.
  private static let goal = 0.008

  /// A pace for pixels that are expected to take so many seconds each; nil if nothing is known about them.
  init(_ bounds: ClosedRange<Int>, secondsPerPixel: Double?) {
    self.bounds = bounds
    limit = bounds.lowerBound
    if let seconds = secondsPerPixel { limit = Pace.pixels(seconds, in: bounds) }
  }

  /// Learns how long pixels took. It speeds up gradually, as the next ones may be slower, but slows down at once.
  mutating func note(pixels: Int, seconds: Double) {
    let right = Pace.pixels(seconds / Double(max(1, pixels)), in: bounds)
    limit = min(right, limit > bounds.upperBound / 4 ? bounds.upperBound : 4 * limit)
  }

  private static func pixels(_ secondsPerPixel: Double, in bounds: ClosedRange<Int>) -> Int {
    let count = goal / max(secondsPerPixel, 1e-12)
    return min(max(Int(min(count, 1e9)), bounds.lowerBound), bounds.upperBound)
  }
}
