import Viewer

/// Draws pictures by kitty's protocol. The terminal keeps the pixels, so that only the parts that show are told anew when
/// something is opened over them.
struct KittyPainter: PixelPainter {
  /// A picture that the terminal shows.
  private struct Shown {
    var image: Int
    var picture: PixelPicture
    var parts: [CellRectangle]
  }

  private var delivery: KittyDelivery
  private var shown: [Shown] = []

  /// The number of the first image.
  private static let firstImage = 7_310

  init(_ medium: KittyMedium) { delivery = KittyDelivery(medium) }

  mutating func paint(_ screen: ScreenBuffer, over old: ScreenBuffer?, isCleared: Bool) -> PixelChange {
    var bytes: [UInt8] = []
    if isCleared {
      // What clears a screen does not clear images everywhere.
      bytes += KittyCommand.removeAll
      shown = []
    }
    for (index, picture) in screen.pictures.enumerated() {
      let new = Shown(
        image: image(index), picture: picture, parts: screen.clearParts(of: picture))
      guard index < shown.count else {
        bytes += store(new) + Self.place(new)
        shown.append(new)
        continue
      }
      let before = shown[index]
      if before.picture == picture {
        guard before.parts != new.parts else { continue }
        shown[index].parts = new.parts
        bytes += Self.place(shown[index])
        for number in new.parts.count..<max(new.parts.count, before.parts.count) {
          bytes += KittyCommand.hide(before.image, placement: number + 1)
        }
      } else {
        // The one before shows until the new one is there.
        bytes += store(new) + Self.place(new) + KittyCommand.remove(before.image)
        shown[index] = new
      }
    }
    while shown.count > screen.pictures.count, let last = shown.popLast() {
      bytes += KittyCommand.remove(last.image)
    }
    return PixelChange(bytes: bytes)
  }

  mutating func leave(clearing: [UInt8]) -> [UInt8] {
    shown = []
    delivery.forgetAll()
    return KittyCommand.removeAll
  }

  /// The number of the next image of the picture at a place of the list: one of two, in turns.
  private func image(_ index: Int) -> Int {
    let first = Self.firstImage + 2 * index
    return index < shown.count && shown[index].image == first ? first + 1 : first
  }

  private mutating func store(_ new: Shown) -> [UInt8] {
    KittyCommand.store(
      new.image, width: new.picture.width, height: new.picture.height, delivery.payload(new.picture))
  }

  /// Shows the parts of an image, each in its place.
  private static func place(_ shown: Shown) -> [UInt8] {
    var bytes: [UInt8] = []
    let (place, cell) = (shown.picture.place, shown.picture.cell)
    for (index, part) in shown.parts.enumerated() {
      bytes += ControlString.move(column: part.columns.lowerBound, row: part.rows.lowerBound)
      bytes += KittyCommand.show(
        shown.image, placement: index + 1,
        x: (part.columns.lowerBound - place.column) * cell.width,
        y: (part.rows.lowerBound - place.row) * cell.height,
        width: part.columns.count * cell.width, height: part.rows.count * cell.height)
    }
    return bytes
  }
}
