import Foundation
import Rast
import Testing

@testable import Fractal

/// All kernels that ship, each where its file says to look: the same on every backend, and as it was before.
///
/// A golden picture that is to change is written anew by `RAST_GOLDEN=write swift test -c release --filter Gallery`.
@Suite("The kernels that ship")
struct GalleryTests {
  /// The programs that are kernels, with their params as the files have them.
  static let kernels = ShippedProgram.all.compactMap { program in
    try? Kernel(name: program.name, Analysis(program.source))
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/kernels")

  /// A moment at which nothing that moves is where it began.
  private static let time = 1.25

  private func frame(_ kernel: Kernel, _ width: Int, _ height: Int, iterations: Int = .max) -> Frame {
    let aspect = kernel.output == .glyph ? 0.5 : 1
    return Frame(
      region: kernel.viewport.region(width: width, height: height, pixelAspect: aspect), width: width,
      height: height, iterations: min(iterations, kernel.iterations), time: Self.time)
  }

  @Test("are at least 23, and the kernels of every kind are among them")
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
    let format = kernel.output == .glyph ? PictureFormat.ascii : .ppm
    let bytes = Data(picture.bytes(as: format))
    let file = Self.folder.appendingPathComponent(name + (kernel.output == .glyph ? ".txt" : ".ppm"))
    if ProcessInfo.processInfo.environment["RAST_GOLDEN"] == "write" { try bytes.write(to: file) }
    #expect(try Data(contentsOf: file) == bytes, "RAST_GOLDEN=write replaces \(file.path)")
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

  /// All values of a picture as they are stored.
  private func words(of picture: Picture) -> [UInt64] {
    let samples = picture.samples
    return Array(
      UnsafeBufferPointer(start: samples.words, count: samples.count * samples.output.type.slotCount))
  }
}
