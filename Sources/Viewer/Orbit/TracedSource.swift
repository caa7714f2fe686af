/// A kernel's text, changed so that it gives a variable of its own instead of a count.
///
/// The kernel is left as it is but for its result: wherever it would return, it returns what the variable holds by
/// then. Run with the iteration limits 0, 1, 2 and so on, it gives the values that the variable takes, computed by the
/// kernel's own steps, whatever they are.
struct TracedSource {
  private let bytes: [UInt8]
  private let words: [SourceWords.Word]
  /// Behind the parameters, and the braces of the body.
  private let signature: Int
  private let open: Int
  private let close: Int

  /// Nil if there is no program in the text.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    words = SourceWords(bytes).words
    guard let program = words.firstIndex(where: { $0.text == "program" && $0.depth == 0 }),
      let end = words[program...].firstIndex(where: { $0.text == ")" && $0.depth == 0 }),
      let open = words[end...].firstIndex(where: { $0.text == "{" && $0.depth == 0 }),
      let close = words[open...].firstIndex(where: { $0.text == "}" && $0.depth == 0 })
    else { return nil }
    (signature, self.open, self.close) = (words[end].range.upperBound, open, close)
  }

  /// The texts that may do it, the likeliest first; not all of them need be right programs.
  var candidates: [String] {
    let body = words[open..<close]
    let variables = body.indices.dropLast().filter { words[$0].text == "var" && words[$0].depth == 1 }
      .map { words[$0 + 1].text }
    let ordered = variables.filter { $0 == "z" } + variables.filter { $0 != "z" }
    let complex = ordered.map { "(\($0).re, \($0).im)" }
    let floats = zip(variables, variables.dropFirst()).map { "(\($0), \($1))" }
    return (complex + floats).flatMap { value in [text(value, ";"), text(value, "")] }
  }

  /// The text with a value in the place of what is returned.
  private func text(_ value: String, _ end: String) -> String {
    var text = part(0..<signature) + " -> (float, float) "
    var offset = words[open].range.lowerBound
    for index in open..<close where words[index].text == "return" {
      // Up to the `;`, or to the brace that ends the block.
      let depth = words[index].depth
      let end =
        words[index...].first { $0.text == ";" && $0.depth == depth || $0.depth < depth }?.range.lowerBound
        ?? words[index].range.upperBound
      guard words[index].range.upperBound >= offset else { continue }
      text += part(offset..<words[index].range.upperBound) + " " + value
      offset = end
    }
    text += part(offset..<words[close].range.lowerBound)
    let isClosed = words[close - 1].text == ";" || close - 1 == open
    return text + (isClosed ? "" : end) + "\n" + value + "\n"
      + part(words[close].range.lowerBound..<bytes.count)
  }

  private func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
