import Viewer

/// What is known of a terminal's colours before it is opened.
struct ColourSupport: Hashable, Sendable {
  /// How many colours it has (`colors` of terminfo).
  var count: Int
  /// Whether they can be redefined (`ccc` and `initc`).
  var canRedefine: Bool
  /// Whether the numbers of its colours are their red, green and blue (`RGB`).
  var isDirect: Bool
  /// Whether the environment says that it takes colours of 24 bits, though terminfo does not know.
  var claimsDirect: Bool
  /// Whether the user wants none.
  var isRefused: Bool

  /// The best of it.
  var depth: ColourDepth {
    guard !isRefused else { return .none }
    return switch count {
    case ..<8: .none
    case _ where isDirect || claimsDirect: .direct
    case ..<16: .eight
    // Palettes of 88 colours are those of old rxvt, where the first 16 are the usual ones.
    case ..<256: .sixteen
    default: canRedefine ? .redefined : .indexed
    }
  }

  /// Whether the environment says that the terminal takes colours of 24 bits.
  ///
  /// GNU screen hands on what the terminal around it said, but does not take such colours itself.
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
