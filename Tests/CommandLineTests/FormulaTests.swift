import Testing

@Suite("Fractint formulas on the command line")
struct FormulaCommandTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.file(
      "classics.frm",
      """
      Mandel3 (XAXIS) { ; Three lobes
        z = 0: z = z^3 + pixel, |z| <= 4 }
      Chosen { z = pixel: z = fn1(z) + p1, |z| <= 4 }
      Wrong { z = z +, |z| <= 4 }
      """)
  }

  @Test("a formula is drawn by its file and name, as the kernel that import prints is")
  func sameBits() throws {
    let size = ["--width", "60", "--height", "30", "--format", "json", "--iterations", "50"]
    let direct = try Child(["--headless", file + ":mandel3"] + size).finish()
    #expect(direct.status == 0 && direct.error == "")
    let printed = try Child.run("import", file, "Mandel3")
    let copy = try folder.file("copy.rast", String(decoding: printed.output, as: UTF8.self))
    #expect(try Child.run("check", copy).status == 0)
    for backend in ["evaluated", "compiled", "lanes"] {
      let drawn = try Child(["--headless", copy, "--backend", backend] + size).finish()
      func rows(_ output: [UInt8]) -> Substring {
        let text = String(decoding: output, as: UTF8.self)
        return text.drop { $0 != "[" }
      }
      #expect(drawn.status == 0 && rows(drawn.output) == rows(direct.output))
    }
  }

  @Test("functions and params are set by name")
  func settings() throws {
    let command = ["--headless", file + ":Chosen", "--width", "40", "--height", "20"]
    let sine = try Child(command).finish()
    let cosine = try Child(command + ["--set", "fn1=cosh", "--set", "p1=0.2+0.1i"]).finish()
    #expect(sine.status == 0 && cosine.status == 0 && sine.output != cosine.output)
    let unknown = try Child(command + ["--set", "fn1=cosch"]).finish()
    #expect(unknown.status == 2 && unknown.error.contains("did you mean `cosh`?"))
  }

  @Test("list names the formulas, and says why some can't be opened")
  func list() throws {
    let result = try Child.run("list", file)
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3 && lines.first == "Mandel3  Three lobes")
    #expect(lines.last?.contains("can't be opened: line 4, a value is missing before `,`") ?? false)
    #expect(result.error == "1 of 3 formulas can't be opened\n")
  }

  @Test("check reports everything that is wrong with a file of formulas")
  func check() throws {
    let result = try Child.run("check", file)
    #expect(result.status == 1 && result.error.contains("\(file):4:16") && result.error.contains("F0201"))
    #expect(try Child.run("check", file + ":Mandel3").status == 0)
  }

  @Test("for a formula that does not exist, the most similar name is suggested")
  func unknown() throws {
    let result = try Child.run("--headless", file + ":Mandel4")
    #expect(result.status == 2 && result.error.contains("did you mean `Mandel3`?"))
    let unnamed = try Child.run("--headless", file)
    #expect(unnamed.status == 2 && unnamed.error.contains("has 3 formulas"))
    let missing = try Child.run("import", "no-such.frm", "A")
    #expect(missing.status == 66)
    #expect(try Child.run("import", "no.rast").status == 2)
    #expect(try Child.run("list", "no.rast").status == 2)
  }

  @Test("import prints all formulas of a file that can be opened, and reports the others")
  func all() throws {
    let result = try Child.run("import", file)
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains("program mandel3(") && text.contains("program chosen("))
    #expect(result.status == 1 && result.error.contains("F0201"))
  }
}
