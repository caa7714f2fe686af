import Rast

/// The ways in which a picture is written.
public enum PictureFormat: String, CaseIterable, Sendable {
  /// Characters of a ramp from `#`, inside, to blank, far away.
  case ascii
  /// Half blocks in 24-bit colours for a terminal, two pixels in each cell.
  case ansi
  /// A binary portable pixmap (P6).
  case ppm
  /// The kernel's values themselves.
  case json

  /// The size in pixels of a picture that is `width` × `height` cells large, or pixels for a ppm, and a
  /// pixel's width over its height.
  public func pixels(
    _ output: KernelOutput, width: Int, height: Int
  ) -> (width: Int, height: Int, aspect: Double) {
    switch self {
    case .ascii, .json: return (width, height, Self.cellAspect)
    case .ppm: return (width, height, 1)
    case .ansi:
      if output == .glyph { return (width, height, Self.cellAspect) }
      // Too large a height is left as it is: it is for the renderer to refuse.
      let (doubled, overflows) = height.multipliedReportingOverflow(by: 2)
      return (width, overflows ? height : doubled, 2 * Self.cellAspect)
    }
  }

  /// Whether the format can show what such kernels return.
  public func canShow(_ output: KernelOutput) -> Bool {
    switch self {
    case .ascii, .ansi, .json: true
    case .ppm: output != .glyph
    }
  }

  /// A character cell is twice as high as wide.
  private static let cellAspect = 0.5

  /// Writes a picture, piece by piece.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    _ picture: Picture, palette: Palette, kernel: String, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let colouring = Colouring(palette: palette, iterations: picture.frame.iterations)
    try write(picture, colouring: colouring, kernel: kernel, to: sink)
  }

  /// The same with colours of one's own.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    _ picture: Picture, colouring: Colouring, kernel: String, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes: [UInt8] = []
    head(&bytes, picture, kernel)
    for j in stride(from: 0, to: picture.frame.height, by: rowsAtOnce(picture.output)) {
      switch self {
      case .ascii: ASCIIFormat.row(j, of: picture, &bytes)
      case .ansi: ANSIFormat.row(j, of: picture, colouring, &bytes)
      case .ppm: PPMFormat.row(j, of: picture, colouring, &bytes)
      case .json: JSONFormat.row(j, of: picture, &bytes)
      }
      if bytes.count >= Self.pieceSize {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if self == .json { JSONFormat.foot(&bytes) }
    try sink(bytes)
  }

  private static let pieceSize = 1 << 16

  private func head(_ bytes: inout [UInt8], _ picture: Picture, _ kernel: String) {
    switch self {
    case .ascii, .ansi: break
    case .ppm: PPMFormat.head(picture, &bytes)
    case .json: JSONFormat.head(picture, kernel, &bytes)
    }
  }

  private func rowsAtOnce(_ output: KernelOutput) -> Int {
    self == .ansi && output != .glyph ? 2 : 1
  }
}
