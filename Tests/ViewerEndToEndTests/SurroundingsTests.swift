import Glibc
import Testing

@Suite("The viewer on terminals of many kinds", .serialized)
struct SurroundingsTests {
  /// How often a pattern of escape sequences occurs in the picture.
  private func count(_ pattern: Regex<Substring>, _ terminal: TerminalUnderTest) throws -> Int {
    try terminal.colouredScreen().picture.reduce(0) { $0 + $1.matches(of: pattern).count }
  }

  @Test(
    "those of 256 colours", arguments: ["xterm-256color", "tmux-256color", "screen-256color"])
  func indexed(_ name: String) throws {
    let terminal = try TerminalUnderTest(setting: .init(environment: ["TERM": name]))
    #expect(try terminal.waitForPicture().contains("▀"))
    #expect(try count(/48;5;/, terminal) > 50)
    #expect(try count(/48;2;/, terminal) == 0)
    try terminal.press("Tab")
    try terminal.wait(for: "256 colours")
  }

  @Test(
    "one that lets its palette be redefined gets the picture's colours once it has answered, and its own back"
  )
  func redefined() throws {
    let terminal = try TerminalUnderTest(
      "--palette", "viridis", setting: .init(environment: ["TERM": "xterm-256color"]))
    try terminal.waitForPicture()
    try terminal.record("written")
    // The answer of the terminal, which was asked for one of its colours.
    try terminal.type("\u{1B}]4;16;rgb:0000/0000/0000\u{1B}\\")
    let defined =
      /\]4;(1[6-9]|[2-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]);rgb:[0-9A-F]{2}\/[0-9A-F]{2}\/[0-9A-F]{2}/
    try terminal.wait(for: "a palette") { _ in
      (terminal.file("written") ?? "").matches(of: defined).count > 10
    }
    // Another picture of the same colours changes none of them.
    let count = try terminal.waitForPicture().picture.count
    try terminal.press("s", "s", "s")
    try terminal.wait(for: "another style") { $0.isDone() && !$0.contains("▀") && $0.picture.count == count }
    try terminal.press("q")
    #expect(try terminal.status() == 0)
    try terminal.wait(for: "the palette as it was") { _ in
      (terminal.file("written") ?? "").contains("\u{1B}]104")
    }
    #expect(try terminal.modes() == "010")
  }

  @Test("those whose description says that they take 24 bits, where that is installed")
  func direct() throws {
    try #require(
      ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"].contains {
        access($0 + "/x/xterm-direct", F_OK) == 0
      },
      "ncurses-term is not installed")
    let terminal = try TerminalUnderTest(setting: .init(environment: ["TERM": "xterm-direct"]))
    try terminal.waitForPicture()
    #expect(try count(/48;2;/, terminal) > 50)
    try terminal.press("Tab")
    try terminal.wait(for: "24-bit colours")
  }

  @Test(
    "those for which only the environment says so",
    arguments: ["xterm-256color", "tmux-256color", "xterm", "linux"])
  func claimed(_ name: String) throws {
    let terminal = try TerminalUnderTest(
      setting: .init(environment: ["TERM": name, "COLORTERM": "truecolor"]))
    try terminal.waitForPicture()
    #expect(try count(/48;2;/, terminal) > 50)
    #expect(try count(/[34]8;5;/, terminal) == 0)
    try terminal.press("q")
    #expect(try terminal.status() == 0)
    #expect(try terminal.modes() == "010")
  }

  @Test("those of eight colours", arguments: ["xterm", "linux", "screen"])
  func eight(_ name: String) throws {
    let terminal = try TerminalUnderTest(setting: .init(environment: ["TERM": name]))
    #expect(try terminal.waitForPicture().contains("▀"))
    #expect(try count(/[34]8;/, terminal) == 0)
    #expect(try count(/\u{1B}\[[0-9;]*4[0-7]/, terminal) > 50)
    try terminal.press("S-Up")
    try terminal.wait(for: "an action") { !$0.view.contains("center -0.750, 0.000") }
  }

  @Test("one without colours shows dots")
  func vt100() throws {
    let terminal = try TerminalUnderTest(setting: .init(environment: ["TERM": "vt100"]))
    let screen = try terminal.waitForPicture()
    #expect(
      !screen.contains("▀") && screen.picture.joined().contains { ("\u{2801}"..."\u{28FF}").contains($0) })
    #expect(try count(/\u{1B}\[[0-9;]*[34][0-8]/, terminal) == 0)
    try terminal.press("q")
    #expect(try terminal.status() == 0)
  }

  @Test("NO_COLOR is respected, whatever the terminal can do")
  func noColour() throws {
    let terminal = try TerminalUnderTest(
      setting: .init(environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"]))
    #expect(try !terminal.waitForPicture().contains("▀"))
    #expect(try count(/\u{1B}\[[0-9;]*[34][0-8]/, terminal) == 0)
  }

  @Test("without UTF-8 everything is ASCII")
  func ascii() throws {
    let terminal = try TerminalUnderTest(setting: .init(environment: ["LC_ALL": "C"]))
    let screen = try terminal.waitForPicture()
    #expect(screen.description.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
    #expect(screen.picture.joined().contains("@"))
    try terminal.press("?")
    let help = try terminal.wait(for: "Moving")
    #expect(help.description.utf8.allSatisfy { $0 < 0x80 }, "\(help)")
  }

  @Test(
    "those that can't be drawn on are an error that says what to do instead",
    arguments: [
      ("dumb", "can't draw on a terminal like `dumb`"), ("no-such-terminal", "does not know the terminal"),
      (nil, "TERM is not set"), ("", "TERM is not set"),
      ("\u{1B}[2J", "does not know the terminal `\\u{1B}[2J`"),
    ] as [(String?, String)])
  func impossible(_ name: String?, _ message: String) throws {
    let terminal = try TerminalUnderTest(setting: .init(width: 160, environment: ["TERM": name]))
    #expect(try terminal.status() == 2)
    let screen = try terminal.wait(for: "ended with 2")
    #expect(screen.contains(message) && screen.contains("--headless"), "\(screen)")
    #expect(screen.contains("here before"))
  }

  @Test(
    "the size is the terminal's own, whatever LINES and COLUMNS say",
    arguments: [["LINES": "100000", "COLUMNS": "100000"], ["LINES": "2", "COLUMNS": "-5"]])
  func sizeInEnvironment(_ environment: [String: String?]) throws {
    let terminal = try TerminalUnderTest(setting: .init(environment: environment))
    let screen = try terminal.waitForPicture()
    #expect(screen.rows.count == 30, "\(screen)")
    try terminal.press("q")
    #expect(try terminal.status() == 0)
  }

  @Test("an unknown kernel is reported without touching the screen")
  func unknownKernel() throws {
    let unknown = try TerminalUnderTest("mandelbort")
    #expect(try unknown.status() == 2)
    let screen = try unknown.wait(for: "did you mean `mandelbrot`?")
    #expect(screen.contains("here before"), "\(screen)")
    let missing = try TerminalUnderTest("./missing.rast")
    #expect(try missing.status() == 66)
    try missing.wait(for: "No such file or directory")
  }

  @Test("another size is adopted at once, and the viewer says where it is too small")
  func resize() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    for (width, height) in [(40, 12), (250, 70), (100, 30)] {
      try terminal.resize(width: width, height: height)
      let screen = try terminal.wait(for: "a picture of \(width) × \(height)") {
        $0.rows.count == height && $0.isDone() && $0.picture[0].count == width
      }
      #expect(screen.picture.joined().count { $0 == "▀" } > width * height / 60, "\(screen)")
    }
    try terminal.wait(for: "the picture as before") { $0.picture == before.picture }
    try terminal.resize(width: 12, height: 3)
    try terminal.wait(for: "too small")
    try terminal.resize(width: 100, height: 30)
    let after = try terminal.wait(for: "the picture as before") { $0.picture == before.picture }
    #expect(after.view.contains("256 iterations"))
  }

  @Test("while nothing happens, nothing is written and hardly any time is spent")
  func idle() throws {
    let setting = TerminalUnderTest.Setting(
      before: "echo 'program (point: complex) -> int { 5 }' > five.rast")
    for kernel in ["mandelbrot", "./five.rast"] {
      let terminal = try TerminalUnderTest(kernel, setting: setting)
      try terminal.waitForPicture()
      let process = try terminal.process()
      func spent() throws -> Int {
        // The nanoseconds of all threads together.
        let tasks = try Tool.run(
          ["sh", "-c", "cat /proc/\(process)/task/*/schedstat"], environment: ["PATH": "/bin"])
        return tasks.split(separator: "\n").reduce(0) { $0 + (Int($1.prefix { $0 != " " }) ?? 0) }
      }
      func written() -> String? {
        Tool.contents(of: "/proc/\(process)/io")?.split(separator: "\n").first { $0.hasPrefix("wchar") }
          .map(String.init)
      }
      // The end of the picture may still be on its way, and on a busy machine that takes a
      // while. But in the end there is one quiet second after another.
      var quietSeconds = 0
      for _ in 0..<60 where quietSeconds < 2 {
        let (before, bytes) = (try spent(), written())
        usleep(1_000_000)
        let isQuiet = try spent() - before < 10_000_000 && bytes != nil && written() == bytes
        quietSeconds = isQuiet ? quietSeconds + 1 : 0
      }
      #expect(quietSeconds == 2)
    }
  }
}
