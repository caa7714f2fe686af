/// A line of text that is being typed.
struct TextField {
  /// The text up to the cursor. It is kept apart from the rest, as characters may combine where text is
  /// inserted.
  private(set) var beforeCursor: String
  private var behindCursor = ""

  init(_ text: String = "") { beforeCursor = text }

  /// All of it.
  var text: String { beforeCursor + behindCursor }

  /// Longer than anything that makes sense.
  private static let limit = 1000

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
    case .delete: if !behindCursor.isEmpty { behindCursor.removeFirst() }
    case .left: if let character = beforeCursor.popLast() { behindCursor = String(character) + behindCursor }
    case .right: if !behindCursor.isEmpty { beforeCursor.append(behindCursor.removeFirst()) }
    case .home: (beforeCursor, behindCursor) = ("", text)
    case .end: (beforeCursor, behindCursor) = (text, "")
    case .up, .down, .pageUp, .pageDown, .enter, .escape, .tab, .insert, .function: return false
    }
    return true
  }

  /// The editing keys of a shell.
  private mutating func handleControl(_ character: Character) -> Bool {
    switch character {
    case "u": beforeCursor = ""
    case "k": behindCursor = ""
    case "a": (beforeCursor, behindCursor) = ("", text)
    case "e": (beforeCursor, behindCursor) = (text, "")
    case _: return false
    }
    return true
  }
}

/// A one-line question at the bottom of the picture.
struct Prompt {
  var title: String
  var hint: String
  var field = TextField()

  init(_ title: String, hint: String) { (self.title, self.hint) = (title, hint) }

  mutating func handle(_ key: Key) -> PanelResult {
    switch key.code {
    case .escape: return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .enter: return field.text.isEmpty ? .closed : .chose(.text(field.text))
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backspace, .delete,
      .insert, .function:
      _ = field.handle(key)
      return .handled
    }
  }
}
