import Foundation
import Testing

@testable import Rast

/// The reference names every function that the list of operations has, on every type, and no other.
@Suite struct ReferenceTests {
  /// The functions of each row of the table of built-ins.
  private func table() throws -> [String: Set<String>] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let page = folder.appendingPathComponent("../../Sources/Rast/Rast.docc/Language.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("| built-in |") })
    var rows: [String: Set<String>] = [:]
    for line in lines[(start + 2)...].prefix(while: { $0.hasPrefix("|") }) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let code = cells[1].split(separator: "`", omittingEmptySubsequences: false)[1]
      rows[cells[0]] = Set(code.replacing(/\(.*?\)/, with: "").split(separator: " ").map(String.init))
    }
    return rows
  }

  @Test func everyFunctionStandsInTheRowOfItsType() throws {
    var expected: [String: Set<String>] = [:]
    for operation in Operation.all {
      guard let name = operation.function else { continue }
      let types = operation.operands + [operation.result]
      let row = [Type.str, .complex, .float, .int].first { types.contains($0) }
      expected["\(try #require(row))", default: []].insert(name)
    }
    #expect(try table() == expected)
  }
}
