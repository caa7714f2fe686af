import Viewer

/// Turns pictures into escape sequences that paint them over those before: only cells that differ are written, and
/// neither colours nor places that the terminal has already.
@MainActor
struct FramePainter {
  private(set) var colours: CellColours
  /// What draws pixels, if the terminal shows any.
  var pixels: (any PixelPainter)?
  private let terminal: PaintedTerminal
  private let unicode: Bool

  init(_ terminal: PaintedTerminal, _ features: ScreenFeatures) {
    (self.terminal, unicode) = (terminal, features.unicode)
    colours = CellColours(ColourMap(depth: features.colours, reserved: 0))
  }

  /// From now on redefines the palette to what pictures need.
  mutating func redefinePalette() { colours.redefine() }

  /// What makes the terminal show a picture, as a single update.
  ///
  /// - Parameters:
  ///   - old: what the terminal shows; nil if that is unknown.
  ///   - clears: whether to clear the screen first.
  mutating func paint(
    _ picture: ScreenBuffer, over old: ScreenBuffer?, _ size: TerminalSize, clears: Bool
  ) -> [UInt8] {
    var bytes = ControlString.beginUpdate
    let change = colours.adapt(to: picture)
    for (number, colour) in change.definitions { bytes += ControlString.paletteColour(number, colour) }
    var known = change.isOfKnown ? nil : old
    let isOfSize = old.map { ($0.width, $0.height) == (picture.width, picture.height) } ?? true
    if clears || !isOfSize {
      bytes += terminal.clearing
      known = ScreenBuffer(width: picture.width, height: picture.height)
    }
    if let change = pixels?.paint(picture, over: old, isCleared: clears || !isOfSize) {
      bytes += change.bytes
      for covering in change.covering { known?.clear(over: covering) }
    }
    append(picture, over: known, size, to: &bytes)
    if let cursor = picture.cursor {
      bytes += ControlString.move(column: cursor.column, row: cursor.row) + terminal.showingCursor
    } else if old.map({ $0.cursor != nil }) ?? true {
      bytes += terminal.hidingCursor
    }
    return bytes + ControlString.endUpdate
  }

  private mutating func append(
    _ picture: ScreenBuffer, over old: ScreenBuffer?, _ size: TerminalSize, to bytes: inout [UInt8]
  ) {
    let width = min(size.width, picture.width)
    var state = SGRState()
    let room = width * CellWriter.longest + ShortText.capacity
    withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { memory in
      guard let start = memory.baseAddress else { return }
      for row in 0..<min(size.height, picture.height) {
        var writer = CellWriter(terminal, at: start, row: row, state)
        let places = row * picture.width..<row * picture.width + width
        picture.cells.withUnsafeBufferPointer { new in
          if let old {
            old.cells.withUnsafeBufferPointer { write(new, over: $0, places, row: row, with: &writer) }
          } else {
            write(new, over: nil, places, row: row, with: &writer)
          }
        }
        state = writer.state
        bytes.append(contentsOf: memory.prefix(writer.count))
      }
    }
    bytes += SGRState.ending
  }

  /// Writes a row's cells that differ.
  private mutating func write(
    _ new: UnsafeBufferPointer<Cell>, over old: UnsafeBufferPointer<Cell>?, _ places: Range<Int>, row: Int,
    with writer: inout CellWriter
  ) {
    for place in places {
      let cell = new[place]
      if let old, old[place] == cell { continue }
      // What is under a picture does not show.
      if cell == .clear { continue }
      let column = place - places.lowerBound
      let (glyph, numbers) = colours.drawn(
        cell, GlyphFallback.drawable(cell.glyph, unicode: unicode), column: column, row: row, unicode: unicode
      )
      writer.write(glyph, numbers, cell.style, column: column)
    }
  }
}

extension ScreenBuffer {
  /// Makes all cells clear that are over a picture.
  fileprivate mutating func clear(over picture: PixelPicture) {
    for row in picture.place.row..<picture.place.row + picture.rows {
      for column in picture.place.column..<picture.place.column + picture.columns {
        self[column, row] = .clear
      }
    }
  }
}
