import Glibc
import Testing

@Suite("Signals and broken pipes")
struct InterruptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "a signal ends a program that never would, and its output is kept",
    arguments: [
      (SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129),
    ] as [(Int32, Int32)])
  func endless(_ signal: Int32, _ status: Int32) throws {
    // More than the buffer holds, to see that it has started.
    let file = try folder.file(
      "spin.rast", "program () { for i in 0..70000 { print(\"x\"); } print(\"end\"); while true {} }")
    let child = try Child(["run", file])
    let begun = try child.read(atLeast: 1).count
    // The rest has been printed by then.
    try child.waitForWork(milliseconds: 300)
    child.send(signal)
    let result = try child.finish()
    #expect(result.status == status)
    #expect(begun + result.output.count == 70_003 && result.text.hasSuffix("end"))
    #expect(result.error == "")
  }

  @Test("signals that were blocked when it was started are noticed")
  func inheritedMask() throws {
    let file = try folder.file(
      "spin.rast", "program () { for i in 0..70000 { print(\"x\"); } while true {} }")
    let child = try Child(["run", file], blocking: [SIGINT, SIGTERM, SIGCHLD, SIGUSR1])
    _ = try child.read(atLeast: 1)
    child.send(SIGINT)
    #expect(try child.finish().status == 130)
    let other = try Child(["run", file], blocking: [SIGUSR1])
    _ = try other.read(atLeast: 1)
    other.send(SIGUSR1)
    #expect(try other.finish().status == -SIGUSR1)
  }

  /// A picture that is never finished, with its file already open.
  private func endless(_ options: String...) throws -> Child {
    let file = try folder.file("slow.rast", "program () -> int { while true {} 1 }")
    let child = try Child(["--headless", file, "--output", "\(folder.path)/out"] + options)
    try child.waitUntilItHasOpen(below: folder.path)
    return child
  }

  @Test("a picture that is abandoned leaves no file", arguments: ["evaluated", "compiled"])
  func picture(_ backend: String) throws {
    let child = try endless("--backend", backend)
    child.send(SIGINT)
    let result = try child.finish()
    #expect(result.status == 130 && result.output.isEmpty && result.error == "")
    #expect(folder.names == ["slow.rast"])
  }

  /// The process ends while its file is half written and nothing of its own can run any more.
  @Test("a process that is killed leaves no file either")
  func killed() throws {
    let child = try endless()
    child.send(SIGKILL)
    #expect(try child.finish().status == -SIGKILL)
    #expect(folder.names == ["slow.rast"])
  }

  /// Of two signals that wait, the lower number is taken first: were SIGINT heard, the status would be its own.
  @Test(
    "signals that were ignored when it was started are still ignored",
    arguments: [("INT", SIGINT), ("HUP", SIGHUP)])
  func ignored(_ name: String, _ signal: Int32) throws {
    let file = try folder.file(
      "spin.rast", "program () { for i in 0..70000 { print(\"x\"); } while true {} }")
    let child = try Child(["run", file], after: "trap '' \(name)")
    _ = try child.read(atLeast: 1)
    child.send(signal)
    child.send(SIGTERM)
    #expect(try child.finish().status == 143)
  }

  @Test("even if nobody reads its output")
  func stuck() throws {
    let file = try folder.file("loop.rast", "program () { while true { print(\"x\\n\"); } }")
    let child = try Child(["run", file])
    _ = try child.read(atLeast: 1)
    usleep(300_000)  // until the pipe is full
    child.send(SIGINT)
    #expect(try child.waitWithoutReading() == 130)
  }

  @Test("a pipe that is closed at the other end ends it silently")
  func brokenPipe() throws {
    let file = try folder.file("loop.rast", "program () { while true { print(\"x\\n\"); } }")
    for arguments in [
      ["run", file], ["--headless", "--width", "1000", "--height", "300", "--iterations", "1"],
      ["--headless", "--width", "400", "--height", "200", "--iterations", "1", "--format", "json"],
    ] {
      let child = try Child(arguments)
      #expect(try !child.read(atLeast: 1).isEmpty)
      child.closeOutput()
      let result = try child.finish()
      #expect(result.status == 0 && result.error == "", "\(arguments)")
    }
  }

  @Test("what can't be written is an error")
  func full() throws {
    // Nothing reads from the start, so even a little can't be written.
    let child = try Child(["explain", "E0301"])
    child.closeOutput()
    let result = try child.finish()
    #expect(result.status == 0 && result.error == "")
  }
}
