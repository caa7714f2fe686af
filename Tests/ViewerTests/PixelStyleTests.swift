import Colour
import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Pictures in pixels and in blocks") @MainActor
struct PixelStyleTests {
  private let cell = CellSize(width: 8, height: 16)

  private func viewer(_ style: PictureStyle? = nil, width: Int = 40, height: Int = 14) throws -> TestViewer {
    let features = ScreenFeatures(colours: .direct, unicode: true, pixels: cell)
    let viewer = try TestViewer(width: width, height: height, features: features) { $0.style = style }
    viewer.settle()
    return viewer
  }

  /// The pixels of a picture that --headless draws of the viewer's view.
  private func headless(_ viewer: TestViewer, width: Int, height: Int) throws -> [UInt32] {
    let view = viewer.session.view
    let kernel = try #require(viewer.session.desk.panes.first?.kernel)
    let frame = try Frame(view, of: kernel, width: width, height: height, .pixel)
    let picture = try Renderer(kernel, backend: .lanes, threads: 1).render(frame)
    let colouring = Ink(view).colouring(iterations: frame.iterations, like: picture)
    return (0..<height).flatMap { j in
      (0..<width).map { i in PixelValues.of(colouring.colour(picture[i, j])) }
    }
  }

  @Test("pixels are those of --headless, and cells are clear where nothing is over them")
  func pixels() throws {
    let viewer = try viewer()
    let picture = try #require(viewer.screen.pictures.first)
    #expect(viewer.screen.pictures.count == 1 && viewer.session.style == .pixels)
    #expect(picture.width == 320 && picture.height == 192 && picture.place == .init(column: 0, row: 0))
    #expect(try picture.pixels == headless(viewer, width: 320, height: 192))
    #expect(viewer.picture.allSatisfy { $0 == .clear } && viewer.status.view.contains("mandelbrot"))
    viewer.press(Key("?"))
    #expect(viewer.text.contains("Moving") && viewer.screen.pictures == [picture])
    viewer.press(Key(.escape), Key("g"))
    #expect(viewer.picture.contains(.clear) && !viewer.picture.allSatisfy { $0 == .clear })
    #expect(viewer.screen.pictures == [picture])
    viewer.press(Key(.escape), Key(.right, .control))
    #expect(viewer.picture.count { $0 != .clear } == 1)
    viewer.press(Key(.escape), Key("B"))
    #expect(viewer.screen.pictures.map(\.columns) == [19, 19])
    #expect(viewer.screen.pictures.map(\.place) == [.init(column: 0, row: 1), .init(column: 21, row: 1)])
    viewer.press(Key("B"), Key("+"))
    #expect(try viewer.screen.pictures.first?.pixels == headless(viewer, width: 320, height: 192))
  }

  @Test("a terminal that says later that it shows pixels, or no longer, is drawn on accordingly")
  func late() throws {
    let viewer = try TestViewer(width: 40, height: 14)
    viewer.settle()
    #expect(viewer.session.style == .halfBlocks && viewer.screen.pictures.isEmpty)
    viewer.session.handle(.pixels(cell))
    viewer.settle()
    #expect(viewer.session.style == .pixels && viewer.screen.pictures.first?.width == 320)
    viewer.session.handle(.resize(width: 50, height: 20))
    viewer.settle()
    #expect(viewer.screen.pictures.first.map { [$0.columns, $0.rows] } == [50, 18])
    viewer.session.handle(.pixels(CellSize(width: 10, height: 20)))
    viewer.settle()
    #expect(viewer.screen.pictures.first?.width == 500)
    viewer.session.handle(.pixels(nil))
    viewer.settle()
    #expect(viewer.session.style == .halfBlocks && viewer.screen.pictures.isEmpty)
  }

