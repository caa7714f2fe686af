extension Key {
  /// The key as lists of keys show it.
  public var text: String {
    var text = ""
    if modifiers.contains(.control) { text += "Ctrl-" }
    if modifiers.contains(.alt) { text += "Alt-" }
    if modifiers.contains(.shift) { text += "Shift-" }
    return text + code.text(isPlain: modifiers.isEmpty)
  }
}

extension Key.Code {
  fileprivate func text(isPlain: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): isPlain ? String(character) : character.uppercased()
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    }
  }
}

extension Trigger {
  /// The trigger as lists of keys show it.
  public var text: String {
    switch self {
    case .key(let key): key.text
    case .mouse(.click): "click"
    case .mouse(.drag): "drag"
    case .mouse(.wheelUp): "wheel up"
    case .mouse(.wheelDown): "wheel down"
    case .mouse(.rightClick): "right click"
    }
  }
}
