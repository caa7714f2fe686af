import Fractal

/// Whether floats have enough digits to tell the points of a frame's pixels apart, and to iterate them.
enum FloatPrecision {
  case enough
  /// Neighbouring points differ only in their last digits, so that what is iterated from them is inaccurate.
  case scarce
  /// Neighbouring pixels fall on the same floats.
  case exceeded
}

extension Frame {
  /// How far the coordinates of neighbouring pixels are apart at least, as a part of the coordinates, so that about two
  /// digits are left for what is iterated.
  private static let leastStep = 2e-14

  /// Whether floats have enough digits for it.
  var precision: FloatPrecision {
    let axes = [(region.x1, region.x2, width), (region.y1, region.y2, height)]
    if axes.contains(where: Frame.coincide) { return .exceeded }
    let isScarce = axes.contains { low, high, count in
      (high - low).magnitude / Double(max(1, count)) < Frame.leastStep * max(low.magnitude, high.magnitude)
    }
    return isScarce ? .scarce : .enough
  }

  private static func coincide(_ low: Double, _ high: Double, _ count: Int) -> Bool {
    var last = low
    for index in 1..<max(2, count) {
      let next = low + (high - low) * (Double(index) / Double(count))
      if next == last { return true }
      last = next
    }
    return false
  }
}
