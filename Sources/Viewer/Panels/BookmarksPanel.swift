/// The list of bookmarks.
struct BookmarksPanel {
  private let bookmarks: [Bookmark]
  private var selection = Selection()

  init(_ bookmarks: [Bookmark]) { self.bookmarks = bookmarks }

  mutating func handle(_ key: Key) -> PanelResult {
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
      lines: bookmarks.enumerated().map { index, bookmark in
        PanelText.Line(text: "\(index + 1)  \(bookmark.name)", isChosen: index == selection.index)
      },
      footer: "↑↓ choose   Enter go   d remove   Esc close")
  }
}
