import CNcurses
import Glibc

/// What the terminal database says about the terminal that was set up last. Only for the main thread.
@MainActor
enum Capabilities {
  /// Whether the terminal has a flag.
  static func flag(_ name: String) -> Bool {
    name.withCString { tigetflag(UnsafeMutablePointer(mutating: $0)) } == 1
  }

  /// One of its numbers, none of which is negative; nil if it has none of that name.
  static func number(_ name: String) -> Int? {
    let number = name.withCString { tigetnum(UnsafeMutablePointer(mutating: $0)) }
    return number >= 0 ? Int(number) : nil
  }

  /// One of its strings, as the database has it; nil if it has none of that name.
  static func string(_ name: String) -> [UInt8]? {
    guard let text = name.withCString({ rast_string($0) }) else { return nil }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }

  /// A string with numbers, at most four, in place of its parameters; nil if it can't be filled in.
  static func expanded(_ string: [UInt8], _ numbers: Int...) -> [UInt8]? {
    let numbers = (numbers + [0, 0, 0, 0]).prefix(4).map { CLong($0) }
    let text = (string.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      rast_expanded($0.baseAddress, numbers)
    }
    guard let text else { return nil }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }
}
