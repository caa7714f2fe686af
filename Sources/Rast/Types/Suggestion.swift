/// Finds the name that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `name`, if one is near enough to be a slip of the pen.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(name.lowercased().unicodeScalars)
    guard target.count <= 64 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard let distance = slip(target, scalars) else { continue }
      // A one-letter name is one edit away from every other, so only a difference in case counts as a slip.
      if min(target.count, scalars.count) < 2, distance > 0 { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The candidates near `name`, the nearest first; none for a name of one letter, which is near every other.
  static func nearby(_ name: String, among candidates: some Sequence<String>) -> [String] {
    let target = Array(name.lowercased().unicodeScalars)
    guard (2...64).contains(target.count) else { return [] }
    let ranked = candidates.compactMap { candidate -> (distance: Int, name: String)? in
      guard candidate != name, let distance = slip(target, Array(candidate.lowercased().unicodeScalars))
      else {
        return nil
      }
      return (distance, candidate)
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
  }

  /// The distance between two names, if it is small enough for a slip: up to a third of the longer name's letters.
  private static func slip(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int? {
    let limit = max(1, max(a.count, b.count) / 3)
    guard abs(a.count - b.count) <= limit else { return nil }
    let distance = distance(a, b)
    return distance <= limit ? distance : nil
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours that turn a into b
  /// (optimal string alignment).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var least = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        row.append(least)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
