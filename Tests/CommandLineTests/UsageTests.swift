import Rast
import Testing

@Suite("Wrong usage is reported in one line, and ends with 2")
struct UsageTests {
  private func expect(_ arguments: [String], _ message: String) throws {
    let result = try Child(arguments).finish()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(
      result.error.hasPrefix("error: ") && result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test(
    "values of options",
    arguments: [
      (["--width", "0"], "--width"), (["--width", "-5"], "'-5' is invalid for '--width"),
      (["--width", "1e9"], "whole number"), (["--height", "0"], "--height"),
      (["--height", "-5"], "1 or more"),
      (["--height", "x"], "--height"), (["--width", "99999999999999999999"], "--width"),
      (["--headless", "--width", "1000000000"], "too large"),
      (
        ["--headless", "--width", "1000000000", "--height", "1000000000"],
        "too large: 1048576 each way at most"
      ),
      (["--headless", "--height", "9223372036854775807", "--format", "ansi"], "too large"),
      (["--region", "0,0,0,1"], "no area"), (["--region", "0,1,1,1"], "no area"),
      (["--region", "0,0,nan,1"], "four finite numbers"),
      (["--region", "-inf,0,1,1"], "four finite numbers"),
      (["--region", "0,0,1"], "four finite numbers"), (["--region", "0,0,1,1,1"], "four finite numbers"),
      (["--region", "-1e308,0,1e308,1"], "too large"), (["--region", "0,0,1,1e999"], "four finite numbers"),
      (["--region", ""], "four finite numbers"),
      (["--center", "nan,0"], "two finite numbers"), (["--center", "1"], "two finite numbers"),
      (["--center", "a,b"], "two finite numbers"), (["--center", "-1,"], "two finite numbers"),
      (["--headless", "--center", "1e308,0", "--span", "1.7e308"], "more of the plane than numbers reach"),
      (["--span", "0"], "greater than 0"), (["--span", "-1"], "greater than 0"),
      (["--span", "inf"], "finite"),
      (["--span", "nan"], "--span"), (["--iterations", "0"], "1 or more"),
      (["--iterations", "-5"], "1 or more"),
      (["--iterations", "1.5"], "whole number"), (["--threads", "0"], "1 to 1024"),
      (["--threads", "-1"], "1 to 1024"), (["--threads", "1000000"], "1 to 1024"),
      (["--time", "nan"], "--time"),
      (["--time", "-inf"], "--time"),
      (
        ["--backend", "fast"], "the backends are \(Backend.allCases.map(\.rawValue).joined(separator: ", "))"
      ),
      (["--backend", "compile"], "did you mean compiled?"),
      (["--palette", "clasic"], "did you mean classic?"),
      (["--palette", ""], "the palettes are"),
      (["--style", "sextant"], "did you mean sextants?"),
      (["--style", "dots"], "the styles are pixels, half-blocks"),
      (["--headless", "--style", "pixels"], "--style is for the viewer"),
      (["--format", "bmp"], "': the formats are ascii, ansi, ppm, png, json"),
      (["--format", "ASCII"], "did you mean ascii?"), (["--set", "power"], "power=3"),
      (["--set", "=3"], "--set"),
      (["--region", "0,0,1,1", "--span", "2"], "--region"),
      (["--region", "0,0,1,1", "--center", "2,1"], "--region"),
      (["--cell", "9"], "such as 9x20"), (["--cell", "0x20"], "such as 9x20"),
      (["--headless", "--format", "png", "--cell", "9x20"], "a png has square pixels"),
      (["--width"], "Missing value"), (["--frobnicate"], "--frobnicate"), (["--heigth", "3"], "--height"),
      (["mandelbrot", "julia"], "julia"), (["-x"], "-x"),
    ])
  func options(_ arguments: [String], _ message: String) throws {
    try expect(arguments, message)
  }

  @Test(
    "kernels and params",
    arguments: [
      (["--headless", "mandelbort"], "did you mean `mandelbrot`?"),
      (["--headless", "nothing-like-it"], "`rast-fractal list`"), (["--headless", ""], "there is no kernel"),
      (["--headless", "julia", "--set", "sead=1"], "did you mean `seed`?"),
      (["--headless", "julia", "--set", "seed=x"], "not a complex"),
      (["--headless", "newton", "--set", "relaxation=2"], "0.1 to 1.9"),
      (["--headless", "newton", "--set", "relaxation=nan"], "0.1 to 1.9"),
      (["--headless", "mandelbrot", "--set", "power=3"], "the program has none"),
    ])
  func kernels(_ arguments: [String], _ message: String) throws {
    try expect(arguments, message)
  }

  @Test(
    "commands",
    arguments: [
      (["run"], "<file>"), (["check"], "<file>"), (["explain", "E9999"], "there is no code `E9999`"),
      (["explain", "E03O1"], "did you mean E0301?"), (["explain", "E0301", "E0302"], "E0302"),
      (["list", "x"], "x"), (["run", "mul2"], "mul2 takes 1 argument (input: int), but 0 are given"),
      (["run", "mul2", "1", "2"], "but 2 are given"), (["run", "mul2", "abc"], "`abc` is not an int"),
      (["run", "mul2", "1.5"], "argument 1, `input`"), (["run", "mul2", "3", "--fuel", "-1"], "0 or more"),
      (["run", "mul2", "3", "--fuel", "x"], "--fuel"), (["run", "mul2", "3", "--backend", "x"], "--backend"),
      (["run", "mul2", "--bakend", "3"], "--bakend"),
      (["help", "nonsense"], "there is no command `nonsense`: the commands are run, check,"),
      (["help", "chek"], "did you mean `check`?"), (["help", "run", "list"], "`list` is one word too many"),
      (["--generate-completion-script"], "bash, zsh, fish"),
      (["--generate-completion-script", "tcsh"], "there are no completions for `tcsh`"),
      (["--generate-manual", "x"], "one word too many"),
    ])
  func commands(_ arguments: [String], _ message: String) throws {
    try expect(arguments, message)
  }

  @Test("the viewer needs a terminal", arguments: [[], ["julia"], ["--span", "3"]])
  func viewer(_ arguments: [String]) throws {
    try expect(arguments, "--headless")
  }

  @Test(
    "options that only make sense for one picture are not silently ignored",
    arguments: [
      ["--width", "100"], ["--height", "100"], ["--format", "png"], ["--output", "x.png"], ["--timings"],
      ["julia", "--width", "100"],
    ])
  func onePicture(_ arguments: [String]) throws {
    try expect(arguments, "is for one picture; add --headless")
  }

  @Test("a format that can't show the kernel")
  func characters() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("glyphs.rast", "program () -> char { 'x' }")
    try expect(["--headless", file, "--format", "ppm"], "--format ascii")
  }

  @Test(
    "help and the version go to standard output",
    arguments: [
      (["--help"], "--headless"), (["-h"], "--palette"), (["help"], "seahorses"),
      (["--version"], "rast-fractal "),
      (["run", "--help"], "rast-fractal run <file>"), (["help", "run"], "--fuel"),
      (["check", "-h"], "--kernel"),
      (["explain", "--help"], "<code>"), (["list", "--help"], "--all"),
      (["--headless", "--help"], "--headless"), (["help", "bench"], "--runs"),
    ])
  func help(_ arguments: [String], _ text: String) throws {
    let result = try Child(arguments).finish()
    #expect(result.status == 0)
    #expect(result.text.contains(text))
    #expect(result.error == "")
    #expect(result.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("the help names all choices")
  func helpIsWhole() throws {
    let help = try Child.run("--help").text
    for word in [
      "--backend", "--iterations", "--center", "--span", "--region", "--set", "--threads", "--palette",
      "--time",
      "--width", "--height", "--format", "--output", "--timings", "--view", "--scale", "--samples", "auto",
      "histogram", "evaluated", "viridis", "ansi", "run",
      "check",
      "explain", "list", "import", "bench",
    ] {
      #expect(help.contains(word), "\(word)")
    }
  }
}
