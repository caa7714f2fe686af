import Viewer

/// What terminals send for keys that are not characters.
enum KeySequences {
  /// What the terminal that was set up last sends, as the terminal database has it: only sequences that begin with
  /// Escape, and only the function keys that keyboards have.
  @MainActor
  static var current: [[UInt8]: Key] {
    var sequences: [[UInt8]: Key] = [:]
    let functions = (1...12).map { ("kf\($0)", Key(.function($0))) }
    for (name, key) in names + functions {
      guard let bytes = Capabilities.string(name), bytes.count > 1, bytes.first == 0x1B else { continue }
      sequences[bytes] = key
    }
    return sequences
  }

  private static let names: [(String, Key)] = [
    ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
    ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)), ("khome", Key(.home)), ("kend", Key(.end)),
    ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kent", Key(.enter)), ("kcbt", Key(.tab, .shift)),
    ("kUP", Key(.up, .shift)), ("kDN", Key(.down, .shift)), ("kri", Key(.up, .shift)),
    ("kind", Key(.down, .shift)), ("kLFT", Key(.left, .shift)), ("kRIT", Key(.right, .shift)),
    ("kPRV", Key(.pageUp, .shift)), ("kNXT", Key(.pageDown, .shift)), ("kHOM", Key(.home, .shift)),
    ("kEND", Key(.end, .shift)), ("kDC", Key(.delete, .shift)), ("kIC", Key(.insert, .shift)),
  ]

  /// The key of a control sequence `ESC [ … letter` or `ESC O letter`, as xterm and nearly all others send it.
  static func key(final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): Key(.up)
    case UInt8(ascii: "B"): Key(.down)
    case UInt8(ascii: "C"): Key(.right)
    case UInt8(ascii: "D"): Key(.left)
    case UInt8(ascii: "F"): Key(.end)
    case UInt8(ascii: "H"): Key(.home)
    case UInt8(ascii: "M"): Key(.enter)
    case UInt8(ascii: "P"): Key(.function(1))
    case UInt8(ascii: "Q"): Key(.function(2))
    case UInt8(ascii: "R"): Key(.function(3))
    case UInt8(ascii: "S"): Key(.function(4))
    case UInt8(ascii: "Z"): Key(.tab, .shift)
    // rxvt: with Shift, or with Control after ESC O.
    case UInt8(ascii: "a"): Key(.up, .shift)
    case UInt8(ascii: "b"): Key(.down, .shift)
    case UInt8(ascii: "c"): Key(.right, .shift)
    case UInt8(ascii: "d"): Key(.left, .shift)
    default: nil
    }
  }

  /// The key of a control sequence `ESC [ number ~`, as the DEC VT220 sent it.
  static func key(number: Int) -> Key? {
    switch number {
    case 1, 7: Key(.home)
    case 2: Key(.insert)
    case 3: Key(.delete)
    case 4, 8: Key(.end)
    case 5: Key(.pageUp)
    case 6: Key(.pageDown)
    case 11...15: Key(.function(number - 10))
    case 17...21: Key(.function(number - 11))
    case 23, 24: Key(.function(number - 12))
    default: nil
    }
  }
}
