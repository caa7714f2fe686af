import Rast
import TestSupport
import Testing

@testable import Fractal

@Suite("Picture formats")
struct FormatTests {
  /// Counts 0, 1, 2 … from left to right.
  private let counts = "program (x: float) -> int { x as int }"

  @Test("ascii: floor(8·left/iterations) of the ramp, from 0 to 7")
  func ascii() throws {
    let picture = try render(counts, Region(-2, 0, 18, 2), width: 20, height: 2, iterations: 16)
    let row = "     ..,,::--==%%###\n"
    #expect(picture.text(as: "ascii") == row + row)
  }

  @Test("ascii: every index, of ints and of floats alike", arguments: [1, 2, 7, 8, 9, 100, 255, 1000])
  func indices(_ iterations: Int) {
    for count in -3...(iterations + 3) {
      let left = iterations - count
      let expected = min(7, max(0, (Double(8 * left) / Double(iterations)).rounded(.down)))
      #expect(ASCIIFormat.index(count, iterations) == Int(expected))
      #expect(ASCIIFormat.index(Double(count), iterations) == Int(expected))
    }
  }

  @Test("ascii: nothing overflows")
  func extremes() {
    #expect(ASCIIFormat.index(Int.min, Int.max) == 7)
    #expect(ASCIIFormat.index(Int.max, Int.max) == 0)
    #expect(ASCIIFormat.index(1, Int.max) == 7)
    #expect(ASCIIFormat.index(Int.max / 2, Int.max) == 4)
    #expect(ASCIIFormat.index(5, 0) == 0)
    #expect(ASCIIFormat.index(Double.nan, 10) == 0)
    #expect(ASCIIFormat.index(Double.infinity, 10) == 0)
    #expect(ASCIIFormat.index(-Double.infinity, 10) == 7)
  }

  @Test("ascii: a glyph is printed, but none that would shift the row or command the terminal")
  func glyphs() throws {
    let text = "program (x: float) -> char { \"aé\\u{1B}\\n\\u{4E00}\\u{301}ż\"[x as int] }"
    let picture = try render(text, Region(0, 0, 7, 1), width: 7, height: 1)
    let expected = "aé\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}ż\n"
    #expect(picture.text(as: "ascii") == expected)
    #expect(picture.text(as: "ansi") == expected)
  }

  @Test("ascii: a colour by its brightness")
  func colours() throws {
    let text = "program (x: float) -> (float, float, float) { (x, x, x) }"
    #expect(try render(text, Region(0, 0, 2, 1), width: 4, height: 1).text(as: "ascii") == " -##\n")
  }

  @Test("ppm: P6, three bytes per pixel")
  func ppm() throws {
    let text = "program (x: float, y: float) -> (float, float, float) { (x, y, 0.0 / 0.0) }"
    let picture = try render(text, Region(0, 0, 2, 4), width: 2, height: 2)
    #expect(
      picture.bytes(as: "ppm")
        == Array("P6\n2 2\n255\n".utf8) + [0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 0])
  }

  @Test("ansi: two pixels per cell, only changes are written, and every line ends without colour")
  func ansi() throws {
    let text = "program (x: float, y: float) -> (float, float, float) { (floor(x), y, 0.0) }"
    let picture = try render(text, Region(0, 0, 2, 2), width: 4, height: 2)
    #expect(
      picture.text(as: "ansi")
        == "\u{1B}[38;2;0;0;0m\u{1B}[48;2;0;255;0m▀▀\u{1B}[38;2;255;0;0m\u{1B}[48;2;255;255;0m▀▀\u{1B}[0m\n")
  }

  @Test("json: the values themselves, and null for NaN and infinities")
  func json() throws {
    let text = "program (x: float, y: float) -> (float, float) { (1.0 / x, y / 0.0) }"
    let picture = try render(text, Region(0, 0, 2, 2), width: 2, height: 2, iterations: 5, time: 1.5)
    #expect(
      picture.text(as: "json") == """
        {
          "kernel": "test",
          "width": 2,
          "height": 2,
          "region": [0.0, 0.0, 2.0, 2.0],
          "iterations": 5,
          "time": 1.5,
          "rows": [
            [[null, null], [1.0, null]],
            [[null, null], [1.0, null]]
          ]
        }

        """)
  }

  @Test("json: each kind of value")
  func jsonValues() throws {
    func rows(_ text: String) throws -> String {
      let text = try render(text, Region(0, 0, 2, 1), width: 2, height: 1).text(as: "json")
      return text.split(separator: "\n").dropFirst(8).first.map { String($0.drop { $0 == " " }) } ?? ""
    }
    #expect(try rows("program (x: float) -> int { x as int - 1 }") == "[-1, 0]")
    #expect(try rows("program (x: float) -> float { x / 10.0 }") == "[0.0, 0.1]")
    #expect(
      try rows("program (x: float) -> (float, float, float) { (x, x, x) }")
        == "[[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]")
    #expect(try rows(#"program (x: float) -> char { "\"\u{1}"[x as int] }"#) == #"["\"", "\u0001"]"#)
  }

  @Test("the README lists all formats")
  func readme() throws {
    let rows = PictureFormats.all.map { format in
      let (size, unit) = (format.standardSize, format.cell(.count) == .pixel ? "pixels" : "cells")
      return "| `\(format.name)` | \(format.summary) | \(size.width) × \(size.height) \(unit) |\n"
    }
    let table = "| format | what it writes | size, unless chosen |\n|---|---|---|\n" + rows.joined()
    #expect(try Golden.readme("formats", found: table) == table)
  }

  @Test("each format has its own name, and the first one shows every kernel")
  func list() {
    #expect(Set(PictureFormats.all.map(\.name)).count == PictureFormats.all.count)
    #expect(PictureFormats.all.first?.name == PictureFormats.ascii.name)
    #expect(KernelOutput.allCases.allSatisfy { PictureFormats.ascii.canShow($0) })
    for format in PictureFormats.all { #expect(PictureFormats.named(format.name)?.name == format.name) }
  }

  @Test("a picture is written in pieces, which make the whole")
  func pieces() throws {
    let picture = try render(counts, Region(0, 0, 1, 1), width: 1000, height: 200)
    var pieces: [Int] = []
    picture.encoded(as: "ascii").write { pieces.append($0.count) }
    #expect(pieces.count > 1)
    #expect(pieces.reduce(0, +) == 1001 * 200)
  }

  @Test("an error of the sink ends the writing")
  func failingSink() throws {
    struct Full: Error {}
    let picture = try render(counts, width: 2, height: 2)
    #expect(throws: Full.self) {
      try picture.encoded(as: "ppm").write { _ in throw Full() }
    }
  }
}
