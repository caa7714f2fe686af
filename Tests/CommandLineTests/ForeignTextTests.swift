import Testing
import Text

/// A message of the command line that quotes something from outside.
struct ForeignMessage: Sendable {
  /// What the message says whatever it quotes.
  let said: String
  /// The arguments that lead to it. Files may be made in the folder, where it also runs.
  let arguments: @Sendable (TemporaryFolder) throws -> [String]

  init(_ said: String, _ arguments: @escaping @Sendable (TemporaryFolder) throws -> [String]) {
    (self.said, self.arguments) = (said, arguments)
  }

  init(_ said: String, _ arguments: String...) { self.init(said) { _ in arguments } }

  /// Commands to a terminal, the other controls, marks that turn the writing, what does not show, bytes that are no
  /// UTF-8, and a line of its own.
  static let evil =
    "x\u{1B}[31;5m\u{1B}]0;t\u{7}\u{9B}2J\u{85}\u{202E}\u{2066}\u{200F}\u{200B}\u{FEFF}\u{2028}\u{7F}\t"
    + ByteText.text([0x9B, 0xE9]) + "\r\nEVIL"
  /// The same as a view's text has it, in quotes.
  static let quoted = "\"x\\u{1B}[31m\\u{9B}2J\\u{202E}\\u{A}EVIL\\u{10F79B}\""
  /// The same within a line.
  static let line = evil.replacing("\r\n", with: "").replacing("\u{85}", with: "").replacing(
    "\u{2028}", with: "")

  static let size = ["--headless", "--width", "4", "--height", "2", "--iterations", "5"]

  static let all = options + views + kernels + formulas + programs

  private static let options: [ForeignMessage] =
    [
      "width", "height", "samples", "threads", "iterations", "time", "span", "center", "region", "set",
      "backend",
      "palette", "format", "scale",
    ].map { ForeignMessage("is invalid for '--\($0)", "--headless", "--\($0)", evil) } + [
      ForeignMessage("Unknown option '--x", "--\(evil)"),
      ForeignMessage("Unknown option '--x", "list", "--\(evil)"),
      ForeignMessage("Unknown option '-x", "-\(evil)"),
      ForeignMessage("Unexpected argument 'x", "mandelbrot", evil),
      ForeignMessage("Unknown option '--x", "run", "mul2", "--\(evil)"),
      ForeignMessage("--headless", "--headless=\(evil)"),
      ForeignMessage("is invalid for '--show", "check", "--show", evil),
      ForeignMessage("is invalid for '--format", "bench", "--format", evil),
      ForeignMessage("is invalid for '--runs", "bench", "--runs", evil),
      ForeignMessage("is invalid for '--fuel", "run", "mul2", "1", "--fuel", evil),
      ForeignMessage("there is no command `x", "help", evil),
      ForeignMessage("`x", "help", "run", evil),
      ForeignMessage("there is no code `x", "explain", evil),
      ForeignMessage("there are no completions for `x", "--generate-completion-script", evil),
      ForeignMessage("files rast frm", "---complete", evil),
      ForeignMessage("can't write /no/x", size + ["--output", "/no/\(evil).png"]),
      ForeignMessage("can't write /no/x", "list", "--sheet", "/no/\(evil)"),
    ]

  private static let views: [ForeignMessage] = [
    ForeignMessage("contains the character U+1B", "--headless", "--view", "k \(evil)=1"),
    ForeignMessage("there is no field", "--headless", "--view", "k \(quoted)=1"),
    ForeignMessage("has no value", "--headless", "--view", "k \(quoted)"),
    ForeignMessage("span can't be", "--headless", "--view", "k span=\(quoted)"),
    ForeignMessage("there is no field", "--headless", "--view", "k set.\(quoted)=1"),
    ForeignMessage("there is no kernel `x", "--headless", "--view", quoted),
    ForeignMessage("can't read ./x", "--headless", "--view", "./\(quoted)"),
    ForeignMessage("the param `seed` can't be set: `x", "--headless", "--view", "julia set.seed=\(quoted)"),
    ForeignMessage("can't read x", "--headless", "--view", "\(evil).png"),
    ForeignMessage("is not a PNG") { ["--headless", "--view", try $0.file("\(evil).png", "GIF")] },
    ForeignMessage("contains no view") { ["--headless", "--view", try $0.file("\(evil).png", png(nil))] },
    ForeignMessage("there is no kernel `x") { ["--headless", "--view", try $0.file("a.png", png(quoted))] },
    ForeignMessage("can't read ./x") { ["--headless", "--view", try $0.file("a.png", png("./\(quoted)"))] },
    ForeignMessage("there is no field") {
      ["--headless", "--view", try $0.file("a.png", png("k \(quoted)=1"))]
    },
    ForeignMessage("contains the character") {
      ["--headless", "--view", try $0.file("a.png", png("k \(evil)"))]
    },
  ]

