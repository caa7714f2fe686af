import Fractal
import Rast

/// A small picture of the kernel that is chosen in a list. It is made on another thread, and given up when another kernel
/// is chosen before it is there.
struct KernelPreview {
  /// What previews look like, and what makes them.
  struct Look {
    /// Their size on the screen, in columns and rows.
    var size: (columns: Int, rows: Int)
    var style: PictureStyle
    var ink: Ink
    var cell: CellSize
    var workshop: Workshop
  }

  /// What they look like.
  let look: Look
  /// The picture; nil until it is there, and for a kernel that has none.
  private(set) var canvas: Canvas?
  private var wanted: KernelOrigin?
  private var errand: Errand<Canvas?>?

  /// The time at which kernels that move are shown, in seconds.
  private static let time = 1.0
  /// How long one may take; there is none of a slower kernel.
  private static let patience = Duration.seconds(1)

  init(_ look: Look) { self.look = look }

  /// Whether none is under way.
  var isIdle: Bool { errand == nil }

  /// Gives up the one that is under way.
  func end() { errand?.cancel() }

  /// Takes the one that is finished, and begins another if another kernel is chosen.
  mutating func update(_ chosen: KernelOrigin?) {
    if wanted != chosen {
      end()
      (wanted, canvas, errand) = (chosen, nil, nil)
      if let chosen {
        errand = look.workshop.start(waits: false) { [look] in KernelPreview.make(chosen, look, $0) }
      }
    }
    if let made = errand?.result { (canvas, errand) = (made, nil) }
  }

  private static func make(_ origin: KernelOrigin, _ look: Look, _ token: CancellationToken) -> Canvas? {
    var reader = KernelReader()
    guard let kernel = try? reader.read(origin).kernel.get(), !token.isCancelled,
      let renderer = try? Renderer(kernel, backend: .fastest, threads: 1)
    else { return nil }
    let frame = Frame(
      kernel.viewport, width: look.size.columns, height: look.size.rows,
      look.style.cell(kernel.output).shaped(look.cell.aspect), iterations: kernel.iterations, time: time)
    let end = ContinuousClock.now + patience
    let picture = try? renderer.render(frame, cancellation: token) { _ in
      if ContinuousClock.now > end { token.cancel() }
    }
    guard let picture else { return nil }
    var canvas = Canvas(
      frame, kernel.output, content: ContentKey(kernel: origin, revision: 0, settings: [:]))
    canvas.take(picture, look.ink.colouring(like: picture))
    return canvas
  }
}
