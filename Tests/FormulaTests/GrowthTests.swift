import TestSupport
import Testing

@testable import Formula

@Suite("Files of formulas take time in proportion to their size")
struct GrowthTests {
  @Test(
    "splitting them into entries, and finding what is wrong with each",
    arguments: [
      "a {", "a { ", "a {\n", "a {\r", "a\n\n", "a (", "a (x)\n\n", "comment {", "{", "a { } ", "a;{\n",
      "a { ; }\n",
      "a { z = z*z + pixel }\n", "a { |z| + + ) }\n",
    ])
  func entries(_ piece: String) {
    let growth = ProcessorTime.growth(from: 1500) { count in
      let file = formulas(String(repeating: piece, count: count))
      for entry in file.entries { _ = entry.diagnostics.count + entry.summary.count }
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test("finding an entry by its name")
  func names() {
    let growth = ProcessorTime.growth(from: 300) { count in
      let file = formulas((0..<count).map { "Entry\($0) { z = z*z + pixel }\n" }.joined())
      for number in 0..<count { #expect(file.entry("ENTRY\(number)") != nil) }
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test(
    "translating a long entry, which may only have so many tokens",
    arguments: [
      "||z| + 1|\n", "z = sin(z) / z\n", "v# = v#x\n", "if z == 1\nz = z / a\nelse\nz = z / b\nendif\n", "(",
      "if z\n",
      "$ ", "z = ", "a\\\n",
    ])
  func longEntry(_ piece: String) {
    let growth = ProcessorTime.growth(from: 11_000) { count in
      let pieces = (0..<count).map { number in
        piece.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
      }
      _ = errors(pieces.joined())
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test("an entry with as many tokens as there may be is translated")
  func longest() {
    // Three of them, the closing end among them, are not in the sums.
    let sums = String(repeating: "z=z*z+pixel\n", count: (FormulaParser.tokenLimit - 3) / 8)
    #expect(errors("\(sums)|z|<4").isEmpty)
    #expect(errors("\(sums)\(sums)|z|<4").map { $0.prefix(5) } == ["F0106"])
  }
}