  private static let kernels: [ForeignMessage] = [
    ForeignMessage("there is no kernel `x", size + [evil]),
    ForeignMessage("to open the file write `./x") { size + [try name($0.file(evil, ""))] },
    ForeignMessage("can't read ./x", size + ["./\(evil).rast"]),
    ForeignMessage("can't read x", "check", "\(evil).rast"),
    ForeignMessage("can't read x", "run", evil),
    ForeignMessage("there is no param `x", size + ["julia", "--set", "\(evil)=1"]),
    ForeignMessage("can't be set: `x", size + ["julia", "--set", "seed=\(evil)"]),
    ForeignMessage("draws characters") {
      size + ["--format", "png", try $0.file("\(evil).rast", "program () -> char { 'x' }")]
    },
    ForeignMessage("this pixel alone: ") {
      size + ["--set", "p=\(evil)", try $0.file("\(evil).rast", failing)]
    },
    ForeignMessage("\"kernel\": \"") {
      size + ["--format", "json", try $0.file("\(evil).rast", "program () -> int { 1 }")]
    },
    ForeignMessage("4 × 2 pixels") { try bench($0) },
    ForeignMessage("\"kernel\" : \"") { try bench($0) + ["--format", "json"] },
  ]

  private static let failing =
    "param p: str = \"\"; program (x: float, iterations: int) -> int { if p == \"\" { 1 } else { 1 / (iterations - 5) } }"

  private static func bench(_ folder: TemporaryFolder) throws -> [String] {
    let kernel = try folder.file("\(evil).rast", "program () -> int { 1 }")
    return [
      "bench", kernel, "--width", "4", "--height", "2", "--iterations", "5", "--runs", "1", "--threads", "1",
    ]
  }

  private static let formulas: [ForeignMessage] = [
    ForeignMessage("is not a file of Fractint formulas", "list", evil),
    ForeignMessage("is not a file of Fractint formulas", "import", evil),
    ForeignMessage("can't read x", "list", "\(evil).frm"),
    ForeignMessage("can't read x", "import", "\(evil).frm"),
    ForeignMessage("can't read x", size + ["\(evil).frm:a"]),
    ForeignMessage("has no formulas") { size + [try $0.file("\(evil).frm", "")] },
    ForeignMessage("name one, such as") { size + [try formula($0, " { z = 0: z = z }\nb { z = 0: z = z }")] },
    ForeignMessage("has no formula `x") { size + [try formula($0, " { z = 0: z = z }") + ":\(evil)"] },
    ForeignMessage("did you mean `") {
      size + [try formula($0, "abcdefghijklmnopqrstuvwxyz { }") + ":\(near)"]
    },
    ForeignMessage("fn1 can't be `x") {
      size + [try formula($0, " { z = 0: z = fn1(z) }") + ":\(name)", "--set", "fn1=\(evil)"]
    },
    ForeignMessage("comment") { ["list", try formula($0, " { ; comment \(line)\nz = 0: z = z }")] },
    ForeignMessage("can't be opened") { ["list", try formula($0, " { z = (\(line) }")] },
    ForeignMessage("// comment") { ["import", try formula($0, " { ; comment \(line)\nz = 0: z = z }")] },
    ForeignMessage("a formula of x") { ["import", try formula($0, " { z = 0: z = z }"), name] },
    ForeignMessage("error[F") { ["import", try formula($0, " { z = (\(line) }")] },
    ForeignMessage("error[F") { ["check", try formula($0, " { z = (\(line) }")] },
    ForeignMessage("error[F") { size + [try formula($0, " { z = (\(line) }")] },
  ]

  /// The name of the first formula of `formula`.
  private static let name = line.replacing("\t", with: "").replacing(";", with: "")
  private static let near = name + "abcdefghijklmnopqrstuvwxy"

  private static func formula(_ folder: TemporaryFolder, _ rest: String) throws -> String {
    try folder.file("\(evil).frm", name + rest)
  }

