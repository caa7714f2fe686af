import Fractal
import Rast

/// Kernel files. A kernel must give the same picture on every backend, or fail at the same pixel, and stop when it is
/// cancelled; writing its picture in some format and finding its orbits must not trap.
final class KernelsTarget: Target {
  private let mutator = ProgramMutator()
  private let pool = ThreadPool(2)

  /// How a rendering ended.
  private enum Ending: Equatable {
    case samples([String])
    case failed(RenderError)
  }

  func run(_ bytes: [UInt8]) -> Bool {
    let hash = Hash.of(bytes)
    guard let kernel = Kernel(trying: Analysis(SourceFile(path: "fuzz.rast", bytes: bytes)), name: "fuzz")
    else { return false }
    let (width, height) = (1 + Int(hash % 9), 1 + Int(hash / 9 % 5))
    let frame = Frame(
      kernel.viewport, width: width, height: height, .character, iterations: Int(hash % 40), time: 0.5)
    var first: (picture: Picture?, ending: Ending)?
    // The oracle is the slowest, so what a faster backend does not finish it need not begin.
    for backend in Backend.allCases.reversed() {
      let threads = hash % 8 == 0 ? 2 : 1
      guard let renderer = try? Renderer(kernel, backend: backend, threads: threads, pool: pool) else {
        return false
      }
      guard let found = render(frame, renderer) else { break }
      if let first, first.ending != found.ending {
        fail(
          "\(backend): \(found.ending), but lanes: \(first.ending)\n\(kernel.program.source.text(.all(bytes)))"
        )
      }
      first = first ?? found
    }
    if let picture = first?.picture { write(picture, hash) }
    if hash % 4 == 0 { _ = Orbiter(kernel)?.orbit(Complex(0.25, -0.5), iterations: 20, time: 0.5) }
    return true
  }

  /// Renders a frame, but not for long. Nil if it had to be stopped.
  private func render(_ frame: Frame, _ renderer: Renderer) -> (picture: Picture?, ending: Ending)? {
    let cancellation = CancellationToken()
    var turns = 0
    do throws(RenderError) {
      let picture = try renderer.render(frame, cancellation: cancellation) { _ in
        // This is called every two milliseconds.
        turns += 1
        if turns == 2 { cancellation.cancel() }
      }
      let samples = (0..<frame.width * frame.height).map { index in
        // The processor chooses which of two NaNs their sum is, and thus its sign. No program can see that.
        "\(picture[index % frame.width, index / frame.width])".replacing("-nan", with: "nan")
      }
      return (picture, .samples(samples))
    } catch {
      return error == .cancelled ? nil : (nil, .failed(error))
    }
  }

  /// Writes a picture in one of the formats.
  private func write(_ picture: Picture, _ hash: UInt64) {
    let formats = PictureFormats.all.filter { $0.canShow(picture.output) }
    let scale = CountScale.allCases[Int(hash >> 8 % 4)]
    let coloured = ColouredPicture(picture: picture, colouring: Ink(scale: scale).colouring(like: picture))
    let encoded = formats[Int(hash >> 16) % formats.count].encode(
      coloured, KeptView(ViewText(kernel: "fuzz")))
    var count = 0
    encoded.write { count += $0.count }
    if count == 0 { fail("nothing was written") }
  }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? {
    mutator.mutated(bytes, with: other, limit: limit, seed: seed, attempts: 60) { source in
      guard let kernel = Kernel(trying: Analysis(source), name: "fuzz") else { return false }
      // A few kernels that never end are enough.
      return seed % 64 == 0 || KernelsTarget.ends(kernel)
    }
  }

  /// Whether the kernel soon ends at some point of the plane.
  private static func ends(_ kernel: Kernel) -> Bool {
    guard let prepared = try? Backend.compiled.prepare(kernel.program) else { return false }
    let arguments = kernel.inputs.map { $0.value(at: Complex(0.1, 0.2), iterations: 20, time: 0.5) }
    do throws(RuntimeError) {
      _ = try prepared.makeInstance(RunOptions(fuel: 2000)).run(arguments)
      return true
    } catch {
      return error.kind != .outOfFuel
    }
  }
}

extension Span {
  /// The span of a whole file.
  fileprivate static func all(_ bytes: [UInt8]) -> Span { Span(0, bytes.count) }
}
