/// Pixels by the numbers of their colours, for terminals that draw with few.
struct IndexedPixels {
  /// How many pixels there are in a row.
  let width: Int
  /// How many rows there are.
  let height: Int
  /// The colours as 0xRRGGBB.
  let colours: [UInt32]
  /// For each pixel, the place of its colour among them.
  let indices: [UInt8]

  /// Pixels given as 0xRRGGBB: in their own colours if these are at most `limit`, or else in as many that stand for them.
  /// There must be `width` × `height` pixels, and from 2 to 256 colours are allowed.
  init(_ pixels: UnsafeBufferPointer<UInt32>, width: Int, height: Int, limit: Int) {
    (self.width, self.height) = (width, height)
    let few = Self.own(pixels, limit)
    if let few {
      (colours, indices) = few
    } else {
      let split = ColourSplit(pixels, limit: limit)
      colours = split.colours
      indices = split.indices(of: pixels)
    }
  }

  /// The pixels in their own colours; nil if these are more than `limit`.
  private static func own(_ pixels: UnsafeBufferPointer<UInt32>, _ limit: Int) -> ([UInt32], [UInt8])? {
    var table = ColourTable()
    var isFew = true
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.count) { indices, count in
      var (last, index): (UInt32, UInt8) = (0, 0)
      for place in pixels.indices {
        let colour = pixels[place]
        if place == 0 || colour != last {
          let found = table.index(of: colour)
          guard found < limit else {
            isFew = false
            return
          }
          (last, index) = (colour, UInt8(truncatingIfNeeded: found))
        }
        indices[place] = index
        count = place + 1
      }
    }
    return isFew ? (table.colours, indices) : nil
  }
}

/// Numbers colours in the order in which they come; made for a few hundred of them.
private struct ColourTable {
  private(set) var colours: [UInt32] = []
  /// One more than the number of the colour that is in each place; 0 where there is none.
  private var numbers: [UInt16]

  private static let sizeInBits = 11

  init() { numbers = Array(repeating: 0, count: 1 << Self.sizeInBits) }

  /// The number of a colour, which is a new one if it has not come before. There must not be more than a thousand.
  mutating func index(of colour: UInt32) -> Int {
    // Multiplied by the golden section, as in Knuth's "The Art of Computer Programming", 6.4.
    var place = Int((colour &* 0x9E37_79B1) >> UInt32(32 - Self.sizeInBits))
    while true {
      let number = Int(numbers[place])
      if number == 0 {
        colours.append(colour)
        numbers[place] = UInt16(truncatingIfNeeded: colours.count)
        return colours.count - 1
      }
      if colours[number - 1] == colour { return number - 1 }
      place = (place + 1) % numbers.count
    }
  }
}
