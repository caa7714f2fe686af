import Viewer

/// Draws pictures in sixels. Whatever is written over them erases them there, so that they are sent again when something
/// that covered them is gone.
struct SixelPainter: PixelPainter {
  /// A picture that the terminal shows, and its sixels.
  private struct Shown {
    var picture: PixelPicture
    var bytes: [UInt8]
  }

  private let limits: SixelLimits
  private var shown: [Shown] = []

  init(_ limits: SixelLimits) { self.limits = limits }

  mutating func paint(_ screen: ScreenBuffer, over old: ScreenBuffer?, isCleared: Bool) -> PixelChange {
    var change = PixelChange()
    var all: [Shown] = []
    for (index, picture) in screen.pictures.enumerated() {
      let before = index < shown.count && shown[index].picture == picture ? shown[index] : nil
      let new = before ?? Shown(picture: picture, bytes: bytes(of: picture))
      all.append(new)
      if before != nil, !isCleared, let old, !screen.shows(more: picture, than: old) { continue }
      change.bytes += new.bytes
      change.covering.append(picture)
    }
    shown = all
    return change
  }

  mutating func leave(clearing: [UInt8]) -> [UInt8] {
    shown = []
    return clearing
  }

  /// A picture's sixels: several pictures beside each other if the terminal draws none so large.
  private func bytes(of picture: PixelPicture) -> [UInt8] {
    let pixels = picture.pixels.withUnsafeBufferPointer {
      IndexedPixels($0, width: picture.width, height: picture.height, limit: limits.colours)
    }
    let (columns, rows) = (
      max(1, limits.width / picture.cell.width), max(1, limits.height / picture.cell.height)
    )
    var bytes: [UInt8] = []
    for row in stride(from: 0, to: picture.rows, by: rows) {
      for column in stride(from: 0, to: picture.columns, by: columns) {
        bytes += ControlString.move(
          column: picture.place.column + column, row: picture.place.row + row)
        let (right, bottom) = (min(column + columns, picture.columns), min(row + rows, picture.rows))
        bytes += SixelEncoder.bytes(
          pixels, columns: column * picture.cell.width..<right * picture.cell.width,
          rows: row * picture.cell.height..<bottom * picture.cell.height)
      }
    }
    return bytes
  }
}
