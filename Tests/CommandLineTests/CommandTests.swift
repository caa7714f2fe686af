import Glibc
import Testing

@Suite("rast-fractal check, explain and list")
struct CommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("check prints nothing about correct files")
  func good() throws {
    let one = try folder.file("one.rast", "program () { print(1); }")
    let other = try folder.file("other.rast", "view(span: 2.0); program (x: float) -> float { x }")
    let result = try Child.run("check", one, other, "mandelbrot", "mul2")
    #expect(result.status == 0 && result.output.isEmpty && result.error == "")
  }

  @Test("check reports everything that is wrong with any of the files")
  func bad() throws {
    let one = try folder.file("one.rast", "program () -> int { q }")
    let other = try folder.file("other.rast", "program (x: float) -> flot { x + 1i + true }")
    let good = try folder.file("good.rast", "program () {}")
    let result = try Child.run("check", one, good, other)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.contains("\(one):1:21") && result.error.contains("\(other):1:23"))
    #expect(result.error.components(of: "error[") == 3)
    #expect(!result.error.contains("good.rast") && !result.error.contains("\n\n\n"))
  }

  @Test("check treats files with a view as kernels, and all files with --kernel")
  func kernels() throws {
    let text = "program (q: float) -> bool { print(q); true }"
    let plain = try folder.file("plain.rast", text)
    let view = try folder.file("view.rast", "view(span: 1.0);\n" + text)
    #expect(try Child.run("check", plain).status == 0)
    for arguments in [["check", view], ["check", "--kernel", plain]] {
      let result = try Child(arguments).finish()
      #expect(result.status == 1)
      for code in ["E0701", "E0703", "E0704"] { #expect(result.error.components(of: code) == 1) }
    }
  }

  @Test("check ends with 66 if a file can't be read, but checks the others")
  func unreadable() throws {
    let one = try folder.file("one.rast", "program () -> int { q }")
    let result = try Child.run("check", "/no/such.rast", one, folder.path)
    #expect(result.status == 66)
    #expect(result.error.contains("can't read /no/such.rast: No such file") && result.error.contains("E0301"))
    #expect(result.error.contains("can't read \(folder.path): Is a directory"))
    if getuid() != 0 {
      chmod(one, 0)
      #expect(try Child.run("check", one).status == 66)
    }
  }

  @Test("explain", arguments: ["E0301", "e0301", "E0701"])
  func explain(_ code: String) throws {
    let result = try Child.run("explain", code)
    #expect(result.status == 0 && result.error == "")
    #expect(result.text.hasPrefix("\(code.uppercased()): ") && result.text.contains("This is right:"))
    #expect(result.text.hasSuffix("\n") && !result.text.hasSuffix("\n\n"))
  }

  @Test("explain without a code lists all codes, one per line")
  func explainAll() throws {
    let lines = try Child.run("explain").text.split(separator: "\n")
    #expect(lines.count > 40 && lines.allSatisfy { "EF".contains($0.prefix(1)) && $0.count > 10 })
    #expect(lines == lines.sorted())
    let codes = lines.map { $0.prefix(5) }
    #expect(Set(codes).count == codes.count)
    // The language's, the kernel contract's and the formulas' codes.
    for code in ["E0101", "E0607", "E0701", "E0704", "F0101", "F0208"] { #expect(codes.contains(code[...])) }
  }

  @Test("list names the kernels and says what they are; with --all, the plain programs too")
  func list() throws {
    let kernels = try Child.run("list")
    #expect(kernels.status == 0 && kernels.error == "")
    let lines = kernels.text.split(separator: "\n")
    let names = lines.compactMap { $0.split(separator: " ").first }
    for name in ["burning-ship", "julia", "mandelbrot", "mandelbrot-smooth", "newton"] {
      #expect(names.contains(name[...]))
    }
    #expect(!names.contains("fibonacci") && names == names.sorted())
    #expect(lines.contains { $0.hasPrefix("mandelbrot ") && $0.hasSuffix("  The Mandelbrot set.") })
    // The texts start in the same column.
    let width = names.map(\.count).max() ?? 0
    #expect(lines.allSatisfy { $0.prefix(width + 2).hasSuffix("  ") && $0.dropFirst(width + 2).first != " " })
    let all = try Child.run("list", "--all").text.split(separator: "\n").compactMap {
      $0.split(separator: " ").first
    }
    #expect(Set(all).subtracting(names) == ["fibonacci", "mul2", "printing-mandelbrot"])
  }

  @Test("what ships is found from any folder")
  func anywhere() throws {
    #expect(
      try Child.run("--headless", "julia", environment: ["HOME": "/nonexistent", "PWD": "/"]).status == 0)
  }
}

@Suite("Standard error")
struct StandardErrorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "is coloured only on a terminal that takes colours",
    arguments: [
      (Child.ErrorStream.terminal, ["TERM": "xterm"], true), (.pipe, ["TERM": "xterm"], false),
      (.terminal, ["TERM": "xterm", "NO_COLOR": "1"], false), (.terminal, ["TERM": "dumb"], false),
      (.terminal, ["TERM": "xterm", "NO_COLOR": ""], true),
    ] as [(Child.ErrorStream, [String: String], Bool)])
  func colour(_ stream: Child.ErrorStream, _ environment: [String: String], _ isColoured: Bool) throws {
    let file = try folder.file("bad.rast", "program () -> int { q }")
    let result = try Child.run("check", file, environment: environment, error: stream)
    #expect(result.status == 1)
    #expect(result.error.contains("\u{1B}[") == isColoured)
    #expect(result.error.contains("E0301"))
  }

  @Test("shows the progress of a slow picture on a terminal, and leaves no trace")
  func progress() throws {
    // Slow as each row is, until it is ended.
    let file = try folder.file("slow.rast", "program (y: float) -> int { while y > 0.1 {} 1 }")
    for stream in [Child.ErrorStream.terminal, .pipe] {
      let child = try Child(
        ["--headless", file, "--region", "0,0,1,1"], environment: ["TERM": "xterm"], error: stream)
      switch stream {
      case .terminal: try child.waitForError(" % in ")
      case .pipe: usleep(1_800_000)
      }
      child.send(SIGINT)
      let result = try child.finish()
      #expect(result.status == 130)
      #expect(result.error.contains(" % in ") == (stream == .terminal), "\(result.error)")
      #expect(result.error.isEmpty || result.error.hasSuffix("\r\u{1B}[K"))
      #expect(!result.error.contains("\n"))
    }
    let quick = try Child.run("--headless", environment: ["TERM": "xterm"], error: .terminal)
    #expect(quick.status == 0 && (quick.error.isEmpty || quick.error.hasSuffix("\r\u{1B}[K")))
  }
}
