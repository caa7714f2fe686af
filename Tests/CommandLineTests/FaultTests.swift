import Glibc
import Testing

@Suite("What can't be written or read is reported, and nothing is lost")
struct FaultTests {
  private let folder: TemporaryFolder
  private let small = ["--headless", "--width", "64", "--height", "32", "--iterations", "50"]

  init() throws { folder = try TemporaryFolder() }

  @Test("a disk that is full", arguments: ["ascii", "ansi", "ppm", "png", "json"])
  func full(_ format: String) throws {
    let result = try Child(small + ["--format", format, "--output", "/dev/full"]).finish()
    #expect(result.status == 1)
    #expect(result.error == "error: can't write /dev/full: No space left on device\n")
    let piped = try Child(small + ["--format", format], after: "exec >/dev/full").finish()
    #expect(piped.status == 1)
    #expect(piped.error == "error: can't write to standard output: No space left on device\n")
  }

  @Test(
    "a file that can't grow that large leaves only the previous one", arguments: ["ppm", "json"])
  func tooLarge(_ format: String) throws {
    let file = try folder.file("picture", "before")
    let result = try Child(small + ["--format", format, "--output", file], after: "ulimit -f 4").finish()
    #expect(result.status == 1 && result.error == "error: can't write \(file): File too large\n")
    #expect(folder.bytes("picture") == Array("before".utf8) && folder.names == ["picture"])
  }

  @Test("nor does a sheet of kernels")
  func sheet() throws {
    let file = try folder.file("sheet.png", "before")
    let result = try Child(["list", "--sheet", file], after: "ulimit -f 4").finish()
    #expect(result.status == 1 && result.error == "error: can't write \(file): File too large\n")
    #expect(folder.bytes("sheet.png") == Array("before".utf8) && folder.names == ["sheet.png"])
  }

  @Test("a folder that can't be written to")
  func readOnly() throws {
    let result = try Child(small + ["--output", "/proc/picture.png"]).finish()
    #expect(result.status == 1 && result.error.hasPrefix("error: can't write /proc/picture.png: "))
  }

  @Test("kernels that are not files")
  func kernels() throws {
    let directory = try Child.run("--headless", folder.path)
    #expect(directory.status == 66 && directory.error.contains("Is a directory"))
    let zero = try Child.run("--headless", "/dev/zero")
    #expect(zero.status == 1 && zero.error.contains("E0502"))
    let bytes = try folder.file("bytes.rast", [0xFF, 0xC3])
    #expect(try Child.run("check", bytes).error.contains("E0101"))
    // Waiting for a pipe is what was asked for, but can be ended.
    let pipe = "\(folder.path)/pipe.rast"
    #expect(mkfifo(pipe, 0o600) == 0)
    let child = try Child(["--headless", pipe])
    try child.waitUntilItAwaits(SIGINT)
    child.send(SIGINT)
    #expect(try child.finish().status == 130)
  }

  @Test("a lack of memory is reported before any is used")
  func memory() throws {
    for arguments in [
      ["--width", "16384", "--height", "16384", "--format", "ppm"],
      ["--width", "1000000", "--height", "268"],
      ["--width", "1", "--height", "1000000000"],
      ["--width", "100000000", "--height", "1", "--format", "json"],
      ["--width", "9223372036854775807", "--height", "9223372036854775807", "--format", "png"],
      ["--width", "9223372036854775807", "--height", "2", "--samples", "16", "--format", "png"],
      ["--width", "4294967296", "--height", "4294967296", "--format", "ppm"],
    ] {
      let file = "\(folder.path)/out"
      let result = try Child(
        ["--headless", "--iterations", "1", "--output", file] + arguments, after: "ulimit -v 1500000"
      ).finish()
      #expect(result.status == 2, "\(arguments) \(result)")
      #expect(result.error.hasPrefix("error: "), "\(result.error)")
      #expect(result.error.contains("is too large") || result.error.contains("not enough memory"))
      #expect(folder.names.isEmpty)
    }
  }

  @Test("deep programs run on small stacks", arguments: ["evaluated", "compiled", "lanes"])
  func stacks(_ backend: String) throws {
    let chain = (0..<1000).map { "if iterations == \($0 + 100) { \($0) }" }.joined(separator: " else ")
    let head = "program (iterations: int) -> int { "
    let and = String(repeating: " && iterations > 3", count: 1500)
    for (name, text) in [
      ("chain.rast", head + chain + " else { 0 } }"),
      ("sum.rast", head + "0" + String(repeating: " + iterations", count: 2000) + " }"),
      (
        "loops.rast",
        head + "var n = 0; " + String(repeating: "while n < 3 { n += 1; ", count: 250)
          + String(repeating: "}", count: 250) + " n }"
      ),
      ("and.rast", head + "if true" + and + " { 1 } else { 2 } }"),
      (
        "deep.rast",
        head + String(repeating: "(", count: 250) + "1" + String(repeating: ")", count: 250) + " }"
      ),
      ("calls.rast", "fn f(n: int) -> int { if n > 0 { 1 + f(n - 1) } else { 0 } } " + head + "f(999) }"),
    ] {
      let file = try folder.file(name, text)
      let result = try Child(
        ["--headless", file, "--backend", backend, "--width", "4", "--height", "2", "--iterations", "50"],
        after: "ulimit -s 256"
      ).finish()
      #expect(
        result.status == 0 && result.error == "", "\(name) \(result.status) \(result.error.prefix(200))")
    }
  }
}
