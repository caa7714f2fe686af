import Colour
import Rast
import Testing

@testable import Fractal

@Suite("The contact sheet")
struct ContactSheetTests {
  @Test("has a picture and a name for each kernel, glyphs too")
  func tiles() throws {
    let names = ["julia", "glyphs", "plasma"]
    let kernels = try names.map {
      try Kernel(name: $0, Analysis(try #require(ShippedProgram.named($0)).source))
    }
    let renderers = try kernels.map { try Renderer($0, backend: .lanes) }
    var sheet = ContactSheet()
    (sheet.columns, sheet.tileWidth, sheet.tileHeight, sheet.samples) = (2, 60, 40, 2)
    let raster = try sheet.draw(renderers)
    #expect(raster.width == 2 * 68 + 8 && raster.height == 2 * 64 + 8)
    func colours(_ left: Int, _ top: Int, _ width: Int, _ height: Int) -> Set<RGB> {
      Set((top..<top + height).flatMap { j in (left..<left + width).map { i in raster[i, j] } })
    }
    let paper = raster[0, 0]
    #expect(colours(8, 8, 60, 40).count > 50)
    #expect(colours(76, 8, 60, 40).count == 2)
    #expect(colours(8, 72, 60, 40).count > 50)
    for (left, top) in [(8, 52), (76, 52), (8, 116)] { #expect(colours(left, top, 60, 8).count == 2) }
    #expect(colours(76, 72, 60, 60) == [paper])
  }

  @Test("there are letters for everything that it has to write")
  func letters() throws {
    let ramp = try #require(ShippedProgram.named("glyphs")).kernelParam("ramp")
    let text = ShippedProgram.all.map(\.name).joined() + ramp + "*"
    for letter in Set(text.unicodeScalars) where letter != " " {
      let rows = TinyFont.rows(of: letter)
      #expect(!rows.isEmpty && rows.count <= 8 && rows.allSatisfy { $0 < 32 } && rows.contains { $0 != 0 })
    }
    let alphabet = "abcdefghijklmnopqrstuvwxyz".unicodeScalars
    #expect(Set(alphabet.map { TinyFont.rows(of: $0) }).count == 26)
    #expect(TinyFont.rows(of: "ż").isEmpty)
  }
}

extension ShippedProgram {
  /// The text that a param of type str has.
  fileprivate func kernelParam(_ name: String) throws -> String {
    let program = try #require(Analysis(source).program)
    guard case .str(let text)? = program.params.first(where: { $0.name == name })?.value else { return "" }
    return text
  }
}
