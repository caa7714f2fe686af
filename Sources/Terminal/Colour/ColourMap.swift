import Colour
import Viewer

/// Finds the number of the screen's colour that stands for a colour of 24 bits.
struct ColourMap {
  /// How many colours the screen has.
  private(set) var depth: ColourDepth
  /// Numbers below this one are colours of a palette, even where all others are red, green and blue.
  private let reserved: Int
  private var adaptive = AdaptivePalette(capacity: FixedPalette.indexed.colours.count)
  private var memory: [RGB: (number: Int, distance: Float)] = [:]

  /// The number that stands for the terminal's own colour.
  static let standard = -1
  private static let memorySize = 1 << 16

  /// The map of a screen. A palette that can be redefined counts as a fixed one until `redefine` is called.
  init(depth: ColourDepth, reserved: Int) {
    (self.depth, self.reserved) = (depth == .redefined ? .indexed : depth, reserved)
  }

  /// From now on redefines the palette to what pictures need.
  mutating func redefine() { depth = .redefined }

  /// Whether all colours of a picture have to be known before its first cell is drawn.
  var isAdaptive: Bool { depth == .redefined }

  /// Adapts the palette to the colours of a picture, and gives the colours that change, with their numbers.
  mutating func adapt(to picture: Set<RGB>) -> [(number: Int, colour: RGB)] {
    let changed = adaptive.adapt(to: picture)
    return definitions(of: changed)
  }

  /// All colours of the palette, with their numbers.
  var definitions: [(number: Int, colour: RGB)] { definitions(of: adaptive.colours.indices) }

  private func definitions(of indices: Range<Int>) -> [(number: Int, colour: RGB)] {
    indices.map { (FixedPalette.indexed.first + $0, adaptive.colours[$0]) }
  }

  /// Whether one colour may become several beside each other.
  var isDithered: Bool { strength > 0 }

  /// How far a dither shifts colours: about half the step between neighbouring colours of the screen.
  private var strength: Double {
    switch depth {
    case .none, .redefined, .direct: 0
    case .eight: 64
    case .sixteen: 40
    case .indexed: 20
    }
  }

  /// The number of a colour for the pixel at a column and row: that of the nearest colour or, where the screen has few,
  /// of one that mixes with its neighbours to the colour.
  mutating func number(of colour: RGB, column: Int, row: Int) -> Int {
    // A colour that the screen has is used as it is.
    guard isDithered, nearest(to: colour).distance > Self.visible else { return number(of: colour) }
    let dither = OrderedDither(strength: strength)
    return number(of: dither.shifted(colour, column: column, row: row))
  }

  /// The number of a colour, or of the one that is nearest to it.
  mutating func number(of colour: RGB) -> Int {
    switch depth {
    case .none: return Self.standard
    case .eight, .sixteen, .indexed: return nearest(to: colour).number
    case .redefined: return FixedPalette.indexed.first + adaptive.nearest(to: colour)
    case .direct:
      let number = Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue)
      // Black itself has a number of the palette, where users may have made it another colour.
      return number < reserved ? Self.nearlyBlack : number
    }
  }

  private static let nearlyBlack = 0x01_01_01
  /// The square of the least distance that can be seen.
  private static let visible: Float = 0.02 * 0.02

  private mutating func nearest(to colour: RGB) -> (number: Int, distance: Float) {
    if let known = memory[colour] { return known }
    if memory.count >= Self.memorySize { memory.removeAll(keepingCapacity: true) }
    let found = palette.nearest(to: colour)
    memory[colour] = found
    return found
  }

  private var palette: FixedPalette {
    switch depth {
    case .none, .eight: .eight
    case .sixteen: .sixteen
    case .indexed, .redefined, .direct: .indexed
    }
  }
}
