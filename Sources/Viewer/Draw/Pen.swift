import Colour
import Fractal

/// Writes text onto a screen.
struct Pen {
  /// What is drawn on.
  var buffer: ScreenBuffer
  /// What the screen can show.
  let features: ScreenFeatures

  /// How a piece of text looks.
  struct Look: Hashable {
    var foreground: Colour = .standard
    var background: Colour = .standard
    var style: TextStyle = []
  }

  /// A pen for an empty screen.
  init(width: Int, height: Int, _ features: ScreenFeatures) {
    buffer = ScreenBuffer(width: width, height: height)
    self.features = features
  }

  /// Writes a text, cut to `limit` columns, and returns how many it took.
  @discardableResult
  mutating func write(_ text: String, column: Int, row: Int, limit: Int = .max, _ look: Look = Look()) -> Int
  {
    let room = min(limit, buffer.width - column)
    guard room > 0 else { return 0 }
    let scalars = ScreenText.cut(text, to: room, features)
    for (offset, scalar) in scalars.enumerated() {
      buffer[column + offset, row] = Cell(scalar, look.foreground, on: look.background, style: look.style)
    }
    return scalars.count
  }

  /// Fills a part of a row with blanks.
  mutating func clear(row: Int, columns: Range<Int>, _ look: Look = Look()) {
    for column in columns {
      buffer[column, row] = Cell(" ", look.foreground, on: look.background, style: look.style)
    }
  }
}

extension Pen.Look {
  /// The status lines and the heads of panels.
  static func bar(_ features: ScreenFeatures) -> Pen.Look {
    guard features.colours >= .indexed else { return Pen.Look(style: .reversed) }
    return Pen.Look(foreground: .rgb(RGB(hex: 0xD0D4DC)), background: .rgb(RGB(hex: 0x22262E)))
  }

  /// What stands out in a bar.
  static func strong(_ features: ScreenFeatures) -> Pen.Look {
    guard features.colours >= .indexed else { return Pen.Look(style: [.reversed, .bold]) }
    return Pen.Look(
      foreground: .rgb(RGB(hex: 0xFFFFFF)), background: .rgb(RGB(hex: 0x22262E)), style: .bold)
  }

  /// The inside of panels.
  static func panel(_ features: ScreenFeatures) -> Pen.Look {
    guard features.colours >= .indexed else { return Pen.Look() }
    return Pen.Look(foreground: .rgb(RGB(hex: 0xD0D4DC)), background: .rgb(RGB(hex: 0x14171C)))
  }

  /// The chosen line of a panel.
  static func chosen(_ features: ScreenFeatures) -> Pen.Look {
    guard features.colours >= .indexed else { return Pen.Look(style: .reversed) }
    return Pen.Look(foreground: .rgb(RGB(hex: 0x14171C)), background: .rgb(RGB(hex: 0x8FB7E8)))
  }

  /// Messages about what went wrong.
  static func warning(_ features: ScreenFeatures) -> Pen.Look {
    guard features.colours >= .indexed else { return Pen.Look(style: [.reversed, .bold]) }
    return Pen.Look(foreground: .rgb(RGB(hex: 0xFFFFFF)), background: .rgb(RGB(hex: 0x7A2A2A)), style: .bold)
  }
}
