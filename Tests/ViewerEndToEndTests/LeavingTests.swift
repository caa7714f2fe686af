import Glibc
import Testing

@Suite("However the viewer is left, the terminal is as it was", .serialized)
struct LeavingTests {
  /// Expects the terminal to be as it was before the viewer.
  private func expectRestored(_ terminal: TerminalUnderTest, status: Int) throws {
    #expect(try terminal.status() == status)
    let screen = try terminal.wait(for: "ended with")
    #expect(screen.contains("here before") && screen.contains("mode as before"), "\(screen)")
    #expect(!screen.contains("▀"), "\(screen)")
    #expect(try terminal.modes() == "010")
  }

  @Test("it opens with a picture and two status lines, and q leaves the command line of the view")
  func quit() throws {
    let terminal = try TerminalUnderTest()
    let screen = try terminal.waitForPicture()
    #expect(screen.rows.count == 30)
    #expect(screen.picture.count { $0.contains("▀") } > 20)
    #expect(screen.view.contains("mandelbrot") && screen.view.contains("256 iterations"))
    #expect(try terminal.modes() == "101")
    try terminal.press("q")
    try expectRestored(terminal, status: 0)
    let command = try #require(try terminal.screen().rows.first { $0.hasPrefix("rast-fractal ") })
    #expect(command.hasPrefix("rast-fractal --view 'mandelbrot center=-0.75,0.0 span=2.5 iterations=256"))
  }

  @Test(
    "signals that ask for the end",
    arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int)])
  func signals(_ signal: Int32, _ status: Int) throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    try terminal.send(signal)
    try expectRestored(terminal, status: status)
  }

  @Test(
    "crashes",
    arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGQUIT] as [Int32])
  func crashes(_ signal: Int32) throws {
    let terminal = try TerminalUnderTest(setting: .init(before: "ulimit -c 0"))
    try terminal.waitForPicture()
    try terminal.send(signal)
    try expectRestored(terminal, status: 128 + Int(signal))
  }

  /// The viewer has set no alarm: somebody sent the signal, or set an alarm before the viewer was started.
  @Test("an alarm that is not the viewer's own")
  func alarm() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    try terminal.send(SIGALRM)
    try expectRestored(terminal, status: 128 + Int(SIGALRM))
  }

  @Test("an alarm where whoever started the viewer has SIGALRM ignored")
  func ignoredAlarm() throws {
    let terminal = try TerminalUnderTest(setting: .init(ignored: ["ALRM"]))
    try terminal.waitForPicture()
    try terminal.send(SIGALRM)
    try terminal.press("?")
    try terminal.wait(for: "Moving")
    try terminal.press("q", "q")
    try expectRestored(terminal, status: 0)
  }

  @Test("the keys that the terminal turns into signals")
  func keys() throws {
    for (key, status) in [("C-c", 130), ("C-\\", 131)] {
      let terminal = try TerminalUnderTest(setting: .init(before: "ulimit -c 0"))
      try terminal.waitForPicture()
      try terminal.press(key)
      try expectRestored(terminal, status: status)
    }
  }

  @Test("signals while a frame is rendered that never ends")
  func busy() throws {
    let setting = TerminalUnderTest.Setting(
      before: "echo 'program () -> int { while true {} 1 }' > loop.rast")
    let terminal = try TerminalUnderTest("./loop.rast", setting: setting)
    try terminal.wait(for: "0 %")
    try terminal.send(SIGTERM)
    try expectRestored(terminal, status: 143)
  }

  @Test("a signal that arrives while it is stopped")
  func stopped() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    // It can't act while it is stopped, but does so as soon as it goes on.
    try terminal.send(SIGSTOP)
    try terminal.send(SIGTERM)
    try terminal.send(SIGCONT)
    try expectRestored(terminal, status: 143)
  }

  /// One that is painted on, and one that curses draws on.
  private static let kinds = ["tmux-256color", "xterm"]

  @Test("Ctrl-Z gives the terminal to the shell, and fg brings the viewer back", arguments: Self.kinds)
  func suspend(_ name: String) throws {
    let terminal = try TerminalUnderTest(
      setting: .init(environment: ["TERM": name], isInteractive: true))
    let before = try terminal.waitForPicture()
    for _ in 0..<2 {
      try terminal.press("C-z")
      try terminal.wait(for: "Stopped")
      #expect(try terminal.modes() == "010")
      #expect(try !terminal.screen().contains("▀"))
      try terminal.type("fg\n")
      let after = try terminal.waitForPicture()
      #expect(after.picture == before.picture)
      #expect(try terminal.modes() == "101")
    }
    try terminal.press("b")
    try terminal.waitForPicture("compiled")
    try terminal.press("q")
    try terminal.wait(for: "rast-fractal --view 'mandelbrot")
    #expect(try terminal.modes() == "010")
  }

  @Test(
    "stopped by a signal that can't be caught, it draws everything anew when it goes on",
    arguments: Self.kinds)
  func stoppedUnheard(_ name: String) throws {
    let terminal = try TerminalUnderTest(
      setting: .init(environment: ["TERM": name], isInteractive: true))
    let before = try terminal.waitForPicture()
    try terminal.send(SIGSTOP)
    try terminal.wait(for: "Stopped")
    try terminal.type("stty echo; fg\n")
    let after = try terminal.waitForPicture()
    #expect(after.picture == before.picture)
    try terminal.press("q")
    try terminal.wait(for: "rast-fractal --view 'mandelbrot")
  }

  @Test("a terminal that vanishes ends it, even if SIGHUP is ignored", arguments: ["", "trap '' HUP"])
  func vanished(_ before: String) throws {
    let terminal = try TerminalUnderTest(setting: .init(before: before + "\ntrap ':' TERM"))
    try terminal.waitForPicture()
    let process = try terminal.process()
    try terminal.vanish()
    for _ in 0..<12_000 where kill(process, 0) == 0 { usleep(10_000) }
    #expect(kill(process, 0) == -1 && errno == ESRCH)
  }
}
