// embed-programs OUTPUT FILE…: writes a Swift source that holds the text of every FILE.
import Foundation

do {
  let paths = CommandLine.arguments.dropFirst()
  guard let output = paths.first else { throw CocoaError(.fileNoSuchFile) }
  var source = """
    /// The files of programs/; made by embed-programs.
    enum EmbeddedPrograms {
      static let files: [(name: String, text: String)] = [

    """
  for path in paths.dropFirst() {
    let file = URL(filePath: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    source += "    (\(literal(file.deletingPathExtension().lastPathComponent)), \(literal(text))),\n"
  }
  source += "  ]\n}\n"
  try source.write(toFile: output, atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("embed-programs: \(error)\n".utf8))
  exit(1)
}

/// The text as a raw string literal on one line, with its line ends escaped.
func literal(_ text: String) -> String {
  // One more # than any run of them, so that nothing in the text can end the literal or begin an escape.
  let longest = text.split { $0 != "#" }.map(\.count).max() ?? 0
  let marks = String(repeating: "#", count: longest + 1)
  let body = text.unicodeScalars.map { scalar in
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "\\\(marks)u{\(String(scalar.value, radix: 16))}" : String(Character(scalar))
  }
  return marks + "\"" + body.joined() + "\"" + marks
}
