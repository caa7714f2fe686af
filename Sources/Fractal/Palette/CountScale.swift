/// How escape counts are laid along a palette.
public enum CountScale: String, CaseIterable, Sendable {
  /// By the square root: colours change quickly where counts are low and lie far apart, and slowly near the set,
  /// where they lie close together.
  case sqrt
  /// By the count itself.
  case linear
  /// By the logarithm of how much higher the count is than the picture's lowest, so that deep views, where all
  /// counts are high, begin where the palette does.
  case log
  /// By how many of the picture's pixels escaped sooner: each part of the palette has as many pixels as any
  /// other, whatever the counts are.
  case histogram

  /// The scale for when none is chosen.
  public static let standard = CountScale.sqrt

  /// What it does, in a few words.
  public var summary: String {
    switch self {
    case .sqrt: "by the square root of the count"
    case .linear: "by the count itself"
    case .log: "by the logarithm from the picture's lowest count on"
    case .histogram: "as many pixels for each colour"
    }
  }

  /// Whether colours depend on the whole picture, and not on their own counts alone.
  public var dependsOnPicture: Bool {
    switch self {
    case .sqrt, .linear: false
    case .log, .histogram: true
    }
  }

  /// The count at which the palette begins anew for the first time.
  static let turn = 64.0
}
