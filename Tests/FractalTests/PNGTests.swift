import Colour
import CPNG
import Rast
import Testing

@testable import Fractal

@Suite("PNG")
struct PNGTests {
  private func raster(_ width: Int, _ height: Int) -> Raster {
    let pixels = (0..<width * height).map {
      RGB(UInt8(truncatingIfNeeded: $0), UInt8($0 % 251), UInt8($0 % 7))
    }
    return Raster(width: width, height: height, pixels: pixels)
  }

  private func bytes(_ raster: Raster, view: ViewText? = nil) -> [UInt8] {
    PictureFormats.png.encode(colours: raster, view).bytes
  }

  /// The pixels of a PNG as libpng reads them: width, height, and three bytes each.
  private func decoded(_ bytes: [UInt8]) throws -> (Int, Int, [UInt8]) {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    try #require(png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0)
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    var pixels = [UInt8](repeating: 0, count: Int(image.width * image.height) * 3)
    try #require(png_image_finish_read(&image, nil, &pixels, 0, nil) != 0)
    return (Int(image.width), Int(image.height), pixels)
  }

  @Test("holds every pixel", arguments: [(1, 1), (7, 3), (1, 300), (640, 401)])
  func pixels(_ width: Int, _ height: Int) throws {
    let raster = raster(width, height)
    let (readWidth, readHeight, pixels) = try decoded(bytes(raster))
    #expect(readWidth == width && readHeight == height)
    let expected = (0..<height).flatMap { j in
      (0..<width).flatMap { i in [raster[i, j].red, raster[i, j].green, raster[i, j].blue] }
    }
    #expect(pixels == expected)
  }

  @Test("has the same colours as a ppm")
  func formats() throws {
    let picture = try render(
      "program (x: float, y: float) -> (float, float) { (x, y) }", width: 20, height: 10, iterations: 9)
    let header = Array("P6\n20 10\n255\n".utf8)
    let pixels = Array(picture.bytes(as: "ppm").dropFirst(header.count))
    #expect(try decoded(picture.bytes(as: "png")).2 == pixels)
  }

  @Test("comes in pieces")
  func pieces() throws {
    // Noise, which can't be compressed.
    let pixels = (0..<500 * 300).map { number in
      var bits = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
      bits = (bits ^ bits >> 29) &* 0xBF58_476D_1CE4_E5B9
      return RGB(UInt8(bits >> 56), UInt8(bits >> 48 & 0xFF), UInt8(bits >> 40 & 0xFF))
    }
    let noise = Raster(width: 500, height: 300, pixels: pixels)
    var sizes: [Int] = []
    PictureFormats.png.encode(colours: noise, nil).write { sizes.append($0.count) }
    #expect(sizes.count > 1 && sizes.reduce(0, +) == bytes(noise).count)
  }

  @Test(
    "contains its view as tEXt, or as iTXt if there is more than ASCII in it",
    arguments: [
      ("mandelbrot span=1.0", "tEXt"), ("ż/蝶.rast", "iTXt"), (String(repeating: "x", count: 60_000), "tEXt"),
    ])
  func view(_ text: String, _ chunk: String) throws {
    let bytes = bytes(raster(3, 2), view: try ViewText(parsing: text))
    #expect(PNGText.text(PNGText.viewKeyword, in: bytes) == text)
    #expect(String(decoding: bytes, as: UTF8.self).contains(chunk + "rast-fractal\0"))
    #expect(PNGText.text("other", in: bytes) == nil)
    #expect(try decoded(bytes).0 == 3)
  }

  @Test("without a view there is no text")
  func noView() { #expect(PNGText.text(PNGText.viewKeyword, in: bytes(raster(3, 2))) == nil) }

  @Test("a broken file gives no other text, wherever it breaks")
  func broken() {
    let whole = bytes(raster(3, 2), view: ViewText(kernel: "mandelbrot"))
    for count in 0..<whole.count {
      let text = PNGText.text(PNGText.viewKeyword, in: Array(whole.prefix(count)))
      #expect(text == nil || text == "mandelbrot")
    }
    for index in 8..<whole.count {
      var bytes = whole
      bytes[index] = 0xFF
      _ = PNGText.text(PNGText.viewKeyword, in: bytes)
    }
    #expect(!PNGText.isPNG(Array("P6\n".utf8)) && PNGText.isPNG(whole))
  }
}
