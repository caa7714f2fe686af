/// The list of bookmarks.
struct BookmarksPanel {
  private let list: BookmarkList
  private var selection = Selection()

  init(_ list: BookmarkList) { self.list = list }

  mutating func handle(_ key: Key) -> PanelResult {
    let bookmarks = list.bookmarks
    if selection.handle(key, count: bookmarks.count) { return .handled }
    switch key.code {
    case .enter where bookmarks.indices.contains(selection.index):
      return .chose(.bookmark(bookmarks[selection.index]))
    case .delete, .character("d"):
      guard bookmarks.indices.contains(selection.index) else { return .handled }
      return .chose(.removeBookmark(bookmarks[selection.index], at: selection.index))
    case .escape, .character("q"), .character("M"): return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .tab, .backspace,
      .insert, .function:
      return .handled
    }
  }

  var text: PanelText {
    PanelText(
      title: "bookmarks",
      lines: PanelLines(count: list.bookmarks.count, chosen: selection.index, widest: list.widest) { [list] in
        list.text($0)
      },
      footer: "↑↓ choose   Enter go   d remove   Esc close")
  }
}
