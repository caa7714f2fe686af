import Viewer

/// Reads what begins with Escape: the control sequences of ECMA-48 that xterm uses for keys, the mouse and answers.
enum EscapeReader {
  private static let escape: UInt8 = 0x1B
  private static let bell: UInt8 = 0x07

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

  /// Reads the beginning of bytes of which the first is Escape.
  static func reading(of bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return .incomplete }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return keypad(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return string(bytes)
    case escape: return doubled(bytes)
    default: return withAlt(CharacterReader.reading(of: rest))
    }
  }

  /// Escape before a key means that Alt was held with it.
  private static func withAlt(_ reading: InputDecoder.Reading) -> InputDecoder.Reading {
    switch reading {
    case .incomplete: return .incomplete
    case .complete(let count, .event(.key(var key))?):
      key.modifiers.insert(.alt)
      return .complete(count + 1, .event(.key(key)))
    case .complete(let count, let message): return .complete(count + 1, message)
    }
  }

  /// Two Escapes: rxvt sends one more for Alt, before the sequence of a key; otherwise the first is a key of its own.
  private static func doubled(_ bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    let third = bytes.dropFirst(2).first
    guard let third else { return .incomplete }
    if third == UInt8(ascii: "[") || third == UInt8(ascii: "O") {
      return withAlt(reading(of: bytes.dropFirst()))
    }
    return .complete(1, .event(.key(Key(.escape))))
  }

  // ESC O letter: keys in the keypad's application mode.
  private static func keypad(_ bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    guard let final = bytes.dropFirst(2).first else { return .incomplete }
    guard var key = KeySequences.key(final: final) else { return .complete(3, nil) }
    if final >= UInt8(ascii: "a") { key.modifiers = .control }
    return .complete(3, .event(.key(key)))
  }

  // ESC [ parameters intermediates final
  private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    let body = bytes.dropFirst(2)
    let parameters = body.prefix { (0x30...0x3F).contains($0) }
    let intermediates = body.dropFirst(parameters.count).prefix { (0x20...0x2F).contains($0) }
    let before = 2 + parameters.count + intermediates.count
    guard let final = bytes.dropFirst(before).first else { return .incomplete }
    // This byte can't be part of a sequence, so the sequence was cut off before it.
    guard (0x40...0x7E).contains(final) else { return .complete(before, nil) }
    let count = before + 1
    if final == UInt8(ascii: "M"), parameters.isEmpty, intermediates.isEmpty { return oldMouse(bytes) }
    guard intermediates.isEmpty else { return .complete(count, nil) }
    if parameters.first == UInt8(ascii: "<") {
      return .complete(count, mouse(numbers(parameters.dropFirst()), final: final))
    }
    // Any other mark before the numbers makes it an answer.
    if let mark = parameters.first, mark >= UInt8(ascii: "<") {
      let answer =
        mark == UInt8(ascii: "?") ? TerminalAnswer(numbers(parameters.dropFirst()), final: final) : nil
      return .complete(count, answer.map { .answer($0) })
    }
    return .complete(count, key(numbers(parameters), final: final).map { .event(.key($0)) })
  }

  /// The numbers between semicolons; -1 where one is missing.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    if bytes.isEmpty { return [] }
    return bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      // Details follow after a colon.
      let digits = part.prefix { $0 != UInt8(ascii: ":") }
      return Int(String(decoding: digits, as: UTF8.self)) ?? -1
    }
  }

  private static func key(_ numbers: [Int], final: UInt8) -> Key? {
    let first = numbers.first ?? -1
    var key: Key?
    switch final {
    case UInt8(ascii: "~"):
      // xterm's modifyOtherKeys: 27, what is held down, the character.
      if first == 27, numbers.count == 3 { return character(numbers[2], held: numbers[1]) }
      key = KeySequences.key(number: first)
    case UInt8(ascii: "u"): return character(first, held: numbers.count > 1 ? numbers[1] : 1)
    case UInt8(ascii: "a")...: key = numbers.isEmpty ? KeySequences.key(final: final) : nil
    default: key = numbers.count <= 2 ? KeySequences.key(final: final) : nil
    }
    key?.modifiers.formUnion(modifiers(numbers.count > 1 ? numbers[1] : 1))
    return key
  }

  private static func character(_ code: Int, held: Int) -> Key? {
    // Keys that write nothing have codes from Unicode's private use areas.
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init), !(0xE000...0xF8FF).contains(code)
    else { return nil }
    let bytes = Array(String(scalar).utf8)
    if code == 27 { return Key(.escape, modifiers(held)) }
    guard case .complete(_, .event(.key(var key))?) = CharacterReader.reading(of: bytes[...]) else {
      return nil
    }
    key.modifiers.formUnion(modifiers(held))
    if case .character = key.code { key.modifiers.remove(.shift) }
    return key
  }

  /// One more than the sum of 1 for Shift, 2 for Alt and 4 for Control.
  private static func modifiers(_ number: Int) -> Key.Modifiers {
    number > 1 ? Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: number - 1) & 7) : []
  }

  // ESC [ < code ; column ; row M, or m for a button that was released
  private static func mouse(_ numbers: [Int], final: UInt8) -> InputDecoder.Message? {
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
    let report = MouseReport(
      code: numbers[0], column: numbers[1], row: numbers[2], isRelease: final == UInt8(ascii: "m"))
    return report.event.map { .event(.mouse($0)) }
  }

  // ESC [ M and three bytes, each 32 too large, from terminals that know no other form
  private static func oldMouse(_ bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    let body = bytes.dropFirst(3).prefix(3).map { Int($0) - 32 }
    guard body.count == 3 else { return .incomplete }
    let report = MouseReport(code: body[0], column: body[1], row: body[2], isRelease: body[0] & 0b11 == 3)
    return .complete(6, report.event.map { .event(.mouse($0)) })
  }

  // ESC ] text BEL or ESC \: answers to questions
  private static func string(_ bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    let body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { $0 == bell || $0 == escape }) else { return .incomplete }
    var count = end - bytes.startIndex + 1
    if bytes[end] == escape {
      guard let last = bytes[end...].dropFirst().first else { return .incomplete }
      // An Escape that does not end the answer begins something else.
      count += last == UInt8(ascii: "\\") ? 1 : -1
    }
    let text = String(decoding: bytes[body.startIndex..<end], as: UTF8.self)
    if bytes.dropFirst().first == UInt8(ascii: "_") {
      return .complete(count, TerminalAnswer(command: text).map { .answer($0) })
    }
    let parts = text.split(separator: ";")
    guard bytes.dropFirst().first == UInt8(ascii: "]"), parts.count == 3, parts[0] == "4",
      parts[2].hasPrefix("rgb"), let number = Int(parts[1])
    else { return .complete(count, nil) }
    return .complete(count, .paletteColour(number: number))
  }
}
