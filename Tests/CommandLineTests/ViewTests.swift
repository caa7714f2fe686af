import Testing

@Suite("Views, PNGs and what else makes a picture worth keeping")
struct ViewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a view's line draws the same as the options, and options override it")
  func view() throws {
    let options = [
      "--headless", "julia", "--center", "0.1,0.2", "--span", "0.5", "--iterations", "99", "--set",
      "seed=0.285+0.01i", "--palette", "fire", "--format", "ansi",
    ]
    let line = "julia center=0.1,0.2 span=0.5 iterations=99 set.seed=0.285+0.01i palette=fire"
    let expected = try Child(options).finish()
    #expect(expected.status == 0 && expected.output.count > 10_000)
    let same = try Child.run("--headless", "--view", line, "--format", "ansi")
    #expect(same.status == 0 && same.error == "" && same.output == expected.output)
    let other = "julia center=3,3 span=0.5 iterations=99 set.seed=0.3 palette=viridis"
    let over = try Child.run(
      "--headless", "--view", other, "--center", "0.1,0.2", "--set", "seed=0.285+0.01i", "--palette", "fire",
      "--format", "ansi")
    #expect(over.output == expected.output)
  }

  @Test("another kernel gets the view's place, but not its params")
  func otherKernel() throws {
    let line = "julia center=-0.5,0 span=2.0 iterations=50 set.seed=0.3"
    let result = try Child.run("--headless", "mandelbrot", "--view", line)
    let expected = try Child.run(
      "--headless", "mandelbrot", "--center", "-0.5,0", "--span", "2", "--iterations", "50")
    #expect(result.status == 0 && result.output == expected.output)
  }

  @Test("a region and a center replace each other")
  func regions() throws {
    func picture(_ arguments: String...) throws -> [UInt8] {
      let result = try Child(["--headless"] + arguments).finish()
      #expect(result.status == 0, "\(result.error)")
      return result.output
    }
    #expect(
      try picture("--view", "mandelbrot center=1,1 span=9", "--region=-2,-1,0.5,1")
        == picture("--region=-2,-1,0.5,1"))
    #expect(try picture("--view", "mandelbrot region=0,0,1,1", "--span", "2") == picture("--span", "2"))
  }

  @Test(
    "a wrong view is a usage error of one line",
    arguments: [
      "", "mandelbrot span=0", "mandelbrot \u{1B}[31m", "mandelbrot set.x=1", "nope", "julia set.seed=x",
    ])
  func wrong(_ line: String) throws {
    let result = try Child.run("--headless", "--view", line)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.hasPrefix("error: ") && result.error.split(separator: "\n").count == 1)
    #expect(!result.error.contains("\u{1B}"))
  }

  @Test("a PNG contains its view, from which it can be drawn again")
  func png() throws {
    let file = "\(folder.path)/picture.png"
    let arguments = [
      "--headless", "newton", "--span", "1.5", "--set", "relaxation=0.75", "--width", "60", "--height", "40",
      "--scale", "histogram",
    ]
    #expect(try Child(arguments + ["--output", file]).finish().status == 0)
    let bytes = TemporaryFolder.bytes(at: file)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let direct = try Child(arguments + ["--format", "ppm"]).finish()
    let again = try Child.run(
      "--headless", "--view", file, "--format", "ppm", "--width", "60", "--height", "40")
    #expect(again.status == 0 && again.error == "" && again.output == direct.output)
  }

  @Test("it says so if a file is not a PNG with a view")
  func noPNG() throws {
    let text = try folder.file("text.png", "P6")
    #expect(try Child.run("--headless", "--view", text).error == "error: \(text) is not a PNG\n")
    let missing = try Child.run("--headless", "--view", "\(folder.path)/missing.png")
    #expect(missing.status == 66 && missing.error.contains("No such file"))
    let sheet = "\(folder.path)/sheet.png"
    #expect(try Child.run("list", "--sheet", sheet).status == 0)
    #expect(TemporaryFolder.bytes(at: sheet).count > 100_000)
    let result = try Child.run("--headless", "--view", sheet)
    #expect(result.status == 2 && result.error.contains("contains no view"))
  }

  @Test("the file's name says the format, unless --format does")
  func formats() throws {
    for (name, beginning) in [("a.PPM", "P6\n8 4\n"), ("a.json", "{"), ("a.txt", "  "), ("png", "  ")] {
      let file = "\(folder.path)/\(name)"
      let result = try Child.run(
        "--headless", "--center", "9,9", "--width", "8", "--height", "4", "--output", file)
      #expect(result.status == 0)
      #expect(TemporaryFolder.bytes(at: file).starts(with: beginning.utf8), "\(name)")
    }
    let file = "\(folder.path)/b.json"
    #expect(
      try Child.run("--headless", "--output", file, "--format", "ppm", "--width", "8", "--height", "4").status
        == 0)
    #expect(TemporaryFolder.bytes(at: file).starts(with: "P6\n8 4\n".utf8))
  }

  @Test("--samples makes edges smooth if there are colours to mix")
  func samples() throws {
    func picture(_ samples: String) throws -> [UInt8] {
      try Child.run(
        "--headless", "hyperbolic", "--format", "ppm", "--width", "60", "--height", "60", "--samples", samples
      ).output
    }
    let (plain, smooth) = (try picture("1"), try picture("4"))
    #expect(plain.count == smooth.count && plain.count == 60 * 60 * 3 + 13)
    func colours(_ bytes: [UInt8]) -> Int {
      Set(stride(from: 13, to: bytes.count, by: 3).map { Array(bytes[$0..<$0 + 3]) }).count
    }
    #expect(Double(colours(smooth)) > 1.1 * Double(colours(plain)))
    for arguments in [
      ["--samples", "2"], ["glyphs", "--format", "ansi", "--samples", "2"], ["--samples", "0"],
    ] {
      let result = try Child(["--headless"] + arguments).finish()
      #expect(result.status == 2 && result.output.isEmpty && result.error.contains("samples"))
    }
    let large = try Child.run(
      "--headless", "--format", "png", "--width", "100000000", "--height", "1", "--samples", "16")
    #expect(large.status == 2 && large.error.contains("too large"))
  }

  @Test("--iterations auto gives deeper views more iterations")
  func automatic() throws {
    func iterations(_ arguments: String...) throws -> String? {
      let text = try Child(
        ["--headless", "--format", "json", "--width", "1", "--height", "1", "--iterations", "auto"]
          + arguments
      ).finish().text
      return text.split(separator: "\n").first { $0.contains("iterations") }.map(String.init)
    }
    #expect(try iterations() == "  \"iterations\": 256,")
    #expect(try iterations("--span", "0.009765625") == "  \"iterations\": 1024,")
    #expect(try iterations("--region=0,0,1,0.009765625") == "  \"iterations\": 1024,")
  }

  @Test("the palettes are listed by name; on a terminal, with their colours")
  func palettes() throws {
    let result = try Child.run("list", "--palettes")
    let names = result.text.split(separator: "\n").map(String.init)
    #expect(result.status == 0 && names.count >= 10 && !result.text.contains("\u{1B}"))
    for name in ["classic", "viridis", "inferno", "turbo", "cividis"] { #expect(names.contains(name)) }
    for name in names {
      #expect(try Child.run("--headless", "--palette", name, "--width", "1", "--height", "1").status == 0)
    }
  }
}
