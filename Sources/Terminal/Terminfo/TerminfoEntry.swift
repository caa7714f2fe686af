import CNcurses

/// An entry of the terminal database.
struct TerminfoEntry: Hashable {
  /// The terminal's name.
  var name: String
  /// The standard flags, in the database's order.
  var flags: [Bool] = []
  /// The standard numbers, in the database's order; -1 for those that the terminal does not have.
  var numbers: [Int32] = []
  /// The standard strings, in the database's order; nil for those that the terminal does not have.
  var strings: [[UInt8]?] = []
  /// The names of the flags that it has beyond the standard ones.
  var extendedFlags: [String] = []

  /// The entry in the form that `tic` writes, with numbers of 32 bits; see term(5).
  ///
  ///     six 16-bit numbers      magic, size of the name, flags, numbers, strings, size of the strings
  ///     name                    followed by a zero
  ///     flags                   a byte each, and one more if the numbers would begin at an odd offset
  ///     numbers                 32 bits each
  ///     strings                 16 bits each: the offset in the table, or -1
  ///     table                   each string followed by a zero
  ///     five 16-bit numbers     how many extended flags, numbers, strings, and names; size of the names
  ///     extended flags          a byte each, padded to an even number
  ///     names                   16 bits each: the offset in the table
  ///     table                   each name followed by a zero
  var compiled: [UInt8] {
    var table: [UInt8] = []
    let places = strings.map { Self.place($0, in: &table) }
    let name = Array(name.utf8) + [0]
    var bytes: [UInt8] = []
    Self.append([0x21E, name.count, flags.count, numbers.count, strings.count, table.count], to: &bytes)
    bytes += name
    bytes += flags.map { $0 ? 1 : 0 }
    Self.align(&bytes)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
    Self.append(places, to: &bytes)
    bytes += table
    Self.align(&bytes)

    var names: [UInt8] = []
    let namePlaces = extendedFlags.map { Self.place(Array($0.utf8), in: &names) }
    Self.append([extendedFlags.count, 0, 0, extendedFlags.count, names.count], to: &bytes)
    bytes += extendedFlags.map { _ in 1 }
    Self.align(&bytes)
    Self.append(namePlaces, to: &bytes)
    return bytes + names
  }

  private static func place(_ text: [UInt8]?, in table: inout [UInt8]) -> Int {
    guard let text else { return -1 }
    defer { table += text + [0] }
    return table.count
  }

  private static func append(_ numbers: [Int], to bytes: inout [UInt8]) {
    for number in numbers {
      bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }
  }

  private static func align(_ bytes: inout [UInt8]) {
    if !bytes.count.isMultiple(of: 2) { bytes.append(0) }
  }
}

extension TerminfoEntry {
  /// The entry of the terminal that was set up last, but with colours of 24 bits: nearly all terminals take them, even
  /// where their entry does not say so.
  @MainActor
  init(directColoursOf name: String) {
    self.init(name: name)
    let replaced: [String: [UInt8]?] = [
      "setaf": Self.directForeground, "setab": Self.directBackground,
      "setf": nil, "setb": nil, "initc": nil, "initp": nil,
    ]
    flags = Self.names(rast_flag_name).map { $0 != "ccc" && Capabilities.flag($0) }
    numbers = Self.names(rast_number_name).map {
      switch $0 {
      case "colors": 1 << 24
      case "pairs": 1 << 18
      default: Int32(clamping: Capabilities.number($0) ?? -1)
      }
    }
    strings = Self.names(rast_string_name).map { replaced[$0] ?? Capabilities.string($0) }
    extendedFlags = ["AX", "RGB"].filter { $0 == "RGB" || Capabilities.flag($0) }
  }

  /// Chooses the colour of glyphs by its red, green and blue.
  static let directForeground = direct("38")
  /// Chooses the colour behind glyphs.
  static let directBackground = direct("48")

  private static func direct(_ code: String) -> [UInt8] {
    Array("\u{1B}[\(code);2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm".utf8)
  }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }
}
