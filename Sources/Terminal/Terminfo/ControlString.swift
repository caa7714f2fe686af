/// Strings that control a terminal.
enum ControlString {
  /// Sent to get reports of buttons, of moves while one is held, and of the wheel, in numbers without a limit.
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  /// Sent when they are no longer wanted.
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// Asks what one of the palette's colours is. Who answers also obeys when it is redefined.
  static func paletteQuestion(_ number: Int) -> [UInt8] { Array("\u{1B}]4;\(number);?\u{1B}\\".utf8) }

  /// A string of the terminal database without the pauses in it, `$<5/>`, which terminals have not needed for
  /// a long time.
  static func withoutPauses(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if rest.starts(with: Array("$<".utf8)), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest.removeFirst()
      }
    }
    return result
  }
}
