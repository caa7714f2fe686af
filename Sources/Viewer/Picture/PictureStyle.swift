import Fractal

/// How pixels become cells.
enum PictureStyle: String, CaseIterable {
  /// Two pixels per cell, one above the other, each in its colour.
  case halfBlocks = "half blocks"
  /// One pixel per cell, as a character that is denser the brighter the pixel is.
  case ascii
  /// Eight pixels per cell, each of them a dot or blank.
  case braille

  /// The style that is used if none is chosen.
  static func standard(_ features: ScreenFeatures) -> PictureStyle {
    features.unicode && features.colours > .none ? .halfBlocks : features.unicode ? .braille : .ascii
  }

  /// The styles that a screen can show.
  static func available(_ features: ScreenFeatures) -> [PictureStyle] {
    guard features.unicode else { return [.ascii] }
    return features.colours > .none ? [.halfBlocks, .ascii, .braille] : [.ascii, .braille]
  }

  /// How a cell of the screen is divided into pixels, for a kernel's kind of output.
  func cell(_ output: KernelOutput) -> CellShape {
    if output == .glyph { return .character }
    return switch self {
    case .halfBlocks: .halfBlock
    case .ascii: .character
    case .braille: .braille
    }
  }
}
