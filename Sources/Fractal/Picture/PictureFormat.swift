import Rast

/// The ways in which a picture is written.
public enum PictureFormat: String, CaseIterable, Sendable {
  /// Characters of a ramp from `#`, inside, to blank, far away.
  case ascii
  /// Half blocks in 24-bit colours for a terminal, two pixels in each cell.
  case ansi
  /// A binary portable pixmap (P6).
  case ppm
  /// Portable Network Graphics.
  case png
  /// The kernel's values themselves.
  case json

  /// The size in pixels of a picture that is `width` × `height` cells large, or pixels for a ppm or png, and
  /// a pixel's width over its height.
  public func pixels(
    _ output: KernelOutput, width: Int, height: Int
  ) -> (width: Int, height: Int, aspect: Double) {
    switch self {
    case .ascii, .json: return (width, height, Self.cellAspect)
    case .ppm, .png: return (width, height, 1)
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
    case .ppm, .png: output != .glyph
    }
  }

  /// A character cell is twice as high as wide.
  private static let cellAspect = 0.5

  /// The size of a picture for which none is chosen, in cells or pixels.
  public var standardSize: (width: Int, height: Int) {
    switch self {
    case .ascii, .ansi, .ppm, .json: (120, 60)
    case .png: (1280, 800)
    }
  }

  /// How it writes colours; nil if it writes something else.
  public var colours: ColourFormat? {
    switch self {
    case .ascii, .json: nil
    case .ansi: .ansi
    case .ppm: .ppm
    case .png: .png
    }
  }

  /// Writes a picture, piece by piece.
  ///
  /// - Parameter view: the text of the view, for formats that can carry it.
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    _ picture: Picture, colouring: Colouring, kernel: String, view: String? = nil,
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    if let colours, picture.output != .glyph {
      let grid = ColouredPicture(picture: picture, colouring: colouring)
      return try colours.write(grid: grid, view: view, to: sink)
    }
    var bytes: [UInt8] = []
    if self == .json { JSONFormat.head(picture, kernel, &bytes) }
    for j in 0..<picture.frame.height {
      if self == .json {
        JSONFormat.row(j, of: picture, &bytes)
      } else {
        ASCIIFormat.row(j, of: picture, &bytes)
      }
      if bytes.count >= Self.pieceSize {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if self == .json { JSONFormat.foot(&bytes) }
    try sink(bytes)
  }

  /// Writes a picture, piece by piece, with the colours of a palette.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    _ picture: Picture, palette: Palette, kernel: String, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let colouring = Colouring(palette: palette, iterations: picture.frame.iterations)
    try write(picture, colouring: colouring, kernel: kernel, to: sink)
  }

  /// How many bytes are handed on at once, about.
  static let pieceSize = 1 << 16
}
