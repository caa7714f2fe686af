import Glibc
import Testing

@Suite("Whatever happens to the terminal or the process, the viewer goes on or leaves cleanly", .serialized)
struct FaultTests {
  /// A picture of which every pixel changes all the time.
  private static let moving =
    "program (x: float, y: float, time: float) -> float { let t = x * 7 + y * 5 + time; (t - floor(t)) * 200 }"

  private static func setting(_ text: String, before: String = "", isInteractive: Bool = false)
    -> TerminalUnderTest.Setting
  {
    .init(before: "echo '\(text)' > k.rast\n\(before)", isInteractive: isInteractive)
  }

  private func expectRestored(_ terminal: TerminalUnderTest, status: Int) throws {
    #expect(try terminal.status() == status)
    let screen = try terminal.wait(for: "ended with")
    #expect(screen.contains("here before") && screen.contains("mode as before"), "\(screen)")
    #expect(try terminal.modes() == "010")
  }

  @Test("a terminal that stops reading, and then goes on")
  func stoppedTerminal() throws {
    let terminal = try TerminalUnderTest("./k.rast", setting: Self.setting(Self.moving))
    try terminal.waitForPicture()
    let server = try terminal.server()
    kill(server, SIGSTOP)
    // Its buffers are full long before this is over.
    usleep(10_000_000)
    #expect(kill(try terminal.process(), 0) == 0)
    kill(server, SIGCONT)
    try terminal.press("t", "?")
    try terminal.wait(for: "Moving")
    try terminal.press("q")
    try terminal.waitForPicture()
    try terminal.press("q")
    try expectRestored(terminal, status: 0)
  }

  @Test("it can be ended while the terminal does not read")
  func endedWhileStopped() throws {
    let terminal = try TerminalUnderTest("./k.rast", setting: Self.setting(Self.moving))
    try terminal.waitForPicture()
    let (server, process) = (try terminal.server(), try terminal.process())
    kill(server, SIGSTOP)
    usleep(500_000)
    kill(process, SIGTERM)
    // Not its status: the shell that is to note it has a word for the terminal first.
    for _ in 0..<12_000 where kill(process, 0) == 0 { usleep(10_000) }
    #expect(kill(process, 0) != 0)
    kill(server, SIGCONT)
    try expectRestored(terminal, status: 143)
  }

  @Test(
    "a hundred sizes in a second",
    arguments: [("mandelbrot", "tmux-256color"), ("./k.rast", "tmux-256color"), ("mandelbrot", "xterm")])
  func resized(_ kernel: String, _ name: String) throws {
    var setting = Self.setting(Self.moving)
    setting.environment = ["TERM": name]
    let terminal = try TerminalUnderTest(kernel, setting: setting)
    try terminal.waitForPicture()
    for number in 0..<100 {
      try terminal.resize(width: 20 + number * 37 % 150, height: 4 + number * 23 % 60)
    }
    try terminal.resize(width: 90, height: 25)
    try terminal.press("Home")
    let screen = try terminal.wait(for: "a picture of 90 × 25") { $0.rows.count == 25 && $0.isDone() }
    #expect(screen.picture.allSatisfy { $0.count <= 90 } && screen.picture.contains { $0.contains("▀") })
    try terminal.press("q")
    try expectRestored(terminal, status: 0)
  }

  @Test("new sizes, stops and continuations in the middle of frames")
  func signalled() throws {
    let terminal = try TerminalUnderTest("./k.rast", setting: Self.setting(Self.moving))
    try terminal.waitForPicture()
    for _ in 0..<20 {
      try terminal.send(SIGWINCH)
      try terminal.send(SIGSTOP)
      try terminal.send(SIGCONT)
      usleep(7_000)
    }
    // While time is held, the picture is that of a viewer to which nothing happened.
    try terminal.press("t")
    let screen = try terminal.wait(for: "held") { $0.isDone() && $0.view.contains("(held)") }
    #expect(screen.picture.count { $0.contains("▀") } > 20, "\(screen)")
    try terminal.press("q")
    try expectRestored(terminal, status: 0)
  }

  @Test("it stops and goes on in the middle of a frame that never ends")
  func suspended() throws {
    let terminal = try TerminalUnderTest(
      "./k.rast", setting: Self.setting("program () -> int { while true {} 1 }", isInteractive: true))
    try terminal.wait(for: "0 %")
    try terminal.send(SIGTSTP)
    try terminal.wait(for: "Stopped")
    #expect(try terminal.modes() == "010")
    try terminal.type("fg\n")
    try terminal.wait(for: "no pixel in")
    #expect(try terminal.modes() == "101")
    try terminal.press("q")
    try terminal.wait(for: "rast-fractal --view")
    #expect(try terminal.modes() == "010")
  }

  @Test("signals while it draws", arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int)])
  func endedWhileDrawing(_ signal: Int32, _ status: Int) throws {
    let terminal = try TerminalUnderTest("./k.rast", setting: Self.setting(Self.moving))
    try terminal.waitForPicture()
    try terminal.send(signal)
    try expectRestored(terminal, status: status)
  }

  @Test("when nothing can be written, the viewer says so, and no bookmark is lost")
  func fullDisk() throws {
    // Longer than the few bytes that can be written.
    let mark = "[{\"name\":\"kept \(String(repeating: "x", count: 600))\",\"view\":\"julia\"}]"
    let terminal = try TerminalUnderTest(
      setting: .init(
        // Wide enough that no message is wrapped.
        width: 200,
        before: "mkdir -p .local/share/rast-fractal\n"
          + "echo '\(mark)' > .local/share/rast-fractal/bookmarks.json\nulimit -f 1"))
    try terminal.waitForPicture()
    try terminal.press("w", "Enter")
    try terminal.wait(for: "what became of the picture") {
      $0.contains("can't save the picture: can't write ") && $0.contains("/mandelbrot.png: File too large")
    }
    try terminal.press("m", "Enter")
    try terminal.wait(for: "what became of the bookmark") {
      $0.contains("File too large") && !$0.contains("the picture")
    }
    #expect(terminal.file(".local/share/rast-fractal/bookmarks.json")?.trimmed == mark)
    try terminal.press("M")
    try terminal.wait(for: "1  kept")
    let names = try Tool.run(
      ["find", terminal.path("."), "-name", "*.tmp", "-o", "-name", "*.png"],
      environment: ["PATH": "/usr/bin"])
    #expect(names == "")
  }

  @Test("a kernel that is half written is opened, and shown as soon as it is whole")
  func halfWritten() throws {
    let terminal = try TerminalUnderTest("./k.rast", setting: Self.setting("program (x: float) -> float {"))
    try terminal.wait(for: "the picture comes when it is mended")
    try terminal.write("k.rast", Self.moving)
    try terminal.waitForPicture()
    try terminal.press("q")
    try expectRestored(terminal, status: 0)
  }
}
