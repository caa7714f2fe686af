import Viewer

/// Makes events of the bytes that a terminal sends, however they are cut into pieces. What makes no sense is
/// passed over.
struct InputDecoder {
  /// What bytes can mean.
  enum Message: Hashable {
    /// Something that the user did.
    case event(InputEvent)
    /// The terminal says what one of its palette's colours is.
    case paletteColour(number: Int)
  }

  /// What the beginning of some bytes is.
  enum Reading: Hashable {
    /// So many bytes mean something, or nothing.
    case complete(Int, Message?)
    /// There must be more to come.
    case incomplete
  }

  /// What this terminal sends for some of its keys.
  let keys: [[UInt8]: Key]
  private let longestKey: Int
  private var held: [UInt8] = []

  /// Sequences longer than this are no longer waited for.
  private static let patience = 256

  init(keys: [[UInt8]: Key] = [:]) {
    self.keys = keys
    longestKey = keys.keys.map(\.count).max() ?? 0
  }

  /// Whether something has begun that more bytes may belong to, such as an Escape.
  var isWaiting: Bool { !held.isEmpty }

  /// Takes bytes as they come.
  mutating func decode(_ bytes: some Collection<UInt8>) -> [Message] {
    held += bytes
    return read(isLast: false)
  }

  /// Takes what is held for what it is, as nothing more has come for a while.
  mutating func flush() -> [Message] { read(isLast: true) }

  private mutating func read(isLast: Bool) -> [Message] {
    var messages: [Message] = []
    var rest = held[...]
    while !rest.isEmpty {
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

  /// A key of this terminal, or the beginning of one; the longest where one begins like another.
  private func knownKey(_ bytes: ArraySlice<UInt8>, _ isLast: Bool) -> Reading? {
    let isBeginning =
      bytes.count < longestKey && keys.keys.contains { $0.count > bytes.count && $0.starts(with: bytes) }
    if isBeginning, !isLast { return .incomplete }
    for count in stride(from: min(longestKey, bytes.count), to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(count))] { return .complete(count, .event(.key(key))) }
    }
    return isBeginning ? .incomplete : nil
  }

  /// What begins like a sequence that does not go on: an Escape, or a key with Alt.
  private func cutOff(_ bytes: ArraySlice<UInt8>) -> (Int, Message?) {
    guard bytes.first == 0x1B else { return (1, nil) }
    switch bytes.count {
    case 1: return (1, .event(.key(Key(.escape))))
    case 2:
      guard case .complete(let count, .event(.key(var key))?) = reading(of: bytes.dropFirst(), isLast: true)
      else {
        // Escape twice, or a character that is not whole.
        return (1, .event(.key(Key(.escape))))
      }
      key.modifiers.insert(.alt)
      return (1 + count, .event(.key(key)))
    default: return (bytes.count, nil)
    }
  }
}
