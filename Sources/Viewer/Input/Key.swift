/// A key as it was pressed.
public struct Key: Hashable, Sendable {
  /// Which one.
  public var code: Code
  /// The modifier keys held down with it. Shift is left out for characters, which already show its effect.
  public var modifiers: Modifiers

  /// The keys a terminal tells apart.
  public enum Code: Hashable, Sendable {
    /// A key that writes something.
    case character(Character)
    /// The arrows.
    case up, down, left, right
    /// The keys that move by pages.
    case pageUp, pageDown, home, end
    /// The keys that edit.
    case enter, escape, tab, backspace, delete, insert
    /// F1 and so on.
    case function(Int)
  }

  /// Keys that change what others do.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public let rawValue: UInt8

    /// Any number of them, by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Shift.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Escape before the key.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// A key with its modifiers.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    (self.code, self.modifiers) = (code, modifiers)
  }

  /// A key that writes a character.
  public init(_ character: Character) { self.init(.character(character)) }
}
