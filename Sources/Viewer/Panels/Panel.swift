import Fractal
import Rast

/// What is open over the picture and takes the keys.
enum Panel {
  case help(HelpPanel)
  case picker(PickerPanel)
  case params(ParamsPanel)
  case bookmarks(BookmarksPanel)
  case prompt(Prompt)

  /// Handles a key.
  mutating func handle(_ key: Key) -> PanelResult {
    switch self {
    case .help(var panel):
      defer { self = .help(panel) }
      return panel.handle(key)
    case .picker(var panel):
      defer { self = .picker(panel) }
      return panel.handle(key)
    case .params(var panel):
      defer { self = .params(panel) }
      return panel.handle(key)
    case .bookmarks(var panel):
      defer { self = .bookmarks(panel) }
      return panel.handle(key)
    case .prompt(var panel):
      defer { self = .prompt(panel) }
      return panel.handle(key)
    }
  }
}

extension Panel {
  /// Chooses a line that was clicked, while `first` was the first that is shown.
  mutating func click(line: Int, first: Int) -> PanelResult {
    switch self {
    case .help, .params, .prompt: return .handled
    case .picker(var panel):
      defer { self = .picker(panel) }
      return panel.click(line: line, first: first)
    case .bookmarks(var panel):
      defer { self = .bookmarks(panel) }
      return panel.click(line: line, first: first)
    }
  }

  /// Types a text; false if none can be typed.
  mutating func paste(_ text: String) -> Bool {
    switch self {
    case .help, .bookmarks: return false
    case .picker(var panel):
      defer { self = .picker(panel) }
      panel.paste(text)
      return true
    case .params(var panel):
      defer { self = .params(panel) }
      return panel.paste(text)
    case .prompt(var panel):
      defer { self = .prompt(panel) }
      panel.field.insert(text)
      return true
    }
  }

  /// Takes what other threads have found for it.
  mutating func update() -> PanelResult {
    guard case .picker(var panel) = self else { return .handled }
    defer { self = .picker(panel) }
    return panel.update()
  }

  /// Whether nothing is in progress for it.
  var isIdle: Bool { if case .picker(let panel) = self { panel.isIdle } else { true } }

  /// Gives up what is in progress for it, as it is closed.
  func end() { if case .picker(let panel) = self { panel.end() } }
}

/// What a panel did with a key.
enum PanelResult {
  /// The panel did something with it.
  case handled
  /// It is for the picture.
  case ignored
  /// The panel should be closed.
  case closed
  /// Something was chosen.
  case chose(PanelChoice)
}

/// What can be chosen in panels.
enum PanelChoice {
  case kernel(KernelOrigin)
  case bookmark(Bookmark)
  case removeBookmark(Bookmark, at: Int)
  case bringBackBookmark
  case param(String, Value)
  case answer(Prompt.Purpose, String)
}

/// What a panel shows.
struct PanelText {
  /// A line, which may be a heading, or the one that is chosen.
  struct Line {
    var text: String
    var isHead = false
    var isChosen = false
  }

  var title: String
  var lines: PanelLines
  /// What the user can do, shown below the lines.
  var footer: String?
  /// Where the cursor is, if the panel takes text: the line and the column.
  var cursor: (line: Int, column: Int)?
  /// The first line that is shown; nil to show the one that is chosen.
  var top: Int?
}

extension PanelText {
  /// A panel of a few lines.
  init(
    title: String, lines: [Line], footer: String? = nil, cursor: (line: Int, column: Int)? = nil,
    top: Int? = nil
  ) {
    self.init(title: title, lines: PanelLines(lines), footer: footer, cursor: cursor, top: top)
  }
}

/// Which line of a list is chosen.
struct Selection {
  var index = 0

  /// How many lines a page has.
  private static let page = 10

  /// Moves within a list of `count` lines; returns false if the key is not one that moves.
  mutating func handle(_ key: Key, count: Int) -> Bool {
    switch key.code {
    case .up: index -= 1
    case .down: index += 1
    case .pageUp: index -= Selection.page
    case .pageDown: index += Selection.page
    case .home: index = 0
    case .end: index = count - 1
    case .character, .left, .right, .enter, .escape, .tab, .backspace, .delete, .insert, .function:
      return false
    }
    index = max(0, min(index, count - 1))
    return true
  }
}
