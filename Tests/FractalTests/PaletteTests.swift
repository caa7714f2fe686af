import Rast
import Testing

@testable import Fractal

@Suite("Palettes")
struct PaletteTests {
  @Test("classic goes through the colours it is known by")
  func classic() throws {
    let palette = try #require(Palette.named("classic"))
    #expect(palette.colour(at: 0) == RGB(0, 7, 100))
    #expect(palette.colour(at: 0.16) == RGB(32, 107, 203))
    #expect(palette.colour(at: 0.42) == RGB(237, 255, 255))
    #expect(palette.colour(at: 0.6425) == RGB(255, 170, 0))
    #expect(palette.colour(at: 0.8575) == RGB(0, 2, 0))
    #expect(palette.colour(at: 3) == RGB(0, 7, 100))
  }

  @Test("viridis goes there and back")
  func viridis() throws {
    let palette = try #require(Palette.named("viridis"))
    #expect(palette.colour(at: 0) == RGB(hex: 0x440154))
    #expect(palette.colour(at: 0.25) == RGB(hex: 0x21908C))
    #expect(palette.colour(at: 0.5) == RGB(hex: 0xFDE725))
    #expect(palette.colour(at: 0.75) == RGB(hex: 0x21908C))
  }

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
      #expect(change <= 4, "at \(step)")
      colours.insert(colour)
      previous = colour
    }
    #expect(colours.count > 100)
  }

  @Test("names are given once, and all differ")
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

  @Test("nothing that a kernel may give makes it fail")
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
