import Testing
import Text

@Suite("Command lines are completed")
struct CompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("mine.rast", "program () -> int { 1 }")
    _ = try folder.file(
      "classics.frm", "Mandel3 { z = 0: z = z }\nOther { z = 0: z = z }\na\u{1B}b { z = 0: z = z }")
    _ = try folder.file("picture.png", "")
    _ = try folder.file("notes.txt", "")
  }

  /// What bash offers for the last word of a command line.
  private func completions(_ words: [String]) throws -> Set<String> {
    let script = """
      cd \(folder.path)
      eval "$(\(Child.executable) --generate-completion-script bash)"
      complete -p rast-fractal >/dev/null || exit 3
      COMP_WORDS=(\(Child.executable) \(words.map(ShellWord.quoted).joined(separator: " ")))
      COMP_CWORD=\(words.count)
      _rast_fractal
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try Tool.bash(script)
    #expect(result.status == 0 && result.error == "", "\(result.error)")
    return Set(result.text.split(separator: "\n").map(String.init))
  }

  @Test("commands, kernels and files")
  func first() throws {
    let all = try completions([""])
    #expect(all.isSuperset(of: ["run", "bench", "help", "mandelbrot", "julia", "mine.rast", "classics.frm"]))
    #expect(!all.contains("picture") && !all.contains("picture.png") && !all.contains("notes.txt"))
    #expect(!all.contains("fibonacci") && !all.contains("--palette"))
    #expect(try completions(["mandelbrot-s"]) == ["mandelbrot-smooth"])
    #expect(try completions(["mi"]) == ["mine.rast"])
    #expect(try completions(["--headless", "ju"]) == ["julia", "julia-morph"])
    // A name of a formula with a control character is not offered.
    #expect(try completions(["classics.frm", ":", ""]) == ["Mandel3", "Other"])
    #expect(try completions(["classics.frm", ":", "Ma"]) == ["Mandel3"])
    #expect(try completions(["classics.frm", ":"]) == ["Mandel3", "Other"])
  }

  @Test(
    "options and their values",
    arguments: [
      (["--pal"], ["--palette"]), (["--palette", "vi"], ["viridis"]),
      (["--backend", ""], ["evaluated", "compiled", "lanes"]),
      (["--palette", "=", "vi"], ["viridis"]),
      (["julia", "--backend", "="], ["evaluated", "compiled", "lanes"]),
      (["--format", ""], ["ascii", "ansi", "ppm", "png", "json"]), (["--scale", "l"], ["linear", "log"]),
      (["--output", "no"], ["notes.txt"]), (["--output", "=", "no"], ["notes.txt"]),
      (["--view", "p"], ["picture.png"]),
      (["julia", "--set", ""], ["seed="]), (["--iterations", "a"], ["auto"]), (["--width", ""], []),
      (["julia", ""], []), (["--", "--pa"], []), (["--timings", "cel"], ["celtic"]),
    ] as [([String], Set<String>)])
  func options(_ words: [String], _ expected: Set<String>) throws {
    #expect(try completions(words) == expected)
  }

  @Test(
    "commands' arguments",
    arguments: [
      (["list", "--"], ["--all", "--palettes", "--sheet", "--help", "--version"]),
      (["list", ""], ["classics.frm"]),
      (["import", "classics.frm", "M"], ["Mandel3"]), (["run", "fib"], ["fibonacci"]),
      (["run", "mi"], ["mine.rast"]),
      (["check", "mine.rast", "mi"], ["mine.rast"]), (["check", "--show", ""], ["code"]),
      (["explain", "E050"], ["E0501", "E0502", "E0503"]), (["bench", "new"], ["newton"]),
      (["bench", "--format", ""], ["text", "json"]), (["bench", "--against", "no"], []),
      (["help", "ch"], ["check"]), (["help", "run", ""], []),
    ] as [([String], Set<String>)])
  func commands(_ words: [String], _ expected: Set<String>) throws {
    let found = try completions(words)
    #expect(words.first == "explain" ? found.isSuperset(of: ["E0501"]) : found == expected, "\(found)")
  }

  @Test("each shell has a script of its own", arguments: ["bash", "zsh", "fish"])
  func scripts(_ shell: String) throws {
    let result = try Child.run("--generate-completion-script", shell)
    #expect(result.status == 0 && result.error == "" && result.text.contains("---complete"))
    #expect(!result.text.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
  }
}