  @Test("s goes through all styles, and one that is chosen stays")
  func styles() throws {
    let viewer = try viewer(.sextants)
    #expect(viewer.session.style == .sextants)
    var styles: [PictureStyle] = []
    for _ in PictureStyle.allCases {
      viewer.press(Key("s"))
      styles.append(viewer.session.style)
    }
    #expect(styles == [.ascii, .braille, .pixels, .halfBlocks, .quadrants, .sextants])
    viewer.session.handle(.pixels(CellSize(width: 9, height: 18)))
    #expect(viewer.session.style == .sextants)
    let plain = try TestViewer { $0.style = .pixels }
    #expect(plain.session.style == .halfBlocks)
    plain.session.handle(.pixels(cell))
    #expect(plain.session.style == .pixels)
  }

  @Test("screens of more pixels than can be drawn have none, and kernels that draw characters use cells")
  func limits() throws {
    let viewer = try viewer()
    viewer.session.handle(.pixels(CellSize(width: 200, height: 200)))
    #expect(viewer.session.style == .halfBlocks)
    let text = "program (x: float) -> char { if x < 0 { 'a' } else { 'b' } }"
    let features = ScreenFeatures(colours: .direct, unicode: true, pixels: cell)
    let glyphs = try TestViewer("./g.rast", text: text, features: features)
    glyphs.settle()
    #expect(glyphs.screen.pictures.isEmpty && glyphs.rows[3].hasPrefix("aaaa"))
  }

  /// Which of a cell's pixels have the foreground's colour.
  private func pixelSet(_ glyph: Unicode.Scalar, _ style: PictureStyle) -> Int? {
    if glyph == " " { return 0 }
    if style == .quadrants { return Array(" ▘▝▀▖▌▞▛".unicodeScalars).firstIndex(of: glyph) }
    if glyph == "▌" { return 0b010101 }
    guard (0x1FB00...0x1FB3B).contains(glyph.value) else { return nil }
    let place = Int(glyph.value - 0x1FB00) + 1
    return place + (place >= 0b010101 ? 1 : 0)
  }

  @Test(
    "blocks have the two colours that are nearest to their pixels",
    arguments: [PictureStyle.quadrants, .sextants])
  func blocks(_ style: PictureStyle) throws {
    let viewer = try viewer(style)
    let canvas = try #require(viewer.session.desk.panes.first?.canvas)
    let (across, down) = (2, style == .quadrants ? 2 : 3)
    #expect(canvas.frame.width == 80 && canvas.frame.height == 12 * down)
    var glyphs: Set<Unicode.Scalar> = []
    for row in 0..<12 {
      for column in 0..<40 {
        let cell = viewer.screen[column, row]
        glyphs.insert(cell.glyph)
        let set = try #require(pixelSet(cell.glyph, style))
        let pixels = try (0..<across * down).map { index in
          try #require(canvas.colour(across * column + index % 2, down * row + index / 2))
        }
        let error = try self.error(of: pixels, set)
        for other in 0..<1 << (pixels.count - 1) {
          #expect(try error <= self.error(of: pixels, other) + 0.01)
        }
        // The colours are the means of their pixels.
        for (colour, isSet) in [(cell.foreground, true), (cell.background, false)] where set != 0 || !isSet {
          let part = pixels.indices.filter { (set >> $0 & 1 == 1) == isSet }.map { pixels[$0] }
          guard case .rgb(let shown) = colour else { throw Failure() }
          let mean = part.reduce(0.0) { $0 + Double($1.green) } / Double(part.count)
          #expect(abs(Double(shown.green) - mean) <= 0.5)
        }
      }
    }
    #expect(glyphs.count > 5)
  }

  /// How far pixels are from the means of a set of them and of the others.
  private func error(of pixels: [RGB], _ set: Int) throws -> Double {
    var sum = 0.0
    for isSet in [true, false] {
      let part = pixels.indices.filter { (set >> $0 & 1 == 1) == isSet }.map { pixels[$0] }
      for channel in [\RGB.red, \RGB.green, \RGB.blue] {
        let values = part.map { Double($0[keyPath: channel]) }
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        sum += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
    }
    return sum
  }

  private struct Failure: Error {}
}
