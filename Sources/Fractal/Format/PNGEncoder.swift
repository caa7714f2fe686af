import CPNG

/// Writes a PNG row by row. If there is no memory for it, the process ends, as it would with an array.
final class PNGEncoder {
  private let state = UnsafeMutablePointer<rast_png>.allocate(capacity: 1)

  /// Begins a picture of at most 2³¹ - 1 pixels each way.
  ///
  /// - Parameter notes: texts to put into the file, with keywords of 1 to 79 Latin letters.
  init(width: Int, height: Int, notes: [(key: String, text: String)]) {
    check(rast_png_begin(state, UInt32(width), UInt32(height)))
    for note in notes {
      check(rast_png_note(state, note.key, note.text, note.text.utf8.allSatisfy { $0 < 0x80 } ? 1 : 0))
    }
    check(rast_png_head(state))
  }

  deinit {
    rast_png_free(state)
    state.deallocate()
  }

  /// Adds the next row, of three bytes a pixel.
  func add(_ row: [UInt8]) { check(rast_png_row(state, row)) }

  /// Ends the picture; as many rows must have been added as it is high.
  func finish() { check(rast_png_end(state)) }

  /// Moves what was written since the last time to the end of `bytes`.
  func take(into bytes: inout [UInt8]) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: state.pointee.bytes, count: state.pointee.count))
    state.pointee.count = 0
  }

  private func check(_ result: Int32) { precondition(result != 0, "there is no memory for a PNG") }
}
