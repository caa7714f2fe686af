import Colour
import Rast
import Testing

@testable import Fractal

@Suite("Scales of counts")
struct CountScaleTests {
  /// Counts 1000, 1001 … 1099 from left to right, as in a deep view.
  private func deep() throws -> Picture {
    try render(
      "program (x: float) -> float { 1000 + x }", Region(0, 0, 100, 1), width: 100, height: 1,
      iterations: 5000)
  }

  @Test("sqrt, linear and log run through the palette once within 64 counts")
  func turn() throws {
    let picture = try deep()
    func colour(_ scale: CountScale, _ count: Double) -> RGB {
      Colouring(palette: .standard, scale: scale, for: picture).colour(.smoothCount(count))
    }
    // The lowest of the picture is 1000.
    for (scale, count) in [(CountScale.sqrt, 64.0), (.linear, 64), (.log, 1063)] {
      #expect(colour(scale, 0) == Palette.standard.colour(at: 0))
      #expect(colour(scale, count) == Palette.standard.colour(at: 1))
    }
    #expect(colour(.sqrt, 16) == Palette.standard.colour(at: 0.5))
    #expect(colour(.linear, 16) == Palette.standard.colour(at: 0.25))
    #expect(colour(.log, 1007) == Palette.standard.colour(at: 0.5))
    #expect(colour(.log, 1000) == Palette.standard.colour(at: 0))
    #expect(colour(.sqrt, 42) == Colouring(palette: .standard, iterations: 50).colour(.count(42)))
  }

  @Test(
    "histogram gives each part of the palette as many pixels, whatever the counts",
    arguments: [
      "program (x: float) -> float { 1000 + x }", "program (x: float) -> float { exp(x / 10) }",
      "program (x: float) -> int { ((x + 0.5) as int)^2 }",
    ])
  func histogram(_ text: String) throws {
    let picture = try render(text, Region(0, 0, 100, 1), width: 100, height: 1, iterations: 1_000_000)
    for palette in [Palette.standard, try #require(Palette.named("viridis"))] {
      let colouring = Colouring(palette: palette, scale: .histogram, for: picture)
      for i in 0..<100 {
        let place = (Double(i) + 0.5) / 100 * palette.sweep
        #expect(colouring.colour(picture[i, 0]) == palette.colour(at: place))
      }
    }
  }

  @Test("histogram ranks only what escaped, and shades basins by the rank")
  func ranks() throws {
    let text = "program (x: float) -> (float, float) { if x < 50 { (1e9, 0.5) } else { (x, 0.25) } }"
    let picture = try render(text, Region(0, 0, 100, 1), width: 100, height: 1, iterations: 1000)
    let colouring = Colouring(palette: .standard, scale: .histogram, for: picture)
    #expect(colouring.colour(picture[0, 0]) == .black)
    let shades = (50..<100).map { colouring.colour(picture[$0, 0]).green }
    #expect(shades == shades.sorted(by: >))
    #expect(Int(shades[0]) - Int(shades[49]) > 150)
    let ranks = CountRanks(picture)
    #expect(ranks.rank(50) == 0.01 && ranks.rank(99) == 0.99 && ranks.rank(0) == 0 && ranks.rank(1e9) == 1)
  }

  @Test("no scale fails on any picture or count", arguments: CountScale.allCases)
  func extremes(_ scale: CountScale) throws {
    for text in [
      "program () -> (float, float, float) { (0.0, 0.0, 0.0) }", "program () -> float { 0.0 / 0.0 }",
    ] {
      let picture = try render(text, width: 3, height: 2)
      let colouring = Colouring(palette: .standard, scale: scale, for: picture)
      for number in [Double.nan, .infinity, -.infinity, -1, 0, 1e308, .leastNonzeroMagnitude] {
        _ = colouring.colour(.smoothCount(number))
        _ = colouring.colour(.countAndHue(number, number))
        _ = colouring.colour(.colour(number, number, number))
      }
      _ = colouring.colour(.count(.min))
    }
  }

  @Test("a large picture's ranks are those of a sample of it, and close to the true ones")
  func large() throws {
    let picture = try render(
      "program (x: float, y: float) -> float { x + y / 1000 }", Region(0, 0, 1000, 1000), width: 400,
      height: 400,
      iterations: 5000, threads: 2)
    let ranks = CountRanks(picture)
    for part in stride(from: 0.05, to: 1, by: 0.05) { #expect(abs(ranks.rank(1001 * part) - part) < 0.01) }
  }

  @Test("shift and inversion move the colours of all scales alike", arguments: CountScale.allCases)
  func shifted(_ scale: CountScale) throws {
    let picture = try deep()
    var colouring = Colouring(palette: .standard, scale: scale, for: picture)
    let plain = (0..<100).map { colouring.colour(picture[$0, 0]) }
    colouring.shift = 1
    #expect((0..<100).map { colouring.colour(picture[$0, 0]) } == plain)
    colouring.shift = 0.3
    #expect((0..<100).map { colouring.colour(picture[$0, 0]) } != plain)
    colouring.shift = 0
    colouring.isInverted = true
    #expect((0..<100).map { colouring.colour(picture[$0, 0]) } != plain)
    #expect(colouring.colour(.colour(1, 0, 0.2)) == RGB(unit: 0, 1, 0.8))
  }
}
