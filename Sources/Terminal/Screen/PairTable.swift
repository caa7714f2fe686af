/// The numbers of the pairs of colours that are in use. Pair 0 has the terminal's own colours.
struct PairTable {
  /// A pair, and whether its two colours are to be exchanged.
  struct Use: Hashable {
    var pair: Int32
    var isExchanged: Bool
  }

  /// How many pairs there may be, pair 0 among them.
  let limit: Int
  /// Whether a pair also stands for its reverse, so that only about half as many are needed.
  let isUnordered: Bool
  private var uses: [ColourNumbers: Use] = [:]
  private var count: Int32 = 1

  init(limit: Int, isUnordered: Bool) {
    (self.limit, self.isUnordered) = (max(1, limit), isUnordered)
    forgetAll()
  }

  /// How many more pairs can be made.
  var room: Int { limit - Int(count) }

  /// The pair of two colours; a new one is passed to `define`. If there is no room, it is pair 0.
  mutating func use(_ colours: ColourNumbers, define: (Int32, ColourNumbers) -> Void) -> Use {
    if let use = uses[colours] { return use }
    guard room > 0 else { return Use(pair: 0, isExchanged: false) }
    let use = Use(pair: count, isExchanged: false)
    count += 1
    define(use.pair, colours)
    uses[colours] = use
    if isUnordered, colours.foreground != colours.background {
      let exchanged = ColourNumbers(foreground: colours.background, background: colours.foreground)
      uses[exchanged] = Use(pair: use.pair, isExchanged: true)
    }
    return use
  }

  /// Frees all pairs but pair 0.
  mutating func forgetAll() {
    count = 1
    uses.removeAll(keepingCapacity: true)
    uses[.standard] = Use(pair: 0, isExchanged: false)
  }
}
