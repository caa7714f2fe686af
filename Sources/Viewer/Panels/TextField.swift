/// A line of text that is being typed.
struct TextField {
  private(set) var text: String
  /// Before which character the cursor stands.
  private(set) var cursor: Int

  init(_ text: String = "") { (self.text, cursor) = (text, text.count) }

  /// Longer than anything that makes sense.
  private static let limit = 1000

  /// What a key does to it; false if it is none that edits.
  mutating func handle(_ key: Key) -> Bool {
    if case .character(let character) = key.code, key.modifiers == .control {
      return handleControl(character)
    }
    guard key.modifiers.isEmpty else { return false }
    switch key.code {
    case .character(let character):
      guard text.count < TextField.limit, !character.isNewline else { return true }
      text.insert(character, at: place(cursor))
      cursor += 1
    case .backspace:
      guard cursor > 0 else { return true }
      cursor -= 1
      text.remove(at: place(cursor))
    case .delete: if cursor < text.count { text.remove(at: place(cursor)) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .up, .down, .pageUp, .pageDown, .enter, .escape, .tab, .insert, .function: return false
    }
    return true
  }

  /// The keys of a shell's line.
  private mutating func handleControl(_ character: Character) -> Bool {
    switch character {
    case "u":
      text.removeSubrange(text.startIndex..<place(cursor))
      cursor = 0
    case "k": text.removeSubrange(place(cursor)...)
    case "a": cursor = 0
    case "e": cursor = text.count
    case _: return false
    }
    return true
  }

  private func place(_ index: Int) -> String.Index { text.index(text.startIndex, offsetBy: index) }

  /// The text up to the cursor.
  var beforeCursor: String { String(text.prefix(cursor)) }
}

/// A question in one line, at the bottom of the picture.
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
    case _:
      _ = field.handle(key)
      return .handled
    }
  }
}
