import Viewer

/// Turns the bytes that a terminal sends into events, however they are cut into pieces. What makes no sense is skipped.
struct InputDecoder {
  /// What a terminal can say.
  enum Message: Hashable {
    /// Something that the user did.
    case event(InputEvent)
    /// An answer that gives one of the palette's colours.
    case paletteColour(number: Int)
    /// An answer that tells what the terminal is.
    case answer(TerminalAnswer)
  }

  /// What bytes begin with.
  enum Reading: Hashable {
    /// A sequence of so many bytes, and its message if it has one.
    case complete(Int, Message?)
    /// A sequence that needs more bytes.
    case incomplete
  }

  /// What this terminal sends for some of its keys.
  let keys: [[UInt8]: Key]
  private let longestKey: Int
  private var held: [UInt8] = []
  /// The beginning of an answer that was cut off by a pause. If the rest still comes, it is not taken for keys.
  private var cutOff: [UInt8] = []
  /// What is being pasted.
  private var paste: PasteReader?

  /// Sequences that are longer than this are given up.
  private static let patience = 256

  init(keys: [[UInt8]: Key] = [:]) {
    self.keys = keys
    longestKey = keys.keys.map(\.count).max() ?? 0
  }

  /// Whether a sequence has begun that further bytes may belong to, such as an Escape.
  var isWaiting: Bool { !held.isEmpty }

  /// Whether an answer was cut off whose rest may still come.
  var isCutOff: Bool { !cutOff.isEmpty }

  /// Takes further bytes, and gives what they mean.
  mutating func decode(_ bytes: some Collection<UInt8>) -> [Message] {
    if isCutOff, !bytes.isEmpty {
      let whole = cutOff + bytes
      if EscapeReader.isAnswer(whole[...], added: bytes.count) {
        held = whole
        cutOff = []
        return read(isLast: false)
      }
      cutOff = []
    }
    held += bytes
    return read(isLast: false)
  }

  /// Gives what the held bytes mean by themselves, as nothing has followed for a while.
  mutating func flush() -> [Message] {
    cutOff = held.first == 0x1B && EscapeReader.mayBeginAnswer(held[...]) ? held : []
    return read(isLast: true)
  }

  /// Waits no longer for the rest of an answer that was cut off.
  mutating func forgetCutOff() { cutOff = [] }

  private mutating func read(isLast: Bool) -> [Message] {
    var messages: [Message] = []
    var rest = held[...]
    while !rest.isEmpty {
      if var paste {
        guard let after = paste.take(rest) else {
          (self.paste, held) = (paste, [])
          return messages
        }
        messages.append(.event(.paste(paste.text)))
        (self.paste, rest) = (nil, after)
        continue
      }
      if rest.starts(with: PasteReader.begin) {
        (paste, rest) = (PasteReader(), rest.dropFirst(PasteReader.begin.count))
        continue
      }
      switch reading(of: rest, isLast: isLast) {
      case .complete(let count, let message):
        rest = rest.dropFirst(count)
        if let message { messages.append(message) }
      case .incomplete:
        guard isLast || rest.count > Self.patience else {
          held = Array(rest)
          return messages
        }
        let (count, message) = cutOff(rest)
        rest = rest.dropFirst(count)
        if let message { messages.append(message) }
      }
    }
    held = []
    return messages
  }

  private func reading(of bytes: ArraySlice<UInt8>, isLast: Bool) -> Reading {
    guard bytes.first == 0x1B else { return CharacterReader.reading(of: bytes) }
    if let reading = knownKey(bytes, isLast) { return reading }
    return EscapeReader.reading(of: bytes)
  }

  /// A key of this terminal, or the beginning of one; the longest where one sequence begins with another.
  private func knownKey(_ bytes: ArraySlice<UInt8>, _ isLast: Bool) -> Reading? {
    let isBeginning =
      bytes.count < longestKey && keys.keys.contains { $0.count > bytes.count && $0.starts(with: bytes) }
    if isBeginning, !isLast { return .incomplete }
    for count in stride(from: min(longestKey, bytes.count), to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(count))] { return .complete(count, .event(.key(key))) }
    }
    return isBeginning ? .incomplete : nil
  }

  /// What the beginning of a sequence means if nothing follows: an Escape, or a key with Alt.
  private func cutOff(_ bytes: ArraySlice<UInt8>) -> (Int, Message?) {
    guard bytes.first == 0x1B else { return (1, nil) }
    switch bytes.count {
    case 1: return (1, .event(.key(Key(.escape))))
    case 2:
      guard case .complete(let count, .event(.key(var key))?) = reading(of: bytes.dropFirst(), isLast: true)
      else {
        // A second Escape, or an incomplete character.
        return (1, .event(.key(Key(.escape))))
      }
      key.modifiers.insert(.alt)
      return (1 + count, .event(.key(key)))
    default: return (bytes.count, nil)
    }
  }
}
