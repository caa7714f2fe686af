/// The list of kernels, filtered by what was typed. It is made and filtered on other threads.
struct PickerPanel {
  private let current: KernelOrigin
  private let features: ScreenFeatures
  private let workshop: Workshop
  private var filter = TextField()
  private var selection = Selection()
  /// The first line that is shown after a click.
  private var top: Int?
  private var list: KernelList?
  /// The kernels that match the filter.
  private var shown = KernelList.Selection()
  /// The filter that they match, or will when `filtering` is through.
  private var filtered = ""
  private var listing: Errand<(KernelList, KernelList.Selection)>
  /// The picture of the kernel that is chosen.
  private(set) var preview: KernelPreview
  private var filtering: Errand<KernelList.Selection>?
  /// Whether Enter was pressed before it was known what it chooses.
  private(set) var isChosen = false

  /// The list of a library's kernels, which is shown as soon as it is made.
  init(
    _ library: KernelLibrary, current: KernelOrigin, _ features: ScreenFeatures, _ workshop: Workshop,
    _ look: KernelPreview.Look
  ) {
    (self.current, self.features, self.workshop) = (current, features, workshop)
    preview = KernelPreview(look)
    listing = workshop.start { token in
      let list = KernelList(library)
      return (list, list.selection("", features, token))
    }
    _ = update()
  }

  /// Whether it shows what was typed.
  var isIdle: Bool { isListed && preview.isIdle }

  /// The kernel that is chosen; nil if none is.
  var chosen: KernelOrigin? {
    shown.items.indices.contains(selection.index) ? shown.items[selection.index].origin : nil
  }

  private var isListed: Bool { list != nil && filtering == nil && isFiltered }

  private var isFiltered: Bool { filter.text.utf8.elementsEqual(filtered.utf8) }

  /// Gives up what is in progress, as the panel is closed.
  func end() {
    listing.cancel()
    filtering?.cancel()
    preview.end()
  }

  /// Takes what other threads have found, and has the list filtered if something else was typed.
  mutating func update() -> PanelResult {
    if list == nil, let (list, all) = listing.result {
      (self.list, shown) = (list, all)
      selection.index = all.items.firstIndex { $0.origin == current } ?? 0
    }
    if let list, !isFiltered {
      filtering?.cancel()
      filtered = filter.text
      filtering = workshop.start { [filtered, features] token in list.selection(filtered, features, token) }
    }
    if let found = filtering?.result { (shown, selection.index, filtering) = (found, 0, nil) }
    if stageHasPreview { preview.update(chosen) }
    guard isChosen, isListed else { return .handled }
    isChosen = false
    return chosen.map { .chose(.kernel($0)) } ?? .handled
  }

  private var stageHasPreview: Bool { preview.look.size.columns > 0 }

  /// Chooses a line that was clicked; one that is chosen already is opened.
  ///
  /// - Parameter first: the first line that is shown, which stays where it is.
  mutating func click(line: Int, first: Int) -> PanelResult {
    top = first
    // The first line is the filter.
    guard !isChosen, shown.items.indices.contains(line - 1) else { return .handled }
    isChosen = selection.index == line - 1
    selection.index = line - 1
    return update()
  }

  /// Types a text, unless something is chosen already.
  mutating func paste(_ text: String) { if !isChosen { filter.insert(text) } }

  mutating func handle(_ key: Key) -> PanelResult {
    switch key.code {
    case .escape: return .closed
    case .character("c") where key.modifiers == .control: return .closed
    case .enter:
      isChosen = true
      return update()
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backspace, .delete,
      .insert, .function:
      break
    }
    guard !isChosen else { return .handled }
    top = nil
    // Home and End are for the list, as the filter is short.
    if !selection.handle(key, count: shown.items.count) { _ = filter.handle(key) }
    preview.update(stageHasPreview ? chosen : nil)
    return .handled
  }

  var text: PanelText {
    let head = PanelText.Line(text: "filter: " + filter.text, isHead: true)
    let none = PanelText.Line(
      text: list == nil ? "looking for kernels" : "no kernel has this in its name or summary")
    var lines = PanelLines([head, none])
    if let list, !shown.items.isEmpty {
      lines = PanelLines(
        head: head, count: shown.items.count, chosen: selection.index, widest: shown.widest
      ) { [items = shown.items, current] index in
        list.text(items[index], isCurrent: items[index].origin == current)
      }
    }
    return PanelText(
      title: "kernels", lines: lines, footer: "type to filter   ↑↓ choose   Enter open   Esc close",
      cursor: (0, "filter: ".count + filter.beforeCursor.count), top: top)
  }
}
