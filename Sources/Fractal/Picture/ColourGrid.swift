import Colour

/// A colour for each pixel: what the formats that write colours take.
public protocol ColourGrid: Sendable {
  /// How many pixels wide it is.
  var width: Int { get }
  /// How many pixels high it is.
  var height: Int { get }
  /// The colour of pixel (i, j), column and row from 0. There must be such a pixel.
  subscript(i: Int, j: Int) -> RGB { get }
  /// Writes a row's bytes, three for each pixel, to a place with room for them. There must be such a row.
  func put(row j: Int, into bytes: UnsafeMutablePointer<UInt8>)
}

extension ColourGrid {
  /// Writes a row's bytes pixel by pixel.
  public func put(row j: Int, into bytes: UnsafeMutablePointer<UInt8>) {
    for i in 0..<width { self[i, j].put(into: bytes + 3 * i) }
  }

  /// Adds a row's bytes, three for each pixel.
  func append(row j: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 3 * width))
    bytes.withUnsafeMutableBufferPointer { bytes in
      if let place = bytes.baseAddress { put(row: j, into: place + start) }
    }
  }
}

extension RGB {
  /// Writes the three bytes to a place.
  fileprivate func put(into bytes: UnsafeMutablePointer<UInt8>) {
    (bytes[0], bytes[1], bytes[2]) = (red, green, blue)
  }
}

/// A picture whose colours are computed from its samples whenever they are asked for.
public struct ColouredPicture: ColourGrid, Sendable {
  /// What the kernel returned.
  public let picture: Picture
  /// How that becomes colours.
  public let colouring: Colouring
  /// The colours of the lowest counts, if they are looked up.
  private var known: [RGB] = []

  /// How many counts are looked up rather than coloured.
  private static let mostKnown = 1 << 12

  /// A picture in the colours that a colouring gives it.
  public init(picture: Picture, colouring: Colouring) {
    (self.picture, self.colouring) = (picture, colouring)
  }

  /// The same picture, for whoever writes all of its rows: the colours of the lowest counts are computed once, unless
  /// there are fewer pixels than that.
  var tabulated: ColouredPicture {
    guard picture.output == .count, picture.samples.count > Self.mostKnown else { return self }
    var copy = self
    copy.known = (0..<Self.mostKnown).map { colouring.colour(.count($0)) }
    return copy
  }

  /// How many pixels wide it is.
  public var width: Int { picture.frame.width }
  /// How many pixels high it is.
  public var height: Int { picture.frame.height }
  /// The colour of pixel (i, j), column and row from 0. There must be such a pixel.
  public subscript(i: Int, j: Int) -> RGB { colouring.colour(picture[i, j]) }

  /// Writes a row's bytes, three for each pixel, to a place with room for them. There must be such a row.
  public func put(row j: Int, into bytes: UnsafeMutablePointer<UInt8>) {
    known.withUnsafeBufferPointer { known in
      for i in 0..<width {
        let sample = picture[i, j]
        if case .count(let count) = sample, known.indices.contains(count) {
          known[count].put(into: bytes + 3 * i)
        } else {
          colouring.colour(sample).put(into: bytes + 3 * i)
        }
      }
    }
  }
}

/// Colours that are stored.
public struct Raster: ColourGrid, Sendable {
  /// How many pixels wide it is.
  public let width: Int
  /// How many pixels high it is.
  public let height: Int
  private let pixels: [RGB]

  /// The colours of all pixels, row by row; there must be `width` × `height` of them.
  init(width: Int, height: Int, pixels: [RGB]) {
    precondition(pixels.count == width * height, "a raster has as many colours as pixels")
    (self.width, self.height, self.pixels) = (width, height, pixels)
  }

  /// The colour of pixel (i, j), column and row from 0. There must be such a pixel.
  public subscript(i: Int, j: Int) -> RGB {
    precondition(i >= 0 && i < width, "the raster has no such column")
    return pixels[j * width + i]
  }
}
