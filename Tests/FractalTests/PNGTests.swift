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

  private func bytes(_ raster: Raster, view: KeptView? = nil) -> [UInt8] {
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

  @Test(
    "holds every pixel",
    arguments: [(1, 1), (7, 3), (1, 300), (640, 401), (2, 40_000), (20_000, 9), (70_000, 5), (1000, 300)])
  func pixels(_ width: Int, _ height: Int) throws {
    let raster = raster(width, height)
    let (readWidth, readHeight, pixels) = try decoded(bytes(raster))
    #expect(readWidth == width && readHeight == height)
    #expect(pixels == raster.bytes)
  }

  @Test("bytes and pixels are the same however many threads write them")
  func threads() {
    let encoded = PictureFormats.png.encode(colours: raster(1500, 700), nil)
    let expected = encoded.bytes
    for threads in [1, 3, 16] {
      var bytes: [UInt8] = []
      encoded.write(threads: threads) { bytes += $0 }
      #expect(bytes == expected)
    }
  }

  @Test("is one stream of several bands, each of which refers to the one before it")
  func bands() throws {
    // Three rows of noise again and again: what can't refer to those before takes all of its bytes.
    let noise = noise(3 * 2000)
    let raster = Raster(width: 2000, height: 500, pixels: (0..<500 * 2000).map { noise[$0 % noise.count] })
    let rows = PNGRows(raster)
    #expect(rows.bands == 16)
    let sizes = (0..<rows.bands).map { rows.band($0).bytes.count }
    #expect(sizes[0] > 18_000 && sizes.dropFirst().allSatisfy { $0 < 3000 })
    #expect(try decoded(bytes(raster)).2 == raster.bytes)
  }

  @Test("rows are filtered in that of the five ways with the smallest differences, the first of equals")
  func filters() {
    var seen: Set<UInt8> = []
    for width in [1, 2, 11, 43, 300] {
      let rows = self.rows(width)
      let filter = PNGFilter(width: width)
      var above = [UInt8](repeating: 0, count: 3 * width)
      for row in rows {
        let found = Array(filter.next { $0.update(from: row, count: row.count) })
        #expect(found == PNGTests.filtered(row, above), "\(width)")
        seen.insert(found[0])
        above = row
      }
    }
    #expect(seen == [0, 1, 2, 3, 4])
  }

  /// Rows of noise, of slopes across, down and both, and of what is left of them with a little noise.
  private func rows(_ width: Int) -> [[UInt8]] {
    let noise = noise(width * 40).map(\.red)
    return (0..<40).map { j in
      (0..<3 * width).map { index in
        let (i, random) = (index / 3, noise[j * width + index / 3])
        return switch j / 5 {
        case 0: random
        case 1: UInt8(truncatingIfNeeded: 7 * i)
        case 2: UInt8(truncatingIfNeeded: 50 * (i & 1) + 9 * j)
        case 3: UInt8(truncatingIfNeeded: i * j)
        case 4: UInt8(truncatingIfNeeded: 3 * i + 5 * j) &+ random & 3
        case 5: random & 15
        case 6: UInt8(truncatingIfNeeded: 5 * i * i + 3 * j * j)
        case _: UInt8(truncatingIfNeeded: (i + j) / 3 * 40) &+ random & 7
        }
      }
    }
  }

  /// A row as the definition of the filters has it.
  private static func filtered(_ row: [UInt8], _ above: [UInt8]) -> [UInt8] {
    let ways = (0..<5).map { way in
      row.indices.map { index in
        let left = index < 3 ? 0 : Int(row[index - 3])
        let (up, corner) = (Int(above[index]), index < 3 ? 0 : Int(above[index - 3]))
        let nearest = [left, up, corner].min { abs(left + up - corner - $0) < abs(left + up - corner - $1) }
        let expected = [0, left, up, (left + up) / 2, nearest ?? 0][way]
        return row[index] &- UInt8(truncatingIfNeeded: expected)
      }
    }
    let sums = ways.map { $0.reduce(0) { $0 + abs(Int(Int8(bitPattern: $1))) } }
    let best = sums.firstIndex(of: sums.min() ?? 0) ?? 0
    return [UInt8(best)] + ways[best]
  }

  /// Colours of no regularity.
  private func noise(_ count: Int) -> [RGB] {
    (0..<count).map { number in
      var bits = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
      bits = (bits ^ bits >> 29) &* 0xBF58_476D_1CE4_E5B9
      return RGB(UInt8(bits >> 56), UInt8(bits >> 48 & 0xFF), UInt8(bits >> 40 & 0xFF))
    }
  }

  @Test("counts that are looked up have the colours of those that are not")
  func known() throws {
    let text = "program (x: float, y: float) -> int { (x * y) as int - 3 }"
    let picture = try render(text, Region(0, 0, 80, 80), width: 90, height: 80, iterations: 5000)
    for scale in CountScale.allCases {
      let coloured = ColouredPicture(
        picture: picture, colouring: Colouring(palette: .standard, scale: scale, for: picture))
      let expected = picture.all.flatMap { sample in
        let colour = coloured.colouring.colour(sample)
        return [colour.red, colour.green, colour.blue]
      }
      #expect(coloured.tabulated.bytes == expected && coloured.bytes == expected)
    }
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
    let noise = Raster(width: 500, height: 300, pixels: noise(500 * 300))
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
    let bytes = bytes(raster(3, 2), view: KeptView(try ViewText(parsing: text)))
    #expect(PNGText(bytes)?.view == text && PNGText(bytes)?.source == nil)
    #expect(String(decoding: bytes, as: UTF8.self).contains(chunk + "rast-fractal\0"))
    #expect(try decoded(bytes).0 == 3)
  }

  @Test("without a view there is no text")
  func noView() {
    let text = PNGText(bytes(raster(3, 2)))
    #expect(text != nil && text?.view == nil && text?.source == nil)
  }

  @Test("a broken file gives no other text, wherever it breaks")
  func broken() {
    let whole = bytes(raster(3, 2), view: KeptView(ViewText(kernel: "mandelbrot")))
    for count in 0..<whole.count {
      let text = PNGText(Array(whole.prefix(count)))?.view
      #expect(text == nil || text == "mandelbrot")
    }
    for index in 8..<whole.count {
      var bytes = whole
      bytes[index] = 0xFF
      _ = PNGText(bytes)
    }
    #expect(PNGText(Array("P6\n".utf8)) == nil && PNGText(whole)?.view == "mandelbrot")
  }
}

extension ColourGrid {
  /// The three bytes of each pixel, row by row.
  fileprivate var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<height { append(row: row, to: &bytes) }
    return bytes
  }
}
