import Foundation
import Rast
import Testing

/// A program of the corpus with what its comments say must happen:
///
/// - `// expect: TEXT`: the next line of output; `// error: E0401 E0301` and `// runtime error: division by zero`:
///   an error whose span begins on this line; `// error 3: E0103`: the same with the line's number
/// - `// arguments: 1 2.5`, `// fuel: 1000`: how it is run; `// kernel`: it is held to the kernel contract, and its
///   picture must be the same on every backend
struct CorpusFile: CustomTestStringConvertible, Sendable {
  let name: String
  let source: SourceFile
  var output: [String] = []
  /// `line code`, sorted.
  var errors: [String] = []
  /// `line message`.
  var runtimeError: String?
  var arguments: [String] = []
  var fuel = Int.max
  var isKernel = false

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Corpus")

  static let all: [CorpusFile] = {
    let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
    return paths.filter { $0.hasSuffix(".rast") }.sorted().map(CorpusFile.init)
  }()

  init(_ name: String) {
    let bytes = (try? Data(contentsOf: CorpusFile.folder.appendingPathComponent(name))).map(Array.init) ?? []
    self.name = name
    source = SourceFile(path: name, bytes: bytes)
    for (index, bytes) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      read(String(decoding: bytes, as: UTF8.self), index + 1)
    }
    errors.sort()
  }

  private mutating func read(_ line: String, _ number: Int) {
    if let text = CorpusFile.text(behind: "// expect:", in: line) { output.append(text) }
    if let text = CorpusFile.text(behind: "// runtime error:", in: line) {
      runtimeError = "\(number) \(text)"
    }
    if let text = CorpusFile.text(behind: "// arguments:", in: line) {
      arguments = text.split(separator: " ").map(String.init)
    }
    if let text = CorpusFile.text(behind: "// fuel:", in: line) { fuel = Int(text) ?? 0 }
    if line.hasSuffix("// kernel") { isKernel = true }
    if let text = CorpusFile.text(behind: "// error", in: line), let colon = text.firstIndex(of: ":") {
      let place = Int(text[..<colon].trimmingCharacters(in: .whitespaces)) ?? number
      let codes = text[text.index(after: colon)...].split(separator: " ")
      errors += codes.map { "\(place) \($0)" }
    }
  }

  private static func text(behind mark: String, in line: String) -> String? {
    guard let range = line.range(of: mark, options: .literal) else { return nil }
    let text = line[range.upperBound...]
    return String(text.first == " " ? text.dropFirst() : text)
  }
}
