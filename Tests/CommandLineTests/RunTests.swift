import Testing

@Suite("rast-fractal run")
struct RunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ text: String, _ arguments: String...) throws -> Child.Result {
    try Child(["run", try folder.file("test.rast", text)] + arguments).finish()
  }

  @Test("prints the program's output, then its value and a newline, unless it is unit")
  func values() throws {
    #expect(try Child.run("run", "mul2", "15").text == "30\n")
    #expect(try Child.run("run", "mul2", "-5").text == "-10\n")
    #expect(try Child.run("run", "fibonacci", "20").text == "6765\n")
    #expect(try run("program () { print(\"a\", 1); }").text == "a1")
    #expect(try run("program () -> (int, str) { print(\"a\\n\"); (1, \"b\") }").text == "a\n(1, b)\n")
    #expect(try run("program () -> str { \"\" }").text == "\n")
  }

  @Test("reads the input value by value, whatever the arguments look like")
  func arguments() throws {
    let text = """
      program (a: int, t: (float, (complex, bool)), u: unit, c: char, s: str)
        -> (int, (float, (complex, bool)), char, str) { (a, t, c, s) }
      """
    let result = try run(text, "-5", "-2.5", "-1.5-2i", "true", "-", "-x y")
    #expect(result.text == "(-5, (-2.5, (-1.5-2.0i, true)), -, -x y)\n")
    let between = try run(text, "-5", "--fuel", "9", "inf", "-i", "--backend", "evaluated", "false", "é", "")
    #expect(
      between.text == "(-5, (inf, (-0.0-1.0i, false)), é, )\n"
        || between.text == "(-5, (inf, (0.0-1.0i, false)), é, )\n")
    let behind = try run(text, "--fuel", "9", "--", "1", "2", "3", "true", "x", "--fuel")
    #expect(behind.text == "(1, (2.0, (3.0+0.0i, true)), x, --fuel)\n")
    let few = try run(text, "1")
    #expect(few.status == 2)
    #expect(
      few.error
        == "error: \(folder.path)/test.rast takes 6 arguments (a: int, t.0: float, t.1.0: complex, t.1.1: bool, c: char, s: str), but 1 is given\n"
    )
    #expect(try run("program () {}", "1").error.contains("takes no arguments, but 1 is given"))
  }

  @Test("fuel: exactly as much as given")
  func fuel() throws {
    let text = "program () -> int {\n  var n = 0;\n  while n < 10 { n += 1; }\n  n\n}"
    #expect(try run(text, "--fuel", "10").text == "10\n")
    let short = try run(text, "--fuel", "9")
    #expect(short.status == 1 && short.text == "")
    #expect(short.error.hasPrefix("runtime error: fuel used up\n --> \(folder.path)/test.rast:3:3\n"))
    #expect(try run("program () -> int { 1 }", "--fuel", "0").text == "1\n")
  }

  @Test("a runtime error ends with 1, and what was printed before it stays")
  func runtimeError() throws {
    let result = try run("program () -> int {\n  print(\"before\");\n  1 / 0\n}")
    #expect(result.status == 1 && result.text == "before")
    #expect(
      result.error == """
        runtime error: division by zero
         --> \(folder.path)/test.rast:3:3
          |
        3 |   1 / 0
          |   ^^^^^
          = help: test the divisor before you divide, or compute with floats, where it gives inf

        """)
  }

  @Test("compile errors end with 1, all of them, and nothing runs")
  func compileErrors() throws {
    let result = try run("program () -> int { print(q); r }")
    #expect(result.status == 1 && result.text == "")
    #expect(result.error.hasPrefix("error[E0301]: "))
    #expect(result.error.components(of: "error[E0301]: ") == 2)
  }

  @Test("a file that can't be read ends with 66")
  func unreadable() throws {
    let missing = try Child.run("run", "/no/such.rast")
    #expect(
      missing.status == 66 && missing.error == "error: can't read /no/such.rast: No such file or directory\n")
    let directory = try Child.run("run", folder.path)
    #expect(directory.status == 66 && directory.error == "error: can't read \(folder.path): Is a directory\n")
    #expect(try Child.run("run", "no-such-program").status == 66)
    #expect(try Child.run("--headless", "/no/such.rast").status == 66)
    #expect(try Child.run("--headless", "./mandelbrot").status == 66)
  }

  @Test(
    "files without any program are reported as such",
    arguments: [
      ([], "E0207"), (Array("\u{FEFF}".utf8), "E0"), ([0xFF, 0xFE, 0x00], "E0101"), ([0, 0, 0], "E0102"),
      (Array(repeating: UInt8(ascii: " "), count: 1 << 20), "E0207"),
      (Array(repeating: UInt8(ascii: " "), count: (1 << 20) + 1), "E0502"),
    ] as [([UInt8], String)])
  func noProgram(_ bytes: [UInt8], _ code: String) throws {
    let file = try folder.file("file.rast", bytes)
    for command in [["run"], ["--headless"], ["check"]] {
      let result = try Child(command + [file]).finish()
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.error.contains("error[\(code)"), "\(result.error.prefix(200))")
    }
  }

  @Test("an endless file is not read to its end")
  func endless() throws {
    let result = try Child.run("run", "/dev/zero")
    #expect(result.status == 1 && result.error.contains("E0502"))
  }

  @Test("deep recursion and a large output are no problem")
  func large() throws {
    let deep = try run(
      "fn f(n: int) -> int { if n == 0 { 0 } else { f(n - 1) + 1 } } program () -> int { f(999) }")
    #expect(deep.text == "999\n")
    let long = try run("program () { for i in 0..200000 { print(\"0123456789\\n\"); } }")
    #expect(long.status == 0 && long.output.count == 2_200_000)
  }
}

extension String {
  /// How many times a text occurs.
  func components(of text: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
