import Fractal
import Rast

/// A view that is to be saved as a picture, as it was when that was asked for.
struct PictureShot {
  /// What to render.
  let shot: Shot
  /// Its text.
  let view: ViewText
  /// The picture's name.
  let name: String
  /// Its size, unless another one is chosen: about as many pixels as a terminal draws it with, or characters.
  let size: PictureSize

  /// How many pixels wide the picture of a cell is.
  private static let cellWidth = 8

  /// What an area of the screen shows.
  init(_ shot: Shot, _ area: Pane.Area, view: ViewText, name: String) {
    (self.shot, self.view, self.name) = (shot, view, name)
    if shot.kernel.output == .glyph {
      size = PictureSize(width: area.width, height: area.height)
    } else {
      let height = Double(Self.cellWidth * area.height) / shot.cell.aspect
      size = PictureSize(width: Self.cellWidth * area.width, height: Int(height.rounded()))
    }
  }

  /// Whether it is a text, as its kernel draws characters.
  var isText: Bool { shot.kernel.output == .glyph }

  /// What to render for a size.
  func frame(_ size: PictureSize) -> Frame {
    Frame(
      shot.viewport, width: size.width, height: size.height, isText ? shot.shape : .pixel,
      iterations: shot.iterations, time: shot.time)
  }
}

/// The size of a picture.
struct PictureSize: Equatable, CustomStringConvertible {
  var width: Int
  var height: Int

  var description: String { "\(width)×\(height)" }

  /// A size of these numbers.
  init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  /// The size that a text gives: a width and a height, or only a width, for a picture of the shape of another one.
  ///
  /// - Throws: why it gives none, in a line without a full stop.
  init(_ text: String, like other: PictureSize) throws(NoSize) {
    let numbers = text.split { " ×xX*,".contains($0) }.map { Int($0) ?? 0 }
    guard let width = numbers.first, numbers.count <= 2, numbers.allSatisfy({ $0 > 0 }) else {
      throw NoSize(
        description: "`\(text.prefix(60))` is no size: write a width and a height, such as \(other)")
    }
    guard numbers.allSatisfy({ $0 <= Frame.longestSide }) else {
      throw NoSize(description: "that is too large: \(Frame.longestSide) each way at most")
    }
    let height = Int((Double(width) * Double(other.height) / Double(max(1, other.width))).rounded())
    self.init(width: width, height: numbers.count == 2 ? numbers[1] : max(1, height))
  }
}

/// Why a text gives no size.
struct NoSize: Error, CustomStringConvertible {
  let description: String
}
