import Colour

/// The colours of a screen that has few of them.
struct FixedPalette: Hashable, Sendable {
  /// The colours.
  let colours: [RGB]
  /// The number of the first colour.
  let first: Int
  private let seen: [Oklab]

  init(_ colours: [RGB], first: Int = 0) {
    (self.colours, self.first) = (colours, first)
    seen = colours.map(Oklab.init)
  }

  /// The number of the colour that looks most like the given one, and the square of their distance.
  func nearest(to colour: RGB) -> (number: Int, distance: Float) {
    let wanted = Oklab(colour)
    var best = (index: 0, distance: Float.infinity)
    for (index, candidate) in seen.enumerated() {
      let distance = candidate.squaredDistance(to: wanted)
      if distance < best.distance { best = (index, distance) }
    }
    return (first + best.index, best.distance)
  }

  /// The eight colours of ECMA-48, as xterm shows them.
  static let eight = FixedPalette(Array(xterm.prefix(8)))
  /// The same, and the eight bright ones.
  static let sixteen = FixedPalette(Array(xterm.prefix(16)))
  /// The 240 colours of xterm's palette that users don't change: a cube of six levels, and greys.
  static let indexed = FixedPalette(Array(xterm.dropFirst(16)), first: 16)

  /// The palette of xterm.
  static let xterm: [RGB] = {
    let named: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = levels.flatMap { red in
      levels.flatMap { green in levels.map { blue in RGB(red, green, blue) } }
    }
    let greys = stride(from: UInt8(8), through: 238, by: 10).map { RGB($0, $0, $0) }
    return named.map { RGB(hex: $0) } + cube + greys
  }()
}
