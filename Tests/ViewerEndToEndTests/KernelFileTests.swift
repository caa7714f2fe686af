import Glibc
import Testing

@Suite("A kernel's file is followed while the kernel is shown", .serialized)
struct KernelFileTests {
  private static func kernel(_ condition: String) -> String {
    "program (point: complex) -> int { if \(condition) { 1 } else { 200 } }\n"
  }

  /// The viewer on a kernel whose left half differs from its right half.
  private func open(
    environment: [String: String?] = [:], ignored: [String] = [], before: String = ""
  ) throws -> (TerminalUnderTest, Screen) {
    let setting = TerminalUnderTest.Setting(
      environment: environment, ignored: ignored,
      before: "echo '\(Self.kernel("point.re < 0"))' > half.rast\n\(before)")
    let terminal = try TerminalUnderTest("./half.rast", setting: setting)
    let screen = try terminal.waitForPicture()
    return (terminal, screen)
  }

  /// The picture with its colours, without what lies over it.
  private func colours(_ terminal: TerminalUnderTest) throws -> [String] {
    try terminal.colouredScreen().picture
  }

  @Test(
    "changes are seen at once, whether the file is overwritten or replaced by a rename",
    arguments: [false, true])
  func changed(_ isReplaced: Bool) throws {
    let (terminal, _) = try open()
    let before = try colours(terminal)
    try terminal.write("half.rast", Self.kernel("point.im < 0"), isReplaced: isReplaced)
    try terminal.wait(for: "the other picture") { try $0.isDone() && colours(terminal) != before }
    try terminal.write("half.rast", Self.kernel("point.re < 0"), isReplaced: isReplaced)
    try terminal.wait(for: "the first picture") { try $0.isDone() && colours(terminal) == before }
  }

  @Test("r reads the file again")
  func reload() throws {
    let (terminal, _) = try open()
    try terminal.press("r")
    try terminal.wait(for: "was read again")
  }

  @Test("errors are shown over the last good picture until they are fixed")
  func broken() throws {
    let (terminal, _) = try open()
    let before = try colours(terminal)
    try terminal.write("half.rast", Self.kernel("point.re < nothing"))
    let broken = try terminal.wait(for: "there is no variable `nothing`")
    #expect(broken.contains("half.rast:1:"))
    #expect(try colours(terminal)[0] == before[0])
    try terminal.write("half.rast", Self.kernel("point.re < 0"))
    try terminal.wait(for: "the picture as before") { try $0.isDone() && colours(terminal) == before }
  }

  @Test(
    "a picture opens with its kernel as saved where the file is gone, or has changed, which is said",
    arguments: ["rm half.rast", "echo 'program () -> int { 1 }' > half.rast"])
  func picture(_ change: String) throws {
    let before = """
      echo '\(Self.kernel("point.re < 0"))' > half.rast
      \(Tool.executable) --headless ./half.rast --width 40 --height 30 --output half.png
      \(change)
      """
    let terminal = try TerminalUnderTest("--view", "half.png", setting: .init(before: before))
    try terminal.wait(for: "half (from half.png)")
    if !change.hasPrefix("rm") { try terminal.wait(for: "./half.rast has changed since") }
    #expect(Set(try colours(terminal)[0]).count > 1)
  }

  @Test("the viewer says that a file is gone, and goes on when it is back")
  func deleted() throws {
    let (terminal, _) = try open()
    let before = try colours(terminal)
    _ = try Tool.run(["rm", terminal.path("half.rast")], environment: ["PATH": "/bin"])
    try terminal.wait(for: "no file")
    try terminal.write("half.rast", Self.kernel("point.re < 0"))
    try terminal.wait(for: "the picture as before") { try $0.isDone() && colours(terminal) == before }
  }

  @Test("a kernel that loops for ever can be left, and keys go on working")
  func endless() throws {
    let (terminal, _) = try open()
    try terminal.write("half.rast", "program (point: complex) -> int { while true {} 1 }\n")
    try terminal.wait(for: "0 %")
    try terminal.press("?")
    try terminal.wait(for: "Moving")
    try terminal.press("q")
    try terminal.wait(for: "no help") { !$0.contains("Moving") }
    try terminal.press("n")
    try terminal.wait(for: "another kernel") { $0.isDone() && !$0.view.contains("half") }
    try terminal.press("q")
    #expect(try terminal.status() == 0)
  }

  @Test("a kernel that fails at a pixel says where", arguments: ["lanes", "compiled", "evaluated"])
  func failing(_ backend: String) throws {
    let setting = TerminalUnderTest.Setting(
      before:
        "echo 'program (point: complex, iterations: int) -> int { iterations / (iterations - 256) }' > fail.rast"
    )
    let terminal = try TerminalUnderTest(
      "./fail.rast", "--iterations", "256", "--backend", backend, setting: setting)
    let screen = try terminal.wait(for: "fail.rast:1:")
    #expect(screen.contains("pixel"), "\(screen)")
    try terminal.press("]")
    try terminal.wait(for: "a picture without the error") { $0.isDone() && !$0.contains("fail.rast:1:") }
  }

