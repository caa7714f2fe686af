import Glibc
import Testing

@Suite("A PNG of a kernel of one's own draws it again anywhere")
struct KeptKernelCommandTests {
  private let folder: TemporaryFolder
  private let size = ["--width", "40", "--height", "30", "--format", "ppm"]
  private let text = """
    param seed: complex = 0.3+0i;
    program mine(point: complex, iterations: int) -> int {
      var z = point;
      var n = 0;
      while norm(z) <= 4 && n < iterations { z = z^2 + seed; n += 1; }
      n
    }

    """

  init() throws { folder = try TemporaryFolder() }

  /// Draws a kernel as a PNG, which it gives with the pixels.
  private func save(_ arguments: [String]) throws -> (file: String, pixels: [UInt8]) {
    let file = "\(folder.path)/picture.png"
    let saved = try Child(["--headless"] + arguments + size.dropLast(2) + ["--output", file]).finish()
    #expect(saved.status == 0 && saved.error == "")
    let direct = try Child(["--headless"] + arguments + size).finish()
    #expect(direct.status == 0 && direct.output.count == 40 * 30 * 3 + 13)
    return (file, direct.output)
  }

  @Test("while its file is the same, when it has changed, has errors, and is gone")
  func kernel() throws {
    let kernel = try folder.file("mine.rast", text)
    let (file, pixels) = try save([kernel, "--set", "seed=-0.5+0.5i", "--palette", "fire", "--span", "2"])
    let same = try Child(["--headless", "--view", file] + size).finish()
    #expect(same.status == 0 && same.error == "" && same.output == pixels)
    for other in [text.replacing("z^2", with: "z^3"), "program mine("] {
      _ = try folder.file("mine.rast", other)
      let changed = try Child(["--headless", "--view", file] + size).finish()
      #expect(changed.status == 0 && changed.output == pixels)
      #expect(
        changed.error == "note: \(kernel) has changed since; this is the kernel as saved in \(file)\n")
    }
    unlink(kernel)
    let gone = try Child(["--headless", "--view", file] + size).finish()
    #expect(gone.status == 0 && gone.error == "" && gone.output == pixels)
    // Options override the view as ever, and what is drawn from it can be kept again.
    let option = try Child(["--headless", "--view", file, "--set", "seed=0.1i"] + size).finish()
    #expect(option.status == 0 && option.output != pixels)
    let copy = "\(folder.path)/copy.png"
    #expect(
      try Child(["--headless", "--view", file, "--output", copy] + size.dropLast(2)).finish().status == 0)
    unlink(file)
    #expect(try Child(["--headless", "--view", copy] + size).finish().output == pixels)
    // Another kernel is another one.
    #expect(try Child.run("--headless", kernel, "--view", copy).error == "")
    #expect(try Child.run("--headless", kernel + "x.rast", "--view", copy).status == 66)
  }

  @Test("a formula, too, with the functions that were chosen, whatever became of its file")
  func formula() throws {
    let formula = "Mine { z = pixel: z = fn1(z)^2 + p1, |z| <= 4 }\n"
    let file = try folder.file("some.frm", formula)
    let (picture, pixels) = try save([file + ":mine", "--set", "fn1=cosh", "--set", "p1=-0.3"])
    func drawn() throws -> Child.Result { try Child(["--headless", "--view", picture] + size).finish() }
    // Other formulas in the file, and its comments, make no difference.
    _ = try folder.file("some.frm", "Other { z = 0: z = z + 1, |z| <= 4 }\n" + formula)
    #expect(try drawn().output == pixels && drawn().error == "")
    _ = try folder.file("some.frm", formula.replacing("^2", with: "^3"))
    #expect(try drawn().output == pixels && drawn().error.contains("some.frm:mine has changed since"))
    _ = try folder.file("some.frm", "Other { z = 0: z = z + 1, |z| <= 4 }\n")
    #expect(try drawn().output == pixels && drawn().error == "")
    unlink(file)
    #expect(try drawn().output == pixels && drawn().error == "")
    let wrong = try Child.run("--headless", "--view", picture, "--set", "fn1=nope")
    #expect(wrong.status == 2 && wrong.error.contains("is not a function"))
  }

  @Test("errors in it name the picture, and a pixel that fails is drawn from there")
  func failure() throws {
    let kernel = try folder.file(
      "mine.rast", "program mine(point: complex) -> int { 1 / (point.re as int) }\n")
    let (file, _) = try save([kernel, "--center", "9,9", "--span", "0.1"])
    unlink(kernel)
    let failed = try Child.run("--headless", "--view", file, "--center", "0,0")
    #expect(failed.status == 1 && failed.error.contains("--> \(kernel) (from \(file)):1:"))
    #expect(failed.error.contains("this pixel alone: rast-fractal --headless --view \(file) --width 1"))
  }

  @Test("a text that claims to be longer than memory is not read")
  func long() throws {
    let file = try folder.file("long.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let stream = try #require(fopen(file, "a"))
    fwrite([0x7F, 0xFF, 0xFF, 0xF0] as [UInt8], 1, 4, stream)
    fputs("tEXtrast-fractal", stream)
    fflush(stream)
    // A hole: it takes no place on the disk.
    #expect(ftruncate(fileno(stream), 1 << 31) == 0)
    fclose(stream)
    let result = try Child(["--headless", "--view", file], after: "ulimit -v 1500000").finish()
    #expect(result.status == 2 && result.error.hasPrefix("error: --view: "))
  }
}
