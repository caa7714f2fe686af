/// The list of kernels, filtered by what was typed.
struct PickerPanel {
  struct Item {
    var origin: KernelOrigin
    var summary: String
  }

  private let items: [Item]
  private let current: KernelOrigin
  private var filter = TextField()
  private var selection = Selection()
  /// The items that match the filter.
  private var shown: [Item]

  init(_ items: [Item], current: KernelOrigin) {
    (self.items, self.current, shown) = (items, current, items)
    selection.index = items.firstIndex { $0.origin == current } ?? 0
  }

  /// The kernels whose name begins with the filter, then those with all of its words in their name, and then
  /// those with all of them in their name and summary.
  private func fitting() -> [Item] {
    let typed = filter.text.lowercased()
    let words = typed.split(separator: " ")
    func fits(_ text: String) -> Bool { words.allSatisfy { text.lowercased().contains($0) } }
    func rank(_ item: Item) -> Int? {
      if item.origin.shortName.lowercased().hasPrefix(typed) { return 0 }
      if fits(item.origin.name) { return 1 }
      return fits(item.origin.name + " " + item.summary) ? 2 : nil
    }
    let ranks = items.map(rank)
    return (0...2).flatMap { wanted in zip(items, ranks).filter { $0.1 == wanted }.map(\.0) }
  }

  mutating func handle(_ key: Key) -> PanelResult {
    switch key.code {
    case .escape: return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .enter:
      return shown.indices.contains(selection.index)
        ? .chose(.kernel(shown[selection.index].origin)) : .handled
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backspace, .delete,
      .insert, .function:
      break
    }
    // Home and End are for the list, as the filter is short.
    if selection.handle(key, count: shown.count) { return .handled }
    let before = filter.text
    _ = filter.handle(key)
    if filter.text != before { (shown, selection.index) = (fitting(), 0) }
    return .handled
  }

  var text: PanelText {
    let width = items.map(\.origin.shortName.count).max() ?? 0
    let lines = shown.enumerated().map { index, item in
      let name = item.origin.shortName
      return PanelText.Line(
        text: (item.origin == current ? "• " : "  ") + name
          + String(repeating: " ", count: width - name.count) + "  " + item.summary,
        isChosen: index == selection.index)
    }
    let none = PanelText.Line(text: "no kernel has this in its name or summary")
    return PanelText(
      title: "kernels",
      lines: [PanelText.Line(text: "filter: " + filter.text, isHead: true)]
        + (lines.isEmpty ? [none] : lines),
      footer: "type to filter   ↑↓ choose   Enter open   Esc close",
      cursor: (0, "filter: ".count + filter.beforeCursor.count))
  }
}
