import Colour
import Glibc

/// Colours of pixels: what ansi, ppm and png pictures are made of.
protocol ColourGrid {
  var width: Int { get }
  var height: Int { get }
  /// The colour of pixel (i, j), column and row from 0.
  subscript(i: Int, j: Int) -> RGB { get }
}

extension ColourGrid {
  /// Puts a row's bytes, three a pixel, in place of what is in `bytes`.
  func row(_ j: Int, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for i in 0..<width {
      let colour = self[i, j]
      bytes.append(colour.red)
      bytes.append(colour.green)
      bytes.append(colour.blue)
    }
  }
}

/// A picture whose samples become colours as they are asked for.
struct ColouredPicture: ColourGrid {
  let picture: Picture
  let colouring: Colouring

  var width: Int { picture.frame.width }
  var height: Int { picture.frame.height }
  subscript(i: Int, j: Int) -> RGB { colouring.colour(picture[i, j]) }
}

/// Colours that are there already.
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
