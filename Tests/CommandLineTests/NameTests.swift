import Glibc
import Testing
import Text

@Suite("Files whose names are no UTF-8")
struct NameTests {
  private let folder: TemporaryFolder
  private let name = ByteText.text([0x63, 0x61, 0x66, 0xE9])

  init() throws { folder = try TemporaryFolder() }

  @Test("are read by every command, and written")
  func files() throws {
    let kernel = try folder.file("\(name).rast", "view(span: 2); program (x: float) -> float { x }")
    #expect(folder.names == ["\(name).rast"])
    #expect(try Child.run("check", kernel).status == 0)
    #expect(try Child.run("run", kernel, "1.5").text == "1.5\n")
    let picture = "\(folder.path)/\(name).png"
    let drawn = try Child.run("--headless", kernel, "--width", "8", "--height", "8", "--output", picture)
    #expect(drawn.status == 0 && drawn.error == "")
    #expect(folder.bytes("\(name).png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let again = try Child.run(
      "--headless", "--view", picture, "--width", "8", "--height", "8", "--format", "png")
    #expect(again.status == 0 && again.output == folder.bytes("\(name).png"))
    let formulas = try folder.file("\(name).frm", "a { z = 0: z = z^2 + pixel, |z| < 4 }")
    #expect(try Child.run("list", formulas).text == "a\n")
    #expect(try Child.run("import", formulas).text.hasPrefix("// a, a formula of caf\\xE9.frm\n"))
    #expect(try Child.run("--headless", "\(formulas):a", "--width", "8", "--height", "8").status == 0)
  }

  @Test("are shown by the numbers of their bytes")
  func messages() throws {
    #expect(
      try Child.run("check", "\(name).rast").error.hasPrefix("error: can't read caf\\xE9.rast: No such file"))
    // The character that stands for the byte is itself in another name.
    let other = ByteText.text(Array("caf\u{10F7E9}.rast".utf8))
    #expect(try Child.run("check", folder.file(other, "program () {}")).status == 0)
    #expect(try Child.run("check", "\(folder.path)/\(name).rast").status == 66)
  }

  @Test("a program's input is text, which is repaired")
  func input() throws {
    let echo = try folder.file("echo.rast", "program (s: str) -> str { s }")
    #expect(try Child.run("run", echo, name).text == "caf\u{FFFD}\n")
  }
}
