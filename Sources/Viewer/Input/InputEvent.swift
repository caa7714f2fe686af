/// Something that came from the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// The mouse.
  case mouse(MouseEvent)
  /// A text that was pasted.
  case paste(String)
  /// The screen has a new size, in columns and rows, and cells of a size, if that is known.
  case resize(width: Int, height: Int, cell: CellSize? = nil)
  /// The screen shows pixels, so many in each cell; nil if it shows none.
  case pixels(CellSize?)
}

/// Something that the mouse did.
public struct MouseEvent: Hashable, Sendable {
  /// What it did.
  public var kind: Kind
  /// Where the pointer was.
  public var place: ScreenBuffer.Place
  /// The modifier keys that were held down.
  public var modifiers: Key.Modifiers

  /// What a mouse does.
  public enum Kind: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// The pointer moved with a button held down.
    case drag(Button)
    /// A button came up.
    case release(Button)
    /// The wheel turned away from the user, by one notch.
    case wheelUp
    /// The wheel turned towards the user, by one notch.
    case wheelDown
  }

  /// A mouse's buttons.
  public enum Button: Hashable, Sendable {
    /// The one under the first finger.
    case left
    /// The wheel.
    case middle
    /// The other one.
    case right
  }

  /// Something that the mouse did at a place.
  public init(_ kind: Kind, at place: ScreenBuffer.Place, modifiers: Key.Modifiers = []) {
    (self.kind, self.place, self.modifiers) = (kind, place, modifiers)
  }
}
