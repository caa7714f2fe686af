/// Tells what part of a picture's escaped pixels escaped sooner than a given count.
struct CountRanks: Sendable {
  /// The most counts that are looked at; more would not change any colour.
  static let maximumSize = 1 << 16

  private let sorted: [Double]

  /// The lowest count; 0 if there is none.
  var lowest: Double { sorted.first ?? 0 }

  /// The ranks of a picture's counts; those of a picture without counts are all 0.
  init(_ picture: Picture) {
    let pixels = picture.samples.count
    // Steps of the golden ratio spread evenly over the picture and do not line up with anything in it.
    let golden = 0.6180339887498949
    let isWhole = pixels <= Self.maximumSize
    let limit = Double(picture.frame.iterations)
    var counts: [Double] = []
    for step in 0..<min(pixels, Self.maximumSize) {
      let place = (Double(step) * golden).truncatingRemainder(dividingBy: 1)
      let index = isWhole ? step : min(pixels - 1, Int(place * Double(pixels)))
      if let count = picture.samples[index].count, count < limit { counts.append(count) }
    }
    sorted = counts.sorted()
  }

  /// The rank of a count, from 0 to 1; equal counts share the middle of their ranks.
  func rank(_ count: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let below = firstIndex { $0 >= count }
    let notAbove = firstIndex { $0 > count }
    return Double(below + notAbove) / Double(2 * sorted.count)
  }

  /// The first index at which `condition` holds; it holds at all later ones, too.
  private func firstIndex(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Sample {
  /// The escape count; nil if there is none, or if it is NaN.
  var count: Double? {
    switch self {
    case .count(let count): Double(count)
    case .smoothCount(let count), .countAndHue(let count, _): count.isNaN ? nil : count
    case .colour, .glyph: nil
    }
  }
}
