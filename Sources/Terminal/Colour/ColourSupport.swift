import Viewer

/// What is known about a terminal's colours before it is opened.
struct ColourSupport: Hashable, Sendable {
  /// How many colours the terminal has (`colors` of terminfo).
  var count: Int
  /// Whether they can be redefined (`ccc` and `initc`).
  var canRedefine: Bool
  /// Whether the number of a colour is its red, green and blue (`RGB`).
  var isDirect: Bool
  /// Whether the environment says that the terminal takes colours of 24 bits, though terminfo does not.
  var claimsDirect: Bool
  /// Whether the user wants no colours.
  var isRefused: Bool

  /// The most colours that can be used.
  var depth: ColourDepth {
    guard !isRefused else { return .none }
    return switch count {
    case ..<8: .none
    case _ where isDirect || claimsDirect: .direct
    case ..<16: .eight
    // Old versions of rxvt have a palette of 88 colours, of which the first 16 are the usual ones.
    case ..<256: .sixteen
    default: canRedefine ? .redefined : .indexed
    }
  }

  /// Whether the environment says that the terminal takes colours of 24 bits.
  ///
  /// GNU screen passes on what the terminal around it claims, but does not take such colours itself.
  static func claimsDirect(_ environment: (String) -> String?) -> Bool {
    guard let claim = environment("COLORTERM"), ["truecolor", "24bit"].contains(claim) else { return false }
    let isInScreen = environment("TERM")?.hasPrefix("screen") ?? false
    return !isInScreen || environment("TMUX") != nil
  }

  /// Whether NO_COLOR is set to anything.
  static func isRefused(_ environment: (String) -> String?) -> Bool {
    !(environment("NO_COLOR") ?? "").isEmpty
  }
}
