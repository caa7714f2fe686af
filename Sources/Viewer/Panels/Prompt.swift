import Fractal
import Rast

/// A one-line question at the bottom of the picture.
struct Prompt {
  /// What the answer is for.
  enum Purpose {
    /// A place to go to.
    case place
    /// The name of a bookmark.
    case name(Bookmark)
    /// The size of a picture to save.
    case size(PictureShot)
  }

  let purpose: Purpose
  let title: String
  let hint: String
  /// The answer if nothing is typed; nil if there is none.
  let usual: String?
  var field = TextField()

  private init(_ purpose: Purpose, _ title: String, hint: String, usual: String? = nil) {
    (self.purpose, self.title, self.hint, self.usual) = (purpose, title, hint, usual)
  }

  /// Asks for a place.
  static let place = Prompt(.place, "go to", hint: "x,y or x,y,span, or a view")

  /// Asks for the name of a bookmark, which has one by itself.
  static func name(of bookmark: Bookmark) -> Prompt {
    Prompt(.name(bookmark), "bookmark", hint: "a name, or Enter: \(bookmark.name)", usual: bookmark.name)
  }

  /// Asks for the size of a picture, which has one by itself.
  static func size(of shot: PictureShot) -> Prompt {
    let units = shot.isText ? "characters" : "pixels"
    return Prompt(
      .size(shot), "save, size in \(units)", hint: "width×height, or Enter: \(shot.size)",
      usual: "\(shot.size)")
  }

  mutating func handle(_ key: Key) -> PanelResult {
    switch key.code {
    case .escape: return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .enter:
      let isEmpty = field.text.allSatisfy { $0 == " " }
      return (isEmpty ? usual : field.text).map { .chose(.answer(purpose, $0)) } ?? .closed
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backspace, .delete,
      .insert, .function:
      _ = field.handle(key)
      return .handled
    }
  }
}
