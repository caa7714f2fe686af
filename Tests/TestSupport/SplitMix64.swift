/// A small generator of random numbers that are the same on every machine: SplitMix64, from G. L. Steele, D. Lea and
/// C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose numbers depend on the seed alone.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// An int from 0 up to but not including `count`. It is not quite evenly distributed, which doesn't matter here.
  public mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// An int within a range.
  public mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in so many cases of a hundred.
  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of some choices, each as likely as its weight says.
  mutating func choose<Choice>(_ first: (Int, Choice), _ rest: (Int, Choice)...) -> Choice {
    var left = below(rest.reduce(first.0) { $0 + $1.0 }) - first.0
    for (weight, choice) in rest {
      if left < 0 { break }
      left -= weight
      if left < 0 { return choice }
    }
    return first.1
  }

  /// One of some elements, if there are any.
  public mutating func pick<Elements: RandomAccessCollection>(_ elements: Elements) -> Elements.Element? {
    elements.isEmpty ? nil : elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
  }
}
