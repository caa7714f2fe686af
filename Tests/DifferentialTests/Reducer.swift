import TestSupport

/// Shrinks a program on which backends differ by leaving out tokens, as long as they still differ (A. Zeller and
/// R. Hildebrandt, Simplifying and isolating failure-inducing input, 2002).
struct Reducer {
  private var program: GeneratedProgram
  private var tokens: [Substring]
  private let end: ContinuousClock.Instant

  /// The smallest program found within so many seconds, and the difference it shows.
  static func reduced(_ program: GeneratedProgram, seconds: Int = 20) -> GeneratedProgram {
    var reducer = Reducer(program, ContinuousClock.now + .seconds(seconds))
    while reducer.removeParts() || reducer.unwrapGroups() || reducer.replaceParts() {}
    return reducer.program
  }

  private init(_ program: GeneratedProgram, _ end: ContinuousClock.Instant) {
    self.program = program
    self.end = end
    tokens = Reducer.tokens(program.text)
  }

  /// The tokens: words, numbers and literals are whole, every other character is one. Blanks belong to the token before
  /// them.
  private static func tokens(_ text: String) -> [Substring] {
    let pattern = #/(?:'(?:\\u\{\w+\}|\\.|[^'])'|"(?:\\.|[^"\\])*"|\w+(?:\.\d+)?(?:e-?\d+)?|.)\s*/#
    return text.matches(of: pattern.matchingSemantics(.unicodeScalar)).map(\.output)
  }

  /// Tries a program. True if backends differ on it, too.
  private mutating func take(_ candidate: [Substring]) -> Bool {
    guard candidate.count <= tokens.count, candidate != tokens, ContinuousClock.now < end else {
      return false
    }
    var smaller = program
    smaller.text = candidate.joined()
    guard (try? Comparison(smaller).difference()) != nil else { return false }
    (program, tokens) = (smaller, candidate)
    return true
  }

  /// Leaves out runs of tokens, long ones first.
  private mutating func removeParts() -> Bool {
    var isSmaller = false
    var length = max(1, tokens.count / 2)
    while length > 0 {
      var start = 0
      while start + length <= tokens.count {
        let candidate = Array(tokens[..<start] + tokens[(start + length)...])
        if take(candidate) { isSmaller = true } else { start += max(1, length / 4) }
      }
      length = length > 16 ? length / 2 : length - 1
    }
    return isSmaller
  }

  /// Leaves out what is between brackets, or everything else.
  private mutating func unwrapGroups() -> Bool {
    for open in tokens.indices {
      guard let close = closing(open) else { continue }
      let (before, inner, after) = (tokens[..<open], tokens[open + 1..<close], tokens[(close + 1)...])
      if take(Array(before + after)) || take(Array(before + inner + after)) { return true }
      if take(Array(before + tokens[open...open] + tokens[close...close] + after)) { return true }
    }
    return false
  }

  private func closing(_ open: Int) -> Int? {
    guard let first = tokens[open].first, "({[".contains(first) else { return nil }
    var depth = 0
    for index in open..<tokens.count {
      guard let character = tokens[index].first else { continue }
      if "({[".contains(character) { depth += 1 }
      if ")}]".contains(character) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Puts something plain in the place of several tokens.
  private mutating func replaceParts() -> Bool {
    for start in tokens.indices {
      for length in 2...24 where start + length <= tokens.count {
        for plain in ["0 ", "0.5 ", "1i ", "true ", "point ", ""] {
          let candidate = tokens[..<start] + [Substring(plain)] + tokens[(start + length)...]
          if take(Array(candidate)) { return true }
        }
      }
    }
    return false
  }
}
