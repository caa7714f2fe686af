/// The list of bookmarks.
struct BookmarksPanel {
  private let list: BookmarkList
  /// Whether one that was removed can be brought back.
  private let canBringBack: Bool
  private var selection = Selection()
  /// The first line that is shown after a click.
  private var top: Int?

  init(_ list: BookmarkList, chosen: Int, canBringBack: Bool) {
    (self.list, self.canBringBack) = (list, canBringBack)
    selection.index = max(0, min(chosen, list.bookmarks.count - 1))
  }

  /// Chooses a line that was clicked; one that is chosen already is gone to.
  ///
  /// - Parameter first: the first line that is shown, which stays where it is.
  mutating func click(line: Int, first: Int) -> PanelResult {
    top = first
    guard list.bookmarks.indices.contains(line) else { return .handled }
    defer { selection.index = line }
    return line == selection.index ? .chose(.bookmark(list.bookmarks[line])) : .handled
  }

  mutating func handle(_ key: Key) -> PanelResult {
    top = nil
    let bookmarks = list.bookmarks
    if selection.handle(key, count: bookmarks.count) { return .handled }
    switch key.code {
    case .enter where bookmarks.indices.contains(selection.index):
      return .chose(.bookmark(bookmarks[selection.index]))
    case .delete, .character("d"):
      guard bookmarks.indices.contains(selection.index) else { return .handled }
      return .chose(.removeBookmark(bookmarks[selection.index], at: selection.index))
    case .character("u"): return .chose(.bringBackBookmark)
    case .escape, .character("q"), .character("M"): return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .tab, .backspace,
      .insert, .function:
      return .handled
    }
  }

  var text: PanelText {
    let none = PanelLines([PanelText.Line(text: "there are none left; u brings back the last one")])
    let lines = PanelLines(count: list.bookmarks.count, chosen: selection.index, widest: list.widest) {
      [list] in list.text($0)
    }
    return PanelText(
      title: "bookmarks", lines: list.bookmarks.isEmpty ? none : lines,
      footer: "↑↓ choose   Enter go   d remove   \(canBringBack ? "u bring back   " : "")Esc close",
      top: top)
  }
}
