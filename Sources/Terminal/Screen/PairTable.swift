/// The pairs of colours that are in use, by their numbers. Pair 0 is the terminal's own colours.
struct PairTable {
  /// A foreground and a background, by the numbers of the colours.
  struct Colours: Hashable {
    var foreground: Int
    var background: Int
  }

  /// A pair, and whether its two colours are to be exchanged.
  struct Use: Hashable {
    var pair: Int32
    var isExchanged: Bool
  }

  /// How many there may be; pair 0 is one of them.
  let limit: Int
  /// Whether a pair stands for its reverse, too, which nearly halves how many are needed.
  let isUnordered: Bool
  private var uses: [Colours: Use] = [:]
  private var count: Int32 = 1

  init(limit: Int, isUnordered: Bool) {
    (self.limit, self.isUnordered) = (max(1, limit), isUnordered)
    forgetAll()
  }

  /// How many can still be made.
  var room: Int { limit - Int(count) }

  /// The pair of two colours; one that is new is handed to `define`. If there is no room, it is pair 0.
  mutating func use(_ colours: Colours, define: (Int32, Colours) -> Void) -> Use {
    if let use = uses[colours] { return use }
    guard room > 0 else { return Use(pair: 0, isExchanged: false) }
    let use = Use(pair: count, isExchanged: false)
    count += 1
    define(use.pair, colours)
    uses[colours] = use
    if isUnordered, colours.foreground != colours.background {
      let exchanged = Colours(foreground: colours.background, background: colours.foreground)
      uses[exchanged] = Use(pair: use.pair, isExchanged: true)
    }
    return use
  }

  /// Begins anew.
  mutating func forgetAll() {
    count = 1
    uses.removeAll(keepingCapacity: true)
    uses[Colours(foreground: ColourMap.standard, background: ColourMap.standard)] = Use(
      pair: 0, isExchanged: false)
  }
}