  @Test("the file is edited in $EDITOR, which has the terminal, and the change is seen")
  func edited() throws {
    // An editor that shows its argument, waits for a line, and changes the file.
    let editor =
      "sh -c \"echo editing \\$1; stty -a | grep -o -- -*icanon; read line; sed -i s/re/im/ \\$1\" sh"
    let (terminal, _) = try open(environment: ["EDITOR": editor, "VISUAL": nil])
    let before = try colours(terminal)
    try terminal.press("e")
    let edited = try terminal.wait(for: "the editor") { $0.contains("editing") && $0.contains("icanon") }
    #expect(!edited.contains("-icanon") && edited.contains("half.rast"))
    #expect(try terminal.modes() == "010")
    try terminal.type("\n")
    try terminal.wait(for: "the other picture") { try $0.isDone() && colours(terminal) != before }
    #expect(try terminal.modes() == "101")
    #expect(terminal.file("half.rast")?.contains("point.im") == true)
    try terminal.press("q")
    #expect(try terminal.status() == 0)
  }

  @Test("interrupting the editor does not end the viewer")
  func interrupted() throws {
    let (terminal, before) = try open(environment: [
      "EDITOR": "echo editing; sleep 1000; echo", "VISUAL": nil,
    ])
    try terminal.press("e")
    try terminal.wait(for: "editing")
    try terminal.press("C-c")
    try terminal.wait(for: "the viewer again") { $0.isDone() && $0.picture == before.picture }
    #expect(try terminal.modes() == "101")
  }

  /// An editor that stops itself, and then waits for a line.
  private static let stopping = """
    cat > edit <<'END'
    #!/bin/sh
    echo editing
    kill -STOP $$
    echo again
    read line
    END
    chmod +x edit
    """

  @Test("an editor that stops itself stops the viewer with it, and both go on together")
  func stopped() throws {
    let setting = TerminalUnderTest.Setting(
      environment: ["EDITOR": "./edit", "VISUAL": nil],
      before: "echo '\(Self.kernel("point.re < 0"))' > half.rast\n\(Self.stopping)", isInteractive: true)
    let terminal = try TerminalUnderTest("./half.rast", setting: setting)
    let before = try terminal.waitForPicture()
    try terminal.press("e")
    try terminal.wait(for: "Stopped")
    #expect(!(try terminal.screen().contains("again")))
    try terminal.type("fg\n")
    try terminal.wait(for: "again")
    try terminal.type("\n")
    let after = try terminal.waitForPicture()
    #expect(after.picture == before.picture)
    #expect(try terminal.modes() == "101")
  }

  @Test("where nobody could let it go on, an editor that stops itself goes on at once")
  func stoppedAlone() throws {
    let (terminal, before) = try open(
      environment: ["EDITOR": "./edit", "VISUAL": nil], before: Self.stopping)
    try terminal.press("e")
    try terminal.wait(for: "again")
    try terminal.type("\n")
    try terminal.wait(for: "the viewer again") { $0.isDone() && $0.picture == before.picture }
  }

  /// The editor ends only by the signal, and leaves a file to tell that it was sent one.
  @Test("a signal that ends the viewer ends the editor first", arguments: [SIGTERM, SIGHUP])
  func ended(_ signal: Int32) throws {
    let editor = """
      cat > edit <<'END'
      #!/bin/sh
      trap 'echo told > told; exit' TERM HUP
      echo editing
      while :; do sleep 0.1; done
      END
      chmod +x edit
      """
    let (terminal, _) = try open(environment: ["EDITOR": "./edit", "VISUAL": nil], before: editor)
    try terminal.press("e")
    try terminal.wait(for: "editing")
    try terminal.send(signal)
    #expect(try terminal.status() == 128 + Int(signal))
    #expect(terminal.file("told")?.trimmed == "told")
    try terminal.wait(for: "mode as before")
  }

  /// The signal is passed on to the shell that runs the editor's commands, and must not end it before them.
  @Test("nor does an editor of several commands outlive the viewer")
  func outlived() throws {
    let editor = "echo editing; cat gate; echo finished >> told; :"
    let (terminal, _) = try open(environment: ["EDITOR": editor, "VISUAL": nil], before: "mkfifo gate")
    try terminal.press("e")
    try terminal.wait(for: "editing")
    try terminal.send(SIGTERM)
    // The editor has not ended, and goes on when it is let through.
    try terminal.write("gate", "", isReplaced: false)
    #expect(try terminal.status() == 143)
    #expect(terminal.file("told")?.trimmed == "finished")
  }

  /// Where SIGCHLD is ignored, the system forgets how a process has ended.
  @Test("how the editor ended is known where whoever started the viewer has SIGCHLD ignored")
  func ignoredChild() throws {
    let (terminal, _) = try open(
      environment: ["EDITOR": "sh -c \"exit 3\"", "VISUAL": nil], ignored: ["CHLD"])
    try terminal.press("e")
    try terminal.wait(for: "ended with 3")
  }
}
