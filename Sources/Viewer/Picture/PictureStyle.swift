import Fractal

/// How pixels become cells.
public enum PictureStyle: String, CaseIterable, Sendable {
  /// As they are, on screens that show pixels.
  case pixels
  /// Two pixels per cell, one above the other, each in its colour.
  case halfBlocks = "half-blocks"
  /// Four pixels per cell, in two colours.
  case quadrants
  /// Six pixels per cell, in two colours.
  case sextants
  /// One pixel per cell, as a character that is denser the brighter the pixel is.
  case ascii
  /// Eight pixels per cell, each of them a dot or blank.
  case braille

  /// The name that messages have for it.
  var title: String { rawValue.replacing("-", with: " ") }

  /// The style that is used if none is chosen.
  static func standard(_ features: ScreenFeatures) -> PictureStyle {
    if features.pixels != nil { return .pixels }
    return features.unicode && features.colours > .none ? .halfBlocks : features.unicode ? .braille : .ascii
  }

  /// The styles that a screen can show.
  static func available(_ features: ScreenFeatures) -> [PictureStyle] {
    let first: [PictureStyle] = features.pixels == nil ? [] : [.pixels]
    guard features.unicode else { return first + [.ascii] }
    let blocks: [PictureStyle] = features.colours > .none ? [.halfBlocks, .quadrants, .sextants] : []
    return first + blocks + [.ascii, .braille]
  }

  /// The style of small pictures on panels, which are made of cells.
  func onPanels(_ features: ScreenFeatures) -> PictureStyle {
    guard self == .pixels else { return self }
    return .standard(ScreenFeatures(colours: features.colours, unicode: features.unicode))
  }

  /// How a cell of the screen is divided into pixels, for a kernel's kind of output.
  ///
  /// - Parameter pixels: how many pixels a cell has, on screens that show any.
  func cell(_ output: KernelOutput, _ pixels: CellSize? = nil) -> CellShape {
    if output == .glyph { return .character }
    switch self {
    case .pixels: return pixels.map { CellShape(characterOf: $0.width, $0.height) } ?? .character
    case .halfBlocks: return .halfBlock
    case .quadrants: return .quadrants
    case .sextants: return .sextants
    case .ascii: return .character
    case .braille: return .braille
    }
  }
}
