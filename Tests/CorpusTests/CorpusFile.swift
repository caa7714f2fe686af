import Foundation
import Rast
import Testing

/// A program of the corpus, and what must happen according to its comments:
///
/// - `// expect: TEXT`: the next line of output; `// error: E0401 E0301` and `// runtime error: division by zero`:
///   an error whose span begins on this line; `// error 3: E0103`: the same with the line's number
/// - `// arguments: 1 2.5`, `// fuel: 1000`: how it is run; `// kernel`: it must keep the kernel contract, and give the
///   same picture on every backend
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
    if let text = CorpusFile.text(after: "// expect:", in: line) { output.append(text) }
    if let text = CorpusFile.text(after: "// runtime error:", in: line) {
      runtimeError = "\(number) \(text)"
    }
    if let text = CorpusFile.text(after: "// arguments:", in: line) {
      arguments = text.split(separator: " ").map(String.init)
    }
    if let text = CorpusFile.text(after: "// fuel:", in: line) { fuel = Int(text) ?? 0 }
    if line.hasSuffix("// kernel") { isKernel = true }
    if let text = CorpusFile.text(after: "// error", in: line), let colon = text.firstIndex(of: ":") {
      let place = Int(text[..<colon].trimmingCharacters(in: .whitespaces)) ?? number
      let codes = text[text.index(after: colon)...].split(separator: " ")
      errors += codes.map { "\(place) \($0)" }
    }
  }

  private static func text(after mark: String, in line: String) -> String? {
    guard let range = line.range(of: mark, options: .literal) else { return nil }
    let text = line[range.upperBound...]
    return String(text.first == " " ? text.dropFirst() : text)
  }
}
