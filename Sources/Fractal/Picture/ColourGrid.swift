import Colour

/// A colour for each pixel: what the formats that write colours take.
public protocol ColourGrid {
  /// How many pixels wide it is.
  var width: Int { get }
  /// How many pixels high it is.
  var height: Int { get }
  /// The colour of pixel (i, j), column and row from 0. There must be such a pixel.
  subscript(i: Int, j: Int) -> RGB { get }
}

extension ColourGrid {
  /// Adds a row's bytes, three for each pixel.
  func append(row j: Int, to bytes: inout [UInt8]) {
    for i in 0..<width {
      let colour = self[i, j]
      bytes.append(colour.red)
      bytes.append(colour.green)
      bytes.append(colour.blue)
    }
  }
}

/// A picture whose colours are computed from its samples whenever they are asked for.
public struct ColouredPicture: ColourGrid, Sendable {
  /// What the kernel returned.
  public let picture: Picture
  /// How that becomes colours.
  public let colouring: Colouring

  /// A picture in the colours that a colouring gives it.
  public init(picture: Picture, colouring: Colouring) {
    (self.picture, self.colouring) = (picture, colouring)
  }

  /// How many pixels wide it is.
  public var width: Int { picture.frame.width }
  /// How many pixels high it is.
  public var height: Int { picture.frame.height }
  /// The colour of pixel (i, j), column and row from 0. There must be such a pixel.
  public subscript(i: Int, j: Int) -> RGB { colouring.colour(picture[i, j]) }
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
