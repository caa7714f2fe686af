import Rast
import TestSupport
import Testing

@testable import Fractal

/// All kernels that ship, each where its file says to look: the same on every backend, and as it was before.
@Suite("The kernels that ship")
struct GalleryTests {
  /// The programs that are kernels, with their params as the files have them.
  static let kernels = ShippedProgram.all.compactMap { program in
    try? Kernel(name: program.name, Analysis(program.source))
  }

  /// A time at which nothing that moves is where it started.
  private static let time = 1.25

  private func frame(_ kernel: Kernel, _ width: Int, _ height: Int, iterations: Int = .max) -> Frame {
    Frame(
      kernel.viewport, width: width, height: height, kernel.output == .glyph ? .character : .pixel,
      iterations: min(iterations, kernel.iterations), time: Self.time)
  }

  @Test("there are at least 23, and among them kernels of every kind")
  func count() {
    #expect(Self.kernels.count >= 23)
    for output in KernelOutput.allCases { #expect(Self.kernels.contains { $0.output == output }) }
    for input in KernelInput.allCases { #expect(Self.kernels.contains { $0.inputs.contains(input) }) }
  }

  @Test("give the same bits on every backend, whatever the size", arguments: kernels.map(\.name))
  func backends(_ name: String) throws {
    let kernel = try #require(Self.kernels.first { $0.name == name })
    for frame in [frame(kernel, 24, 18), frame(kernel, 61, 43, iterations: 200)] {
      let expected = try Renderer(kernel, backend: .evaluated, threads: 2).render(frame)
      for backend in Backend.allCases where backend != .evaluated {
        let picture = try Renderer(kernel, backend: backend, threads: 2).render(frame)
        #expect(words(of: picture) == words(of: expected), "\(backend), \(frame.width) × \(frame.height)")
      }
    }
  }

  @Test("look as they did", arguments: kernels.map(\.name))
  func golden(_ name: String) throws {
    let kernel = try #require(Self.kernels.first { $0.name == name })
    let picture = try Renderer(kernel, backend: .compiled, threads: 2).render(frame(kernel, 48, 36))
    let isText = kernel.output == .glyph
    let bytes = picture.bytes(as: isText ? "ascii" : "ppm")
    let path = "\(Golden.root)/Tests/FractalTests/Golden/kernels/\(name).\(isText ? "txt" : "ppm")"
    #expect(try Golden.bytes(path, found: bytes) == bytes, "RAST_GOLDEN=write replaces \(path)")
  }

  @Test("have params that can be set to both ends of their ranges", arguments: kernels.map(\.name))
  func params(_ name: String) throws {
    let kernel = try #require(Self.kernels.first { $0.name == name })
    for param in kernel.program.params {
      guard let range = param.range else { continue }
      for end in [range.low, range.high] {
        let set = try kernel.setting([param.name: end])
        _ = try Renderer(set, backend: .lanes, threads: 2).render(frame(kernel, 12, 9, iterations: 50))
      }
    }
  }

  @Test("name Julia kernels that ship and have a seed")
  func julias() throws {
    for kernel in Self.kernels {
      guard let julia = kernel.program.view?.julia else { continue }
      let other = try #require(Self.kernels.first { $0.name + ".rast" == julia }, "\(kernel.name)")
      #expect(other.program.params.contains { $0.name == "seed" && $0.type == .complex })
    }
  }

  /// All values of a picture as they are stored, with one NaN for all.
  private func words(of picture: Picture) -> [UInt64] {
    let samples = picture.samples
    let count = samples.count * samples.output.type.slotCount
    return UnsafeBufferPointer(start: samples.words, count: count).map { word in
      Double(bitPattern: word).isNaN ? Double.nan.bitPattern : word
    }
  }
}