  private static let programs: [ForeignMessage] =
    [
      "program () -> int { \"\(line)\" }", "program () -> int { 1 + q } // \(line)",
      "program () -> int { \(line) }",
      "program () -> int { '\(line)' }", "/* \(evil)", "\"\(evil)", "program \(line) () {}",
      "param \(line): int = 1;",
      "view(\(line): 1);", "program () -> \(line) {}", "// \(evil)\nprogram",
      "program () { let \u{202E}a = q; }",
    ].map { text in
      ForeignMessage("error[E") { ["check", try $0.file("\(evil).rast", ByteText.bytes(text))] }
    } + [
      ForeignMessage("error[E") {
        ["run", try $0.file("\(evil).rast", "program () -> int { q } // \(line)")]
      },
      ForeignMessage("runtime error") {
        ["run", try $0.file("\(evil).rast", "program () -> int { 1 / 0 } // \(line)")]
      },
      ForeignMessage("takes no arguments") { ["run", try $0.file("\(evil).rast", "program () {}"), evil] },
      ForeignMessage("argument 1, `input`: `x", "run", "mul2", evil),
      ForeignMessage("  print ") {
        ["check", "--show", "code", try $0.file("a.rast", "program () { print(\"\(line)\"); }")]
      },
    ]

  private init(_ said: String, _ arguments: [String]) { self.init(said) { _ in arguments } }

  /// A file's name without the folder, where the program runs.
  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A PNG of nothing but a view.
  private static func png(_ view: String?) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] {
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      let body = Array(name.utf8) + data
      let sum = body.reduce(~0 as UInt32) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
      }
      return number(UInt32(data.count)) + body + number(~sum)
    }
    let text = view.map { chunk("iTXt", Array("rast-fractal\0\0\0\0\0".utf8) + Array($0.utf8)) } ?? []
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(1) + number(1) + [8, 0, 0, 0, 0])
      + text + chunk("IEND", [])
  }
}

@Suite("Nothing from outside does anything to the terminal")
struct ForeignTextTests {
  @Test("in any message, whether colours are written or not", arguments: [Child.ErrorStream.pipe, .terminal])
  func messages(_ stream: Child.ErrorStream) throws {
    var shown = 0
    for message in ForeignMessage.all {
      let folder = try TemporaryFolder()
      let child = try Child(
        message.arguments(folder), environment: ["TERM": "xterm"], error: stream, after: "cd \(folder.path)")
      let result = try child.finish()
      // The terminal's driver begins each line at the left.
      let error = result.error.replacing("\r\n", with: "\n")
      let text =
        result.text + (stream == .terminal ? error.replacing(/\u{1B}\[(1;31|1;34|1|0)m/, with: "") : error)
      #expect(text.contains(message.said), "\(message.said): \(VisibleText.of(text))")
      let hidden = text.unicodeScalars.filter { $0.isHidden && $0 != "\n" }
      #expect(hidden.isEmpty, "\(message.said): \(VisibleText.of(text))")
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("EVIL") }, "\(message.said): \(text)")
      shown += 1
    }
    print("\(shown) messages that quote something from outside, and none does anything")
    #expect(shown == 92)
  }

  @Test("a kernel that is printed means the same, whatever its formula's name and comments are")
  func imported() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "a\nb\u{1B}.frm", "a\u{9B}b { ; c\u{202E}\u{1B}[2J\n z = 0: z = z^2 + pixel, |z| < 4 }")
    let printed = try Child.run("import", file)
    #expect(
      printed.text.hasPrefix(
        "// a\\u{9B}b, a formula of a\\u{A}b\\u{1B}.frm\n//\n// c\\u{202E}\\u{1B}[2J\nview("))
    #expect(try Child.run("check", folder.file("copy.rast", printed.output)).status == 0)
  }

  @Test("the command for one pixel works in a shell, whatever the file is called")
  func reproduction() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "it's\u{1B}[1m \n\\" + ByteText.text([0xE9]) + ".rast", "program () -> int { 1 / 0 }")
    let failed = try Child(ForeignMessage.size + [file]).finish()
    let command = String(failed.error.split(separator: "this pixel alone: ").last ?? "")
    #expect(command.hasPrefix("rast-fractal --headless $'"))
    let again = try Tool.bash(command.replacing("rast-fractal", with: Child.executable, maxReplacements: 1))
    #expect(again.status == 1 && again.error == failed.error, "\(command)")
  }

  @Test("what a program prints, and a picture, are written as they are")
  func own() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("own.rast", "program () { print(\"\\u{1B}[1m\\u{202E}\"); }")
    #expect(try Child.run("run", file).text == "\u{1B}[1m\u{202E}")
  }
}
