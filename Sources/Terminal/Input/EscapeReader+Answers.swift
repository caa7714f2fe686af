/// Answers that a pause has cut in two, which happens on slow lines.
extension EscapeReader {
  /// Whether bytes, of which the first is Escape, may be the beginning of an answer or of a report of the mouse.
  static func mayBeginAnswer(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return true }
    if [UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_")].contains(second) { return true }
    guard second == UInt8(ascii: "[") else { return false }
    return rest.dropFirst().first.map { (UInt8(ascii: "<")...UInt8(ascii: "?")).contains($0) } ?? true
  }

  /// Whether bytes that come after a pause go on with an answer that was cut off, and are not keys.
  ///
  /// - Parameter added: how many bytes came after the pause.
  static func isAnswer(_ bytes: ArraySlice<UInt8>, added: Int) -> Bool {
    let isString = bytes.dropFirst().first != UInt8(ascii: "[")
    switch reading(of: bytes) {
    case .incomplete:
      // A terminal sends more than a character at a time.
      return mayBeginAnswer(bytes) && bytes.count - added > 2
        && (isString ? added > 1 : bytes.suffix(added).allSatisfy { (0x30...0x3B).contains($0) })
    case .complete(let count, _):
      guard count > bytes.count - added, mayBeginAnswer(bytes) else { return false }
      return isString || bytes.dropFirst(count - 1).first.map(TerminalAnswer.finals.contains) ?? false
    }
  }
}
