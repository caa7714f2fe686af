import Rast

/// Where the parts of an entry stand.
struct EntryLayout: Sendable {
  /// Its name.
  var name: Span
  /// What is between the braces.
  var body: Span
  /// Whether there is a closing brace.
  var isClosed: Bool
}

extension UInt8 {
  /// Whether it is white space within a line. Control-Z, which ends DOS files, and NUL count as well, because files
  /// that were concatenated have them in the middle.
  var isBlank: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0B, 0x0C, 0x1A, 0: true
    default: false
    }
  }

  /// Whether it ends a line, as on Unix or on old Macs.
  var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// Whether it is a digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether it can begin the name of a variable or a function.
  var beginsName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  /// Whether it can be in the name of a variable or a function.
  var isInName: Bool { beginsName || isDigit }
}
