import Colour
import Rast
import Testing

@testable import Fractal

@Suite("Palettes")
struct PaletteTests {
  @Test("classic goes through the colours it is known for")
  func classic() throws {
    let palette = try #require(Palette.named("classic"))
    #expect(palette.colour(at: 0) == RGB(0, 7, 100))
    #expect(palette.colour(at: 0.16) == RGB(32, 107, 203))
    #expect(palette.colour(at: 0.42) == RGB(237, 255, 255))
    #expect(palette.colour(at: 0.6425) == RGB(255, 170, 0))
    #expect(palette.colour(at: 0.8575) == RGB(0, 2, 0))
    #expect(palette.colour(at: 3) == RGB(0, 7, 100))
  }

  @Test(
    "the published ones have their colours where their tables have them, there and back",
    arguments: [
      ("viridis", [0x440154, 0x414487, 0x22A884, 0xFDE725]),
      ("inferno", [0x000004, 0x420A68, 0xDD513A, 0xFCFFA4]),
      ("magma", [0x000004, 0x3B0F70, 0xDE4968, 0xFCFDBF]),
      ("plasma", [0x0D0887, 0x6A00A8, 0xE16462, 0xF0F921]),
      ("cividis", [0x00224E, 0x35456C, 0x948E77, 0xFEE838]),
      ("turbo", [0x30123B, 0x3E9BFE, 0xE1DD37, 0x7A0403]),
    ] as [(String, [UInt32])])
  func published(_ name: String, _ colours: [UInt32]) throws {
    let palette = try #require(Palette.named(name))
    #expect(palette.sweep == 0.5)
    // Entries 0, 51, 153 and 255 of 256.
    for (place, colour) in zip([0, 0.1, 0.3, 0.5], colours) {
      #expect(palette.colour(at: place) == RGB(hex: colour))
      #expect(palette.colour(at: 1 - place) == RGB(hex: colour))
    }
  }

  @Test("twilight closes without running backwards")
  func cyclic() throws {
    let palette = try #require(Palette.named("twilight"))
    #expect(palette.sweep == 1)
    #expect(palette.colour(at: 0) == RGB(hex: 0xE2D9E2))
    #expect(palette.colour(at: 0.25) != palette.colour(at: 0.75))
  }

  @Test("cubehelix is grey at both ends and gets lighter all the way")
  func cubehelix() throws {
    let palette = try #require(Palette.named("cubehelix"))
    let lightness = (0...50).map { palette.colour(at: Double($0) / 100).brightness }
    #expect(lightness.first == 0 && lightness.last ?? 0 > 0.999)
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 <= $1 + 0.02 })
  }

  @Test("there are at least ten")
  func count() { #expect(Palette.all.count >= 10) }

  @Test("no palette has an edge, neither within nor where it closes", arguments: Palette.all.map(\.name))
  func smooth(_ name: String) throws {
    let palette = try #require(Palette.named(name))
    var previous = palette.colour(at: -0.001)
    var colours: Set<RGB> = []
    for step in 0...2000 {
      let colour = palette.colour(at: Double(step) / 1000)
      let change = max(
        abs(Int(colour.red) - Int(previous.red)), abs(Int(colour.green) - Int(previous.green)),
        abs(Int(colour.blue) - Int(previous.blue)))
      #expect(change <= 5, "at \(step)")
      colours.insert(colour)
      previous = colour
    }
    #expect(colours.count > 100)
  }

  @Test("all names differ")
  func names() {
    #expect(Set(Palette.all.map(\.name)).count == Palette.all.count)
    #expect(Set(Palette.all.map { $0.colour(at: 0.3) }).count == Palette.all.count)
    #expect(Palette.all.first?.name == Palette.standard.name)
    #expect(Palette.named("nope") == nil)
  }

  @Test("what never escaped is black, in every palette", arguments: Palette.all.map(\.name))
  func interior(_ name: String) throws {
    let colouring = Colouring(palette: try #require(Palette.named(name)), iterations: 100)
    for sample in [
      Sample.count(100), .count(101), .smoothCount(100), .smoothCount(.infinity), .smoothCount(.nan),
      .countAndHue(100, 0.3),
    ] {
      #expect(colouring.colour(sample) == .black)
    }
    #expect(colouring.colour(.count(30)) != .black)
  }

  @Test("a smooth count changes the colour smoothly, and not with the limit")
  func smoothCounts() {
    let colouring = Colouring(palette: .standard, iterations: 10_000)
    let other = Colouring(palette: .standard, iterations: 1000)
    var previous = colouring.colour(.smoothCount(-1))
    for step in -100...9000 {
      let colour = colouring.colour(.smoothCount(Double(step) / 100))
      #expect(abs(Int(colour.green) - Int(previous.green)) <= 8, "at \(step)")
      #expect(colour == other.colour(.smoothCount(Double(step) / 100)))
      previous = colour
    }
    #expect(colouring.colour(.count(42)) == colouring.colour(.smoothCount(42)))
  }

  @Test("nothing that a kernel can return makes it fail")
  func extremes() {
    let colouring = Colouring(palette: .standard, iterations: Int.max)
    let numbers = [Double.nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, -0.0]
    for one in numbers {
      for other in numbers {
        _ = colouring.colour(.smoothCount(one))
        _ = colouring.colour(.countAndHue(one, other))
        _ = colouring.colour(.colour(one, other, one))
        _ = Palette.standard.colour(at: one)
      }
    }
    #expect(colouring.colour(.count(Int.min)) == colouring.colour(.count(0)))
  }

  @Test("a hue is a turn of the circle")
  func hues() {
    let colouring = Colouring(palette: .standard, iterations: 100)
    func colour(_ hue: Double) -> RGB { colouring.colour(.countAndHue(0, hue)) }
    #expect(colour(0) == RGB(255, 77, 77))
    #expect(colour(1 / 3.0) == RGB(77, 255, 77))
    #expect(colour(-1 / 3.0) == RGB(77, 77, 255))
    #expect(colour(7) == colour(0))
    #expect(colouring.colour(.countAndHue(50, 0)).red < colouring.colour(.countAndHue(5, 0)).red)
  }
}
