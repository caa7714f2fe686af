import Glibc

/// How likely it is that two lots of times differ only by chance: the rank-sum test of Wilcoxon, Mann and Whitney. It
/// looks at nothing but which times are longer than which, and so assumes nothing of how they scatter.
enum RankTest {
  /// The chance that two lots of the same kind lie as far apart as these, or further, to either side.
  static func chance(_ one: [Double], _ other: [Double]) -> Double {
    var wins = 0.0
    for a in one {
      for b in other { wins += a < b ? 1 : (a == b ? 0.5 : 0) }
    }
    let pairs = Double(one.count * other.count)
    // A half is counted against a difference.
    return chance(ofFewestWins: Int(min(wins, pairs - wins).rounded(.up)), one.count, other.count)
  }

  /// The least chance that lots of these sizes can have: that of two which do not overlap.
  static func leastChance(_ one: Int, _ other: Int) -> Double { chance(ofFewestWins: 0, one, other) }

  private static func chance(ofFewestWins wins: Int, _ one: Int, _ other: Int) -> Double {
    guard one > 0, other > 0 else { return 1 }
    if one + other > largestExact { return normalChance(wins, Double(one), Double(other)) }
    let ways = waysToWin(one, other)
    return min(1, 2 * ways[0...wins].reduce(0, +) / ways.reduce(0, +))
  }

  /// The most times whose arrangements are counted; with more, a normal distribution is as good.
  private static let largestExact = 60

  /// In how many arrangements each number of pairs is won: the coefficients of the product of (1 - q^(other + i)) /
  /// (1 - q^i) for i from 1 to `one`.
  private static func waysToWin(_ one: Int, _ other: Int) -> [Double] {
    let most = one * other
    var ways = [Double](repeating: 0, count: most + 1)
    ways[0] = 1
    for i in 1...one {
      for wins in stride(from: most, through: other + i, by: -1) { ways[wins] -= ways[wins - other - i] }
      for wins in stride(from: i, through: most, by: 1) { ways[wins] += ways[wins - i] }
    }
    return ways
  }

  private static func normalChance(_ wins: Int, _ one: Double, _ other: Double) -> Double {
    let distance = max(0, one * other / 2 - Double(wins) - 0.5)
    return erfc(distance / (one * other * (one + other + 1) / 6).squareRoot())
  }
}
