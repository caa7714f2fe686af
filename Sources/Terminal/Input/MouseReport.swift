import Viewer

/// A terminal's report about the mouse: a number for buttons and keys, and a place counted from 1.
struct MouseReport: Hashable {
  var code: Int
  var column: Int
  var row: Int
  /// Whether a button was released. Reports of the old form don't say which one.
  var isRelease: Bool

  /// The event, if it is one that the viewer knows.
  var event: MouseEvent? {
    guard let kind else { return nil }
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let place = ScreenBuffer.Place(column: max(0, column - 1), row: max(0, row - 1))
    return MouseEvent(kind, at: place, modifiers: modifiers)
  }

  private var kind: MouseEvent.Kind? {
    // Numbers from 64 are for the wheel, or for buttons at the side.
    switch code & ~0b11100 {
    case 64: return isRelease ? nil : .wheelUp
    case 65: return isRelease ? nil : .wheelDown
    case 3: return .release(.left)
    case let code:
      let buttons: [MouseEvent.Button] = [.left, .middle, .right]
      guard code & ~32 < buttons.count, code >= 0 else { return nil }
      let button = buttons[code & ~32]
      if isRelease { return .release(button) }
      return code & 32 != 0 ? .drag(button) : .press(button)
    }
  }
}
