/// A line of text that is being typed.
struct TextField {
  /// The text up to the cursor. It is kept apart from the rest, as characters may combine where text is
  /// inserted.
  private(set) var beforeCursor: String
  private var afterCursor = ""

  init(_ text: String = "") { beforeCursor = text }

  /// All of it.
  var text: String { beforeCursor + afterCursor }

  /// Longer than anything that makes sense.
  private static let limit = 1000

  /// Inserts a text at the cursor.
  mutating func insert(_ text: String) {
    for character in text.prefix(TextField.limit) { _ = handle(Key(character)) }
  }

  /// Handles a key; returns false if the key does not edit.
  mutating func handle(_ key: Key) -> Bool {
    if case .character(let character) = key.code, key.modifiers == .control {
      return handleControl(character)
    }
    guard key.modifiers.isEmpty else { return false }
    switch key.code {
    case .character(let character):
      guard text.unicodeScalars.count < TextField.limit, !character.isNewline else { return true }
      beforeCursor.append(character)
    case .backspace: _ = beforeCursor.popLast()
    case .delete: if !afterCursor.isEmpty { afterCursor.removeFirst() }
    case .left: if let character = beforeCursor.popLast() { afterCursor = String(character) + afterCursor }
    case .right: if !afterCursor.isEmpty { beforeCursor.append(afterCursor.removeFirst()) }
    case .home: (beforeCursor, afterCursor) = ("", text)
    case .end: (beforeCursor, afterCursor) = (text, "")
    case .up, .down, .pageUp, .pageDown, .enter, .escape, .tab, .insert, .function: return false
    }
    return true
  }

  /// The editing keys of a shell.
  private mutating func handleControl(_ character: Character) -> Bool {
    switch character {
    case "u": beforeCursor = ""
    case "k": afterCursor = ""
    case "a": (beforeCursor, afterCursor) = ("", text)
    case "e": (beforeCursor, afterCursor) = (text, "")
    case _: return false
    }
    return true
  }
}
