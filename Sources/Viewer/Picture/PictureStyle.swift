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

  /// How a cell of the screen is divided into pixels, for what a kernel gives.
  func cell(_ output: KernelOutput) -> CellShape {
    if output == .glyph { return .character }
    return switch self {
    case .halfBlocks: .halfBlock
    case .ascii: .character
    case .braille: .braille
    }
  }
}
