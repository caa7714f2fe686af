import Rast
import Testing

@Suite("Pictures")
struct PictureTests {
  /// The seed's picture of 100 iterations.
  private func golden() throws -> [UInt8] {
    let tests = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let bytes = TemporaryFolder.bytes(at: "\(tests)/FractalTests/Golden/mandelbrot-120x60-100.txt")
    try #require(bytes.count == 60 * 121)
    return bytes
  }

  @Test("cells are twice as high as wide, unless another shape is given")
  func cell() throws {
    let size = ["--headless", "--width", "80", "--height", "40"]
    let usual = try Child(size).finish()
    #expect(try Child(size + ["--cell", "1x2"]).finish().output == usual.output)
    let narrow = try Child(size + ["--cell", "9×20"]).finish()
    // 80 cells of 9 × 20 show as much of the plane's width as 72 of 1 × 2 would.
    let region = try Child(size + ["--region=-1.875,-1.25,0.375,1.25"]).finish()
    #expect(narrow.status == 0 && narrow.output == region.output && narrow.output != usual.output)
    #expect(try Child(size + ["--cell", "9x20", "--format", "ansi"]).finish().status == 0)
  }

  @Test("the seed's picture, byte for byte", arguments: Backend.allCases)
  func seed(_ backend: Backend) throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "--headless", "--width", "120", "--height", "60", "--region=-2.05,-1.12,0.47,1.12", "--iterations",
      "100",
      "--backend", backend.rawValue,
    ]
    let result = try Child(arguments).finish()
    #expect(result.status == 0 && result.error == "")
    #expect(result.text == String(decoding: try golden(), as: UTF8.self))
    let written = try Child(arguments + ["--threads", "1", "--output", "\(folder.path)/picture.txt"]).finish()
    #expect(written.status == 0 && written.output.isEmpty && written.error == "")
    #expect(folder.bytes("picture.txt") == result.output)
    #expect(folder.names == ["picture.txt"])
  }

  @Test("the seed's picture, printed by a program")
  func printed() throws {
    let result = try Child.run("run", "printing-mandelbrot", "100")
    #expect(result.status == 0 && result.error == "")
    #expect(result.text == String(decoding: try golden(), as: UTF8.self))
  }

  @Test("dash-values, with a blank or an equals sign")
  func dashValues() throws {
    let small = ["--headless", "--width", "4", "--height", "2", "--format", "json"]
    let one = try Child(small + ["--center", "-0.75,-0.1", "--span", "1"]).finish()
    let other = try Child(small + ["--center=-0.75,-0.1", "--span=1.0"]).finish()
    #expect(one.status == 0 && one.output == other.output)
    let region = try Child(small + ["--region", "-1,-0.5,-0.5,0", "--time", "-2.5"]).finish()
    #expect(region.text.contains("\"region\": [-1.0, -0.5, -0.5, 0.0]"))
    #expect(region.text.contains("\"time\": -2.5"))
  }

  @Test("sizes and formats")
  func formats() throws {
    let size = ["--headless", "--width", "5", "--height", "3"]
    let ascii = try Child(size).finish()
    #expect(ascii.text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count) == [5, 5, 5, 0])
    let ppm = try Child(size + ["--format", "ppm"]).finish()
    #expect(ppm.output.starts(with: "P6\n5 3\n255\n".utf8) && ppm.output.count == 11 + 45)
    let ansi = try Child(size + ["--format", "ansi"]).finish()
    #expect(ansi.text.count { $0 == "▀" } == 15 && ansi.text.hasSuffix("\u{1B}[0m\n"))
    let json = try Child(size + ["--format", "json"]).finish()
    #expect(json.text.hasPrefix("{\n  \"kernel\": \"mandelbrot\",\n  \"width\": 5,\n  \"height\": 3,"))
    #expect(
      try Child.run("--headless").text.split(separator: "\n").map(\.count) == Array(repeating: 120, count: 60)
    )
  }

  @Test("the palette and the params change the picture")
  func choices() throws {
    let julia = ["--headless", "julia", "--width", "20", "--height", "10", "--format", "ppm"]
    let pictures = try [
      [], ["--palette", "fire"], ["--set", "seed=0.3+0.5i"], ["--iterations", "20"], ["--span", "1"],
    ]
    .map { try Child(julia + $0).finish() }
    #expect(pictures.allSatisfy { $0.status == 0 && $0.error == "" })
    #expect(Set(pictures.map(\.output)).count == pictures.count)
    let last = try Child(julia + ["--set", "seed=9", "--set", "seed=0.3+0.5i"]).finish()
    #expect(last.output == pictures[2].output)
  }

  @Test("the kernel gets the time")
  func time() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("t.rast", "program (time: float) -> float { time }")
    let arguments = ["--headless", file, "--width", "1", "--height", "1", "--format", "json"]
    #expect(try Child(arguments).finish().text.contains("    [0.0]"))
    #expect(try Child(arguments + ["--time", "2.5"]).finish().text.contains("    [2.5]"))
  }

  @Test("an output file is replaced as a whole, or left alone")
  func outputFile() throws {
    let folder = try TemporaryFolder()
    let kernel = try folder.file("fails.rast", "program (y: float) -> int { 1 / (y as int) }")
    let file = try folder.file("picture", "before")
    let failed = try Child.run("--headless", kernel, "--region", "0,1,1,-1", "--output", file)
    #expect(failed.status == 1)
    #expect(folder.bytes("picture") == Array("before".utf8))
    let good = try Child.run("--headless", "--width", "2", "--height", "1", "--output", file)
    #expect(good.status == 0)
    #expect(folder.bytes("picture") == Array("  \n".utf8))
    #expect(folder.names == ["fails.rast", "picture"])
    let nowhere = try Child.run(
      "--headless", "--width", "2", "--height", "1", "--output", "\(folder.path)/no/such/folder")
    #expect(nowhere.status == 1)
    #expect(nowhere.error == "error: can't write \(folder.path)/no/such/folder: No such file or directory\n")
    let device = try Child.run("--headless", "--width", "2", "--height", "1", "--output", "/dev/null")
    #expect(device.status == 0 && device.error == "")
    let full = try Child.run("--headless", "--width", "2", "--height", "1", "--output", "/dev/full")
    #expect(full.status == 1 && full.error == "error: can't write /dev/full: No space left on device\n")
  }

  @Test("timings go to standard error and name what they measure")
  func timings() throws {
    let result = try Child.run(
      "--headless", "--timings", "--threads", "3", "--backend", "evaluated", "--width", "40", "--height", "20"
    )
    #expect(result.status == 0 && result.output.count == 20 * 41)
    let names = result.error.split(separator: "\n").map { $0.split(separator: " ").first.map(String.init) }
    #expect(names == ["compile", "frame", "pixels/s", "backend", "threads"])
    #expect(result.error.contains("backend   evaluated\nthreads   3\n"))
  }

  @Test("a runtime error says where it occurred, and how to see it alone")
  func runtimeError() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "it's.rast",
      "param d: int = 0;\nprogram (x: float, iterations: int) -> int {\n  if x > 0.5 { iterations / d } else { 1 }\n}\n"
    )
    let arguments = ["--headless", file, "--region", "0,0,1,1", "--width", "10", "--height", "4"]
    let result = try Child(arguments + ["--threads", "2", "--iterations", "7", "--set", "d=0"]).finish()
    #expect(result.status == 1 && result.output.isEmpty)
    let command =
      "rast-fractal --headless '\(folder.path)/it'\\''s.rast' --width 1 --height 1 --region=0.6,0.0,1.0,1.0 --iterations 7 --set d=0"
    #expect(
      result.error == """
        runtime error: division by zero
         --> \(file):3:16
          |
        3 |   if x > 0.5 { iterations / d } else { 1 }
          |                ^^^^^^^^^^^^^^
          = note: at pixel (6, 0), the point (0.6, 0.0)
          = help: test the divisor before you divide, or compute with floats, where it gives inf
        this pixel alone: \(command)

        """)
    let alone = try Child.run(
      "--headless", file, "--width", "1", "--height", "1", "--region=0.6,0.0,1.0,1.0", "--iterations", "7",
      "--set",
      "d=0")
    #expect(alone.status == 1 && alone.error.contains("at pixel (0, 0), the point (0.6, 0.0)"))
    #expect(try Child(arguments + ["--set", "d=2"]).finish().status == 0)
  }

  @Test("for a program that is not a kernel, it says why")
  func contract() throws {
    let result = try Child.run("--headless", "fibonacci")
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.hasPrefix("error[E0701]: a kernel has no input `input`\n --> fibonacci.rast:2:19\n"))
  }
}
