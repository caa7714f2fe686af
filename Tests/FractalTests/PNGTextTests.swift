import Colour
import Rast
import Testing

@testable import Fractal

@Suite("The texts of a PNG")
struct PNGTextTests {
  private let pixel = Raster(width: 1, height: 1, pixels: [.black])

  private func png(_ kept: KeptView) -> [UInt8] { PictureFormats.png.encode(colours: pixel, kept).bytes }

  /// A PNG that begins with some chunks.
  private func png(_ chunks: [UInt8]...) -> [UInt8] {
    PNGChunk.head(width: 1, height: 1) + chunks.joined() + PNGChunk.bytes("IEND", [])
  }

  @Test(
    "a kernel is kept with its view, whatever its text",
    arguments: [
      ("program p() { }\n", "zTXt"), ("", "zTXt"), ("// ż 蝶 \u{1F98B}\r\n", "iTXt"),
      (String(repeating: "0123456789abcdef", count: 1 << 16), "zTXt"),
    ])
  func source(_ text: String, _ chunk: String) {
    let bytes = png(KeptView(ViewText(kernel: "a.rast"), source: text))
    #expect(PNGText(bytes)?.view == "a.rast" && PNGText(bytes)?.source == text)
    #expect(String(decoding: bytes, as: UTF8.self).contains(chunk + "rast-fractal source\0"))
  }

  @Test("texts are read from every kind of chunk, behind the rows, too, and the first counts")
  func kinds() {
    let stream = Zlib.compressed(Array("é".utf8))
    let key = Array("rast-fractal\0".utf8)
    #expect(PNGText(png(PNGChunk.bytes("tEXt", key + [0xE9])))?.view == "é")
    #expect(PNGText(png(PNGChunk.bytes("zTXt", key + [0] + Zlib.compressed([0xE9]))))?.view == "é")
    #expect(PNGText(png(PNGChunk.bytes("iTXt", key + [0, 0, 0, 0] + "é".utf8)))?.view == "é")
    #expect(PNGText(png(PNGChunk.bytes("iTXt", key + [1, 0] + "de\0x\0".utf8 + stream)))?.view == "é")
    let two = png(
      PNGChunk.bytes("IDAT", []), PNGChunk.text("other", "x"), PNGChunk.text("rast-fractal", "a"),
      PNGChunk.text("rast-fractal", "b"))
    #expect(PNGText(two)?.view == "a")
    // What is broken is no text.
    #expect(PNGText(png(PNGChunk.bytes("zTXt", key + [0] + stream.dropLast(6))))?.view == nil)
    #expect(PNGText(png(PNGChunk.bytes("iTXt", key + [1, 0, 0])))?.view == nil)
  }

  @Test("what ships is not kept")
  func shipped() throws {
    let shipped = try #require(ShippedProgram.named("julia"))
    let kernel = try Kernel(name: "julia", Analysis(shipped.source))
    #expect(KeptView(ViewText(kernel: "julia"), of: kernel).source == nil)
    #expect(KeptView(ViewText(kernel: "./julia.rast"), of: kernel).source == shipped.text)
  }

  @Test(
    "of a text that is too long no more is read than shows it", arguments: ["tEXt", "zTXt", "iTXt", "IDAT"])
  func long(_ name: String) {
    // A chunk of two gigabytes, which nobody could hold.
    let length = UInt32(0x7FFF_FFFF).bytesFromHighest
    let head = PNGChunk.signature + length + Array(name.utf8) + "rast-fractal\0".utf8
    var (position, most, kept) = (0, 0, 0)
    let text = PNGText { count in
      most = max(most, count)
      if count > 1 << 16 { kept += count }
      defer { position += count }
      let known = head.dropFirst(position).prefix(count)
      // It ends after as much as any text may have, many times over.
      guard position < 64 << 20 else { return [] }
      return known + Array(repeating: 1, count: count - known.count)
    }
    #expect(most <= PNGText.mostBytes && kept <= PNGText.mostBytes && text != nil)
    #expect((text?.view?.utf8.count ?? 0) <= ViewText.maximumSize + 1)
    if name == "tEXt" { #expect(throws: ViewTextError.self) { try ViewText(parsing: text?.view ?? "") } }
  }

  @Test("what has no name is no chunk, so that zeros are not read for ever")
  func nameless() {
    var reads = 0
    let text = PNGText { count in
      reads += 1
      return reads == 1 ? PNGChunk.signature : Array(repeating: 0, count: count)
    }
    #expect(text != nil && text?.view == nil && reads == 2)
  }

  @Test("a text that grows without end when it is decompressed ends where it is too long")
  func bomb() {
    // 64 MiB of zeros are 64 KiB.
    let stream = Zlib.compressed(Array(repeating: 0x20, count: 64 << 20))
    for (key, limit) in [
      ("rast-fractal", ViewText.maximumSize), ("rast-fractal source", SourceFile.maximumSize),
    ] {
      let text = PNGText(png(PNGChunk.bytes("zTXt", Array("\(key)\0\0".utf8) + stream)))
      #expect((text?.view ?? text?.source)?.utf8.count == limit + 1)
    }
    #expect(Zlib.bytes(of: stream, limit: 1000)?.count == 1000)
  }

  @Test("streams that are cut off or changed give nothing, or what they give")
  func broken() {
    let text = Array("program p() -> int { 1 } program q() -> int { 2 }".utf8)
    let stream = Zlib.compressed(text)
    #expect(Zlib.bytes(of: stream, limit: 1 << 20) == text)
    for count in stream.indices { #expect(Zlib.bytes(of: stream.prefix(count), limit: 1 << 20) == nil) }
    for index in stream.indices {
      var changed = stream
      changed[index] ^= 0x10
      // What is not noticed changes nothing.
      let found = Zlib.bytes(of: changed, limit: 1 << 20)
      #expect(found == nil || found == text)
    }
  }
}
