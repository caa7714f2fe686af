import Fractal
import Viewer

/// Which number of a screen's colours stands for a colour of 24 bits.
struct ColourMap {
  /// How many colours the screen has.
  private(set) var depth: ColourDepth
  /// Numbers below that are colours of a palette, also where all others are red, green and blue.
  private let reserved: Int
  private var adaptive = AdaptivePalette(capacity: FixedPalette.indexed.colours.count)
  private var memory: [RGB: Int] = [:]

  /// The number that stands for the terminal's own colour.
  static let standard = -1
  private static let memorySize = 1 << 16

  /// The map of a screen. One whose palette can be redefined is taken for one of a fixed palette until `redefine`
  /// says that it is true.
  init(depth: ColourDepth, reserved: Int) {
    (self.depth, self.reserved) = (depth == .redefined ? .indexed : depth, reserved)
  }

  /// From now on the palette is redefined to what pictures need.
  mutating func redefine() { depth = .redefined }

  /// Whether every colour on the screen has to be known before the first is drawn.
  var isAdaptive: Bool { depth == .redefined }

  /// Takes on the colours of a picture, and gives what the palette's colours are to be, by their numbers.
  mutating func adapt(to picture: Set<RGB>) -> [(number: Int, colour: RGB)] {
    let changed = adaptive.adapt(to: picture)
    return definitions(changed)
  }

  /// What all of the palette's colours are to be, by their numbers.
  var palette: [(number: Int, colour: RGB)] { definitions(adaptive.colours.indices) }

  private func definitions(_ indices: Range<Int>) -> [(number: Int, colour: RGB)] {
    indices.map { (FixedPalette.indexed.first + $0, adaptive.colours[$0]) }
  }

  /// How much colours may be shifted from pixel to pixel.
  var dither: OrderedDither {
    switch depth {
    case .eight: OrderedDither(strength: 64)
    case .sixteen: OrderedDither(strength: 40)
    case .none, .indexed, .redefined, .direct: OrderedDither(strength: 0)
    }
  }

  /// The number of a colour, or of the one nearest to it.
  mutating func number(of colour: RGB) -> Int {
    switch depth {
    case .none: return Self.standard
    case .eight: return nearest(to: colour, in: .eight)
    case .sixteen: return nearest(to: colour, in: .sixteen)
    case .indexed: return nearest(to: colour, in: .indexed)
    case .redefined: return FixedPalette.indexed.first + adaptive.nearest(to: colour)
    case .direct:
      let number = Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue)
      // Nearly black, as black is among the numbers of the palette, where users have made it something else.
      return number < reserved ? Self.nearlyBlack : number
    }
  }

  private static let nearlyBlack = 0x01_01_01

  private mutating func nearest(to colour: RGB, in palette: FixedPalette) -> Int {
    if let number = memory[colour] { return number }
    if memory.count >= Self.memorySize { memory.removeAll(keepingCapacity: true) }
    let number = palette.nearest(to: colour)
    memory[colour] = number
    return number
  }
}
