/// The ways in which colours are written.
public enum ColourFormat: Sendable {
  /// Half blocks in 24-bit colours for a terminal.
  case ansi
  /// A binary portable pixmap (P6).
  case ppm
  /// Portable Network Graphics.
  case png

  /// What a PNG keeps the text of its view under.
  public static let viewKeyword = "rast-fractal"

  /// Writes colours, piece by piece. However few bytes they become, `sink` is called again and again, so that it can
  /// end the writing.
  ///
  /// - Parameter view: the text of the view, for formats that can carry it.
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    _ raster: Raster, view: String? = nil, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try write(grid: raster, view: view, to: sink)
  }

  func write<Failure: Error>(
    grid: some ColourGrid, view: String?, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .ansi: try rows(of: grid, step: 2, [], sink) { ANSIFormat.row($0, of: grid, &$1) }
    case .ppm:
      var row: [UInt8] = []
      try rows(of: grid, step: 1, Array("P6\n\(grid.width) \(grid.height)\n255\n".utf8), sink) { j, bytes in
        grid.row(j, into: &row)
        bytes += row
      }
    case .png:
      let notes = view.map { [(key: Self.viewKeyword, text: $0)] } ?? []
      let encoder = PNGEncoder(width: grid.width, height: grid.height, notes: notes)
      var row: [UInt8] = []
      try rows(of: grid, step: 1, [], sink) { j, bytes in
        grid.row(j, into: &row)
        encoder.add(row)
        if j + 1 == grid.height { encoder.finish() }
        encoder.take(into: &bytes)
      }
    }
  }

  /// Hands on what `row` makes of every `step`th row, in pieces, after a head.
  private func rows<Failure: Error>(
    of grid: some ColourGrid, step: Int, _ head: [UInt8], _ sink: ([UInt8]) throws(Failure) -> Void,
    _ row: (Int, inout [UInt8]) -> Void
  ) throws(Failure) {
    var bytes = head
    var pixels = 0
    for j in stride(from: 0, to: grid.height, by: step) {
      row(j, &bytes)
      pixels += step * grid.width
      if bytes.count >= PictureFormat.pieceSize || pixels >= PictureFormat.pieceSize {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
        pixels = 0
      }
    }
    try sink(bytes)
  }
}
