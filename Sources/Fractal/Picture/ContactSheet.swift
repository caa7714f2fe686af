import Colour
import Rast

/// Small pictures of many kernels on one sheet, each with its name below.
public struct ContactSheet: Sendable {
  /// How many pictures there are in a row.
  public var columns = 6
  /// The size of each picture in pixels.
  public var (tileWidth, tileHeight) = (200, 150)
  /// The number of rows, and of columns, of points in each pixel.
  public var samples = 3

  private static let (gap, label) = (8, 16)
  private static let (paper, ink) = (RGB(24, 24, 28), RGB(220, 220, 226))
  /// The time at which kernels that move are shown, in seconds.
  private static let time = 1.0

  /// A sheet of the usual size.
  public init() {}

  /// Draws the sheet, each kernel where its file says to look.
  ///
  /// - Parameter progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why one of them has no picture.
  public func draw(
    _ renderers: [Renderer], cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }
  ) throws(RenderError) -> Raster {
    let rows = (renderers.count + columns - 1) / columns
    var sheet = Sheet(
      width: columns * (tileWidth + Self.gap) + Self.gap,
      height: rows * (tileHeight + Self.label + Self.gap) + Self.gap, paper: Self.paper)
    for (index, renderer) in renderers.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let left = Self.gap + column * (tileWidth + Self.gap)
      let top = Self.gap + row * (tileHeight + Self.label + Self.gap)
      try draw(renderer, on: &sheet, left, top, cancellation) { part in
        progress((Double(index) + part) / Double(renderers.count))
      }
      sheet.write(renderer.kernel.name, left, top + tileHeight + 4, Self.ink)
    }
    return sheet.raster
  }

  private func draw(
    _ renderer: Renderer, on sheet: inout Sheet, _ left: Int, _ top: Int, _ cancellation: CancellationToken,
    _ progress: (Double) -> Void
  ) throws(RenderError) {
    let kernel = renderer.kernel
    let isText = kernel.output == .glyph
    let size =
      isText
      ? (width: tileWidth / TinyFont.advance, height: tileHeight / TinyFont.lineHeight)
      : (width: tileWidth, height: tileHeight)
    let frame = Frame(
      kernel.viewport, width: size.width, height: size.height, isText ? TinyFont.character : .pixel,
      iterations: kernel.iterations, time: Self.time)
    let request = PictureRequest(frame, renderer, Ink(), samples: samples)
    if isText {
      let picture = try request.values(cancellation: cancellation, progress: progress).picture
      for j in 0..<frame.height {
        for i in 0..<frame.width {
          guard case .glyph(let glyph) = picture[i, j] else { continue }
          let (x, y) = (left + i * TinyFont.advance, top + j * TinyFont.lineHeight)
          sheet.write(String(Character(glyph)), x, y, Self.ink)
        }
      }
    } else {
      sheet.put(try request.colours(cancellation: cancellation, progress: progress), left, top)
    }
  }
}

/// Pixels to draw on.
private struct Sheet {
  let width: Int
  let height: Int
  private var pixels: [RGB]

  init(width: Int, height: Int, paper: RGB) {
    (self.width, self.height) = (width, height)
    pixels = Array(repeating: paper, count: width * height)
  }

  var raster: Raster { Raster(width: width, height: height, pixels: pixels) }

  mutating func put(_ raster: Raster, _ left: Int, _ top: Int) {
    for j in 0..<raster.height {
      for i in 0..<raster.width { dot(left + i, top + j, raster[i, j]) }
    }
  }

  mutating func write(_ text: String, _ left: Int, _ top: Int, _ ink: RGB) {
    for (index, letter) in text.unicodeScalars.enumerated() {
      for (row, bits) in TinyFont.rows(of: letter).enumerated() {
        for column in 0..<5 where bits >> (4 - column) & 1 == 1 {
          dot(left + index * TinyFont.advance + column, top + row, ink)
        }
      }
    }
  }

  /// Colours a pixel; outside of the sheet, does nothing.
  private mutating func dot(_ x: Int, _ y: Int, _ colour: RGB) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    pixels[y * width + x] = colour
  }
}
