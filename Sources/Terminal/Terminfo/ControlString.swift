import Colour

/// Strings that control a terminal.
enum ControlString {
  /// Asks for reports of buttons, of moves while a button is held, and of the wheel, in numbers without a limit.
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  /// Asks for no more such reports.
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// Asks for marks around what is pasted, so that it is not taken for keys.
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  /// Asks for no more such marks.
  static let pasteOff = Array("\u{1B}[?2004l".utf8)

  /// Has the terminal show nothing of what follows until `endUpdate`; one that can't do that ignores it.
  static let beginUpdate = Array("\u{1B}[?2026h".utf8)
  /// Has the terminal show all that has come since `beginUpdate` at once.
  static let endUpdate = Array("\u{1B}[?2026l".utf8)

  /// Gives one of the palette's colours another value.
  static func paletteColour(_ number: Int, _ colour: RGB) -> [UInt8] {
    func hex(_ part: UInt8) -> String { (part < 16 ? "0" : "") + String(part, radix: 16, uppercase: true) }
    let parts = [colour.red, colour.green, colour.blue].map(hex).joined(separator: "/")
    return Array("\u{1B}]4;\(number);rgb:\(parts)\u{1B}\\".utf8)
  }

  /// Moves the cursor to a column and row, from 0.
  static func move(column: Int, row: Int) -> [UInt8] { Array("\u{1B}[\(row + 1);\(column + 1)H".utf8) }

  /// Moves the cursor to the right.
  static func moveRight(_ columns: Int) -> [UInt8] { Array("\u{1B}[\(columns)C".utf8) }

  /// Asks what one of the palette's colours is. A terminal that answers also lets its palette be redefined.
  static func paletteQuestion(_ number: Int) -> [UInt8] { Array("\u{1B}]4;\(number);?\u{1B}\\".utf8) }

  /// Asks for the primary device attributes, which every terminal tells.
  static let attributesQuestion = Array("\u{1B}[c".utf8)
  /// Asks how large a picture in sixels may be, and how many colours it may have.
  static let sixelQuestions = Array("\u{1B}[?2;1;0S\u{1B}[?1;1;0S".utf8)

  /// A string of the terminal database without its pauses, such as `$<5/>`, which no terminal needs any more.
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
