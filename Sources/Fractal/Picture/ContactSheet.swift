import Colour
import Rast

/// Small pictures of many kernels on one sheet, each with its name below.
public struct ContactSheet: Sendable {
  /// How many pictures there are in a row.
  public var columns = 6
  /// The size of each picture in pixels.
  public var (tileWidth, tileHeight) = (200, 150)
  /// Each pixel is the mean of as many points each way.
  public var samples = 3

  private static let (gap, label) = (8, 16)
  private static let (paper, ink) = (RGB(24, 24, 28), RGB(220, 220, 226))
  /// The moment at which kernels that move are caught, in seconds.
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
    var canvas = Canvas(
      width: columns * (tileWidth + Self.gap) + Self.gap,
      height: rows * (tileHeight + Self.label + Self.gap) + Self.gap, paper: Self.paper)
    for (index, renderer) in renderers.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let left = Self.gap + column * (tileWidth + Self.gap)
      let top = Self.gap + row * (tileHeight + Self.label + Self.gap)
      try draw(renderer, on: &canvas, left, top, cancellation) { part in
        progress((Double(index) + part) / Double(renderers.count))
      }
      canvas.write(renderer.kernel.name, left, top + tileHeight + 4, Self.ink)
    }
    return canvas.raster
  }

  private func draw(
    _ renderer: Renderer, on canvas: inout Canvas, _ left: Int, _ top: Int, _ cancellation: CancellationToken,
    _ progress: (Double) -> Void
  ) throws(RenderError) {
    let kernel = renderer.kernel
    func frame(_ width: Int, _ height: Int, _ aspect: Double) -> Frame {
      Frame(
        region: kernel.viewport.region(width: width, height: height, pixelAspect: aspect), width: width,
        height: height, iterations: kernel.iterations, time: Self.time)
    }
    if kernel.output == .glyph {
      let (advance, line) = (TinyFont.advance, TinyFont.lineHeight)
      let cells = frame(tileWidth / advance, tileHeight / line, Double(advance) / Double(line))
      let picture = try renderer.render(cells, cancellation: cancellation, progress: progress)
      for j in 0..<cells.height {
        for i in 0..<cells.width {
          guard case .glyph(let glyph) = picture[i, j] else { continue }
          canvas.write(String(Character(glyph)), left + i * advance, top + j * line, Self.ink)
        }
      }
    } else {
      let supersampling = Supersampling(renderer, samples: samples)
      let raster = try supersampling.render(
        frame(tileWidth, tileHeight, 1), cancellation: cancellation, progress: progress
      ) { Colouring(palette: .standard, scale: .standard, for: $0) }
      canvas.put(raster, left, top)
    }
  }
}

/// Pixels that are drawn on.
private struct Canvas {
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

  /// Colours a pixel; there is none outside.
  private mutating func dot(_ x: Int, _ y: Int, _ colour: RGB) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    pixels[y * width + x] = colour
  }
}
