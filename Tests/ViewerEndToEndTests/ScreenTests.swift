import Glibc
import Testing

@Suite("The screen is what it would be if it were written anew", .serialized)
struct ScreenTests {
  /// A terminal, by its name and what else the environment says of its colours.
  struct Kind: Sendable {
    var name: String
    var claim: String?
    /// Whether it is painted on. What curses sends depends on what was there before, though it looks the same.
    var isPainted = true
  }

  private static let kinds = [
    Kind(name: "xterm-256color", claim: "truecolor"), Kind(name: "tmux-256color"),
    Kind(name: "xterm", isPainted: false),
  ]

  private func start(_ kind: Kind) throws -> TerminalUnderTest {
    try TerminalUnderTest(
      setting: .init(environment: ["TERM": kind.name, "COLORTERM": kind.claim], before: "tty > tty"))
  }

  /// The picture and what is over it.
  private func picture(_ terminal: TerminalUnderTest, _ kind: Kind) throws -> [String] {
    // Blanks at the end of a row may be there or not.
    kind.isPainted
      ? try terminal.colouredScreen().picture : try terminal.screen().picture.map { $0.trimmed }
  }

  /// Expects that the picture, and what is over it, has the same glyphs and colours once it has been spoiled and written anew.
  private func expectSameAnew(_ what: String, _ terminal: TerminalUnderTest, _ kind: Kind) throws {
    let before = try picture(terminal, kind)
    let tty = try #require(terminal.file("tty")?.trimmed)
    _ = try Tool.run(
      ["sh", "-c", "printf '\\033[5;5Hsomebody else\\033[12;1H\\033[31;47m%60s' > \(tty)"],
      environment: ["PATH": "/bin"])
    try terminal.wait(for: "somebody else")
    try terminal.press("C-l")
    try terminal.wait(for: "the screen after \(what)") { _ in
      try picture(terminal, kind) == before
    }
  }

  @Test("after panels have been opened over the picture and closed", arguments: Self.kinds)
  func panels(_ kind: Kind) throws {
    let terminal = try start(kind)
    let before = try terminal.waitForPicture()
    let colours = try picture(terminal, kind)
    for (key, text) in [("?", "Moving"), ("Tab", "information"), ("f", "newton"), ("g", "go to")] {
      try terminal.press(key)
      try terminal.wait(for: text)
      // Ctrl-L is for the panel, if that is a list.
      if key == "Tab" { try expectSameAnew(text, terminal, kind) }
      try terminal.press(key == "Tab" ? "Tab" : "Escape")
      try terminal.wait(for: "the picture without \(text)") {
        $0.picture == before.picture && !$0.contains(text)
      }
      #expect(try picture(terminal, kind) == colours, "after \(text)")
    }
    try expectSameAnew("the panels", terminal, kind)
  }

  @Test("after the picture has moved, and in other colours", arguments: Self.kinds)
  func pictures(_ kind: Kind) throws {
    let terminal = try start(kind)
    try terminal.waitForPicture()
    for keys in [["+", "+", "-"], ["L", "j"], ["c", ">"], ["C-Left", "o"], ["]"]] {
      for key in keys + ["Tab"] { try terminal.press(key) }
      // All keys before this one have been obeyed then.
      try terminal.wait(for: "information")
      try terminal.press("Tab")
      try terminal.wait(for: "a picture after \(keys)") { $0.isDone() && !$0.contains("information") }
      try expectSameAnew("\(keys)", terminal, kind)
    }
  }
}
