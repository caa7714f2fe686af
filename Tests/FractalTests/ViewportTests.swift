import Rast
import Testing

@testable import Fractal

@Suite("Regions and viewports")
struct ViewportTests {
  @Test("a pixel's point is that of its upper left corner")
  func points() {
    let region = Region(-2, -1, 2, 1)
    #expect(region.point(0, 0, width: 4, height: 4) == Complex(-2, -1))
    #expect(region.point(3, 2, width: 4, height: 4) == Complex(1, 0))
    // Exactly these steps, as others round differently.
    let odd = Region(-2.05, -1.12, 0.47, 1.12)
    #expect(odd.point(7, 11, width: 120, height: 60).re == -2.05 + (0.47 - -2.05) * (7.0 / 120.0))
    #expect(odd.point(7, 11, width: 120, height: 60).im == -1.12 + (1.12 - -1.12) * (11.0 / 60.0))
  }

  @Test("the span is the height, the first row has the least y, and the width follows from the pixels")
  func region() {
    let view = Viewport(center: Complex(1, 10), span: 4)
    #expect(view.region(width: 100, height: 100, pixelAspect: 1) == Region(-1, 8, 3, 12))
    #expect(view.region(width: 200, height: 100, pixelAspect: 1) == Region(-3, 8, 5, 12))
    #expect(view.region(width: 200, height: 100, pixelAspect: 0.5) == Region(-1, 8, 3, 12))
  }

  @Test("says what can't be shown")
  func checks() {
    #expect(!Region(0, 0, 1, 1).isEmpty)
    #expect(Region(0, 0, 0, 1).isEmpty)
    #expect(Region(0, 1, 1, 1).isEmpty)
    #expect(Region(0, 0, 1, 1).isFinite)
    #expect(!Region(0, 0, .infinity, 1).isFinite)
    #expect(!Region(0, .nan, 1, 1).isFinite)
    #expect(!Region(-1e308, 0, 1e308, 1).isFinite)
  }

  @Test(
    "a format's cells become pixels of its shape",
    arguments: [
      ("ascii", KernelOutput.count, 4, 3, 0.5), ("json", .count, 4, 3, 0.5),
      ("ppm", .count, 4, 3, 1), ("png", .count, 4, 3, 1),
      ("ansi", .count, 4, 6, 1), ("ansi", .glyph, 4, 3, 0.5), ("ascii", .glyph, 4, 3, 0.5),
    ])
  func pixels(
    _ format: String, _ output: KernelOutput, _ width: Int, _ height: Int, _ aspect: Double
  ) throws {
    let cell = try #require(PictureFormats.named(format)).cell(output)
    #expect(cell.pixels(width: 4, height: 3) == (width, height) && cell.pixelAspect == aspect)
  }

  @Test("cells are converted to pixels and back; numbers that are too large are left alone")
  func cells() {
    #expect(CellShape.braille.pixels(width: 3, height: 2) == (6, 8))
    #expect(CellShape.braille.cells(width: 5, height: 9) == (3, 3))
    #expect(CellShape.halfBlock.cells(width: 5, height: 8) == (5, 4))
    #expect(CellShape.halfBlock.pixels(width: 1, height: .max) == (1, .max))
    let shapes = [CellShape.pixel, .halfBlock, .braille, CellShape(characterOf: 8, 16)]
    #expect(shapes.allSatisfy { $0.pixelAspect == 1 } && CellShape.character.pixelAspect == 0.5)
  }

  @Test("a frame shows what its view says, and otherwise what the kernel's file says")
  func frames() throws {
    let text = "view(center: (1, 2), span: 4, iterations: 50); program (x: float) -> float { x }"
    let kernel = try kernel(text)
    var view = ViewText(kernel: "test")
    func frame() throws -> Frame { try Frame(view, of: kernel, width: 4, height: 2, .halfBlock) }
    let own = try frame()
    #expect(own == Frame(region: Region(-1, 0, 3, 4), width: 4, height: 4, iterations: 50))
    #expect(view.completed(by: kernel, own).description == "test center=1.0,2.0 span=4.0 iterations=50")
    view.span = 1
    view.iterations = .automatic
    view.time = 3
    #expect(
      try frame() == Frame(region: Region(0.5, 1.5, 1.5, 2.5), width: 4, height: 4, iterations: 78, time: 3))
    view.center = Complex(1e308, 0)
    view.span = 1.7e308
    #expect(throws: FrameError.beyondNumbers) { try frame() }
    view = ViewText(kernel: "test")
    view.region = Region(0, 0, 1, 9)
    #expect(try frame().region == Region(0, 0, 1, 9))
    #expect(view.completed(by: kernel, try frame()).center == nil)
  }

  @Test("the kernel gets all inputs, in whatever order it takes them")
  func inputs() throws {
    let region = Region(10, 20, 14, 24)
    let picture = try render(
      """
      program (time: float, point: complex, iterations: int, y: float, x: float) -> (float, float, float) {
        if x == point.re && y == point.im { (x, y, time + (iterations as float)) } else { (-1.0, -1.0, -1.0) }
      }
      """, region, width: 2, height: 2, iterations: 100, time: 0.5)
    #expect(
      picture.all == [
        .colour(10, 20, 100.5), .colour(12, 20, 100.5), .colour(10, 22, 100.5), .colour(12, 22, 100.5),
      ])
  }
}
