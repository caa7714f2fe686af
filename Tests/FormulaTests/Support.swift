import Fractal
import Rast

@testable import Formula

/// A file of formulas with the given text.
func formulas(_ text: String) -> FormulaFile { FormulaFile(path: "test.frm", bytes: Array(text.utf8)) }

/// The body of the program of a formula, without the lines that all programs have.
func program(_ body: String) throws -> String {
  let entry = try formulas("Test { \(body) }").choose("test")
  let text = String(decoding: try entry.translated().bytes, as: UTF8.self)
  let lines = text.split(separator: "\n").drop { !$0.hasPrefix("program") }.dropFirst().dropLast()
  return lines.filter { !$0.contains("// The condition") && $0 != "    n" }
    .map { String($0.dropFirst(4)) }.joined(separator: "\n")
}

/// The errors of a formula: the code of each, and the text at its place.
func errors(_ body: String) -> [String] {
  let file = formulas("Test { \(body) }")
  return file.entries.flatMap(\.diagnostics).map { "\($0.code.name) \(file.source.text($0.span))" }
}

/// All files of the corpus.
func corpus() throws -> [FormulaFile] {
  let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Corpus"
  let names = ["choices", "divisions", "dos", "format", "functions", "operators", "variables"]
  return try names.map { name in
    let path = "\(folder)/\(name).frm"
    return FormulaFile(path: path, bytes: try FileBytes.read(path))
  }
}
