import Fractal

/// How pixels become cells.
enum PictureStyle: String, CaseIterable {
  /// Two pixels a cell, one above the other, each in its colour.
  case halfBlocks = "half blocks"
  /// A pixel a cell, as a character that is the denser the brighter the pixel is.
  case ascii
  /// Eight pixels a cell, each a dot or none.
  case braille

  /// The style for when none is chosen.
  static func standard(_ features: ScreenFeatures) -> PictureStyle {
    features.unicode && features.colours > .none ? .halfBlocks : features.unicode ? .braille : .ascii
  }

  /// The styles that a screen can show.
  static func available(_ features: ScreenFeatures) -> [PictureStyle] {
    guard features.unicode else { return [.ascii] }
    return features.colours > .none ? [.halfBlocks, .ascii, .braille] : [.ascii, .braille]
  }

  /// How many pixels a cell has across and down, for what a kernel gives.
  func pixels(_ output: KernelOutput) -> (across: Int, down: Int) {
    if output == .glyph { return (1, 1) }
    switch self {
    case .halfBlocks: return (1, 2)
    case .ascii: return (1, 1)
    case .braille: return (2, 4)
    }
  }
}
