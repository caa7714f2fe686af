import Fractal
import Rast

@testable import Formula

/// A file of formulas with a text.
func formulas(_ text: String) -> FormulaFile { FormulaFile(path: "test.frm", bytes: Array(text.utf8)) }

/// The program of a formula, from its `program` on, without the lines that all have.
func program(_ body: String) throws -> String {
  let entry = try formulas("Test { \(body) }").choose("test")
  let text = String(decoding: try entry.translated().bytes, as: UTF8.self)
  let lines = text.split(separator: "\n").drop { !$0.hasPrefix("program") }.dropFirst().dropLast()
  return lines.filter { !$0.contains("// The condition") && $0 != "    n" }
    .map { String($0.dropFirst(4)) }.joined(separator: "\n")
}

/// What is wrong with a formula: codes, and the text that each is about.
func errors(_ body: String) -> [String] {
  let file = formulas("Test { \(body) }")
  return file.entries.flatMap(\.diagnostics).map { "\($0.code.name) \(file.source.text($0.span))" }
}

/// All files of the corpus, by their paths.
func corpus() throws -> [FormulaFile] {
  let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Corpus"
  let names = ["choices", "divisions", "dos", "format", "functions", "operators", "variables"]
  return try names.map { name in
    let path = "\(folder)/\(name).frm"
    return FormulaFile(path: path, bytes: try FileBytes.read(path))
  }
}
