import Colour
import Foundation
import Rast
import TestSupport
import Testing

@testable import Fractal

@Suite("What the README has one draw is worth seeing")
struct ReadmeTests {
  private func readme() throws -> String {
    try String(contentsOfFile: Golden.root + "/README.md", encoding: .utf8)
  }

  @Test(
    "the kernel of the first five minutes is bright, and stays so with a sine", arguments: ["z^2", "sin(z)"])
  func fiveMinutes(_ step: String) throws {
    let block = try #require(try readme().split(separator: "Put this into `mine.rast`:").last)
    let lines = block.split(separator: "\n").prefix { $0.hasPrefix("    ") }
    let text = lines.joined(separator: "\n").replacing("z^2", with: step)
    #expect(text.contains("z = \(step) + "))
    let kernel = try kernel(text)
    let renderer = try Renderer(kernel, backend: .lanes, threads: 2)
    let frame = Frame(
      kernel.viewport, width: 150, height: 100, .pixel, iterations: kernel.iterations, time: 0)
    let raster = try PictureRequest(frame, renderer, Ink(), samples: 1).colours(
      cancellation: CancellationToken(), progress: { _ in })
    let pixels = (0..<100).flatMap { j in (0..<150).map { i in raster[i, j] } }
    let black = pixels.count { $0 == .black }
    let mean = pixels.reduce(0) { $0 + $1.brightness } / Double(pixels.count)
    #expect(black < pixels.count / 3 && mean > 0.1, "\(black) \(mean)")
  }

  @Test("the Julia set among the pictures has a shape that one can see")
  func julia() throws {
    let line = try #require(
      try readme().split(separator: "\n").first { $0.contains("--headless julia --set seed=") })
    let match = try #require(line.firstMatch(of: /seed=(\S+) --iterations (\d+)$/))
    let seed = try Value(parsing: String(match.1), as: .complex)
    let kernel = try Kernel(name: "julia", Analysis(#require(ShippedProgram.named("julia")).source))
      .setting(["seed": seed])
    let renderer = try Renderer(kernel, backend: .lanes, threads: 2)
    let iterations = try #require(Int(match.2))
    let frame = Frame(kernel.viewport, width: 120, height: 60, .character, iterations: iterations, time: 0)
    let text = try renderer.render(frame).text(as: "ascii").filter { $0 != "\n" }
    let signs = Set(text).map { sign in text.count { $0 == sign } }
    // Of its eight signs, most are there, and none of them covers nearly everything.
    #expect(signs.count { $0 > 20 } > 5 && (signs.max() ?? 0) < text.count * 4 / 5, "\(signs)")
  }
}
