/// How a terminal is told the number of a colour: the parameters of its SGR sequence.
enum ColourCode: Hashable, Sendable {
  /// Those of each number of a palette.
  case listed([ShortText])
  /// Red, green and blue in decimals, with these texts before, between and after them.
  case direct(ShortText, ShortText, ShortText, ShortText)

  /// The most bytes that the parameters of a colour take.
  static let longest = 4 * ShortText.capacity + 3 * 3

  /// Learns it from the sequences that a terminal's description makes; nil if they have another form.
  ///
  /// - Parameter sequence: the sequence that chooses a colour by its number.
  init?(isDirect: Bool, _ sequence: (Int) -> [UInt8]?) {
    guard let code = isDirect ? Self.direct(sequence) : Self.listed(sequence) else { return nil }
    self = code
  }

  private static func listed(_ sequence: (Int) -> [UInt8]?) -> ColourCode? {
    let texts = (0..<256).compactMap { sequence($0).flatMap(parameters).flatMap(ShortText.init) }
    return texts.count == 256 ? .listed(texts) : nil
  }

  private static func direct(_ sequence: (Int) -> [UInt8]?) -> ColourCode? {
    // Any colour would do whose parts can't be mistaken for something else.
    guard let text = sequence(0xAA_BB_CC).flatMap(parameters) else { return nil }
    var (texts, rest): ([ShortText], ArraySlice<UInt8>) = ([], text[...])
    for part in ["170", "187", "204"].map({ Array($0.utf8) }) {
      guard
        let place = rest.indices.first(where: { rest[$0...].starts(with: part) }),
        let before = ShortText(rest[..<place])
      else { return nil }
      texts.append(before)
      rest = rest[(place + part.count)...]
    }
    guard let after = ShortText(rest) else { return nil }
    let code = ColourCode.direct(texts[0], texts[1], texts[2], after)
    let isSo = [0x7F_00_01, 0x01_02_03, 0xFF_FF_FF, 0x10_80_64].allSatisfy { number in
      sequence(number).flatMap(parameters) == code.parameters(of: number)
    }
    return isSo ? code : nil
  }

  /// What is between the beginning and the end of an SGR sequence, if it is one.
  static func parameters(_ sequence: [UInt8]) -> [UInt8]? {
    guard sequence.starts(with: Array("\u{1B}[".utf8)), sequence.last == UInt8(ascii: "m") else { return nil }
    let parameters = sequence.dropFirst(2).dropLast()
    let isNumeric = parameters.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: ";")).contains($0) }
    return isNumeric ? Array(parameters) : nil
  }

  private func parameters(of number: Int) -> [UInt8] {
    withUnsafeTemporaryAllocation(byteCount: Self.longest + ShortText.capacity, alignment: 1) { memory in
      guard let start = memory.baseAddress else { return [] }
      var pen = TextPen(at: start)
      write(number, with: &pen)
      return Array(memory.prefix(pen.count))
    }
  }

  /// Writes the parameters for a number, which must be one of the terminal's.
  func write(_ number: Int, with pen: inout TextPen) {
    switch self {
    case .listed(let texts): pen.write(texts[number])
    case .direct(let first, let second, let third, let last):
      pen.write(first)
      pen.write(Self.decimals[number >> 16 & 0xFF])
      pen.write(second)
      pen.write(Self.decimals[number >> 8 & 0xFF])
      pen.write(third)
      pen.write(Self.decimals[number & 0xFF])
      pen.write(last)
    }
  }

  private static let decimals = (0...255).map { ShortText(decimal: $0) }
}
