/// How escape counts are mapped to places of a palette.
public enum CountScale: String, CaseIterable, Sendable {
  /// By the square root: colours change quickly where counts are low and change slowly across the picture, and slowly
  /// near the set, where counts change quickly.
  case sqrt
  /// By the count itself.
  case linear
  /// By the logarithm of how much higher the count is than the picture's lowest, so that deep views, where all counts
  /// are high, start where the palette starts.
  case log
  /// By how many of the picture's pixels escaped sooner: each part of the palette gets as many pixels as any other,
  /// whatever the counts are.
  case histogram

  /// The scale for when none is chosen.
  public static let standard = CountScale.sqrt

  /// What it does, in a few words.
  public var summary: String {
    switch self {
    case .sqrt: "by the square root of the count"
    case .linear: "by the count itself"
    case .log: "by the logarithm, starting from the picture's lowest count"
    case .histogram: "as many pixels in each colour"
    }
  }

  /// Whether a colour depends on the whole picture, and not just on its own count.
  public var dependsOnPicture: Bool {
    switch self {
    case .sqrt, .linear: false
    case .log, .histogram: true
    }
  }

  /// The count at which the palette first starts over.
  static let turn = 64.0
}
