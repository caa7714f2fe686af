import Files
import Fractal
import Rast

/// A picture that is rendered and written to a new file on other threads, while the viewer goes on.
final class PictureSave: Sendable {
  /// What to save.
  struct Order: Sendable {
    var frame: Frame
    var kernel: Kernel
    var backend: Backend
    var threads: Int
    var ink: Ink
    /// The text of the view.
    var view: ViewText
    /// The folder, and the name of the file without its extension.
    var folder: String
    var name: String

    /// The size of the picture, as messages give it.
    var size: String { "\(frame.width) × \(frame.height)" }
  }

  /// How it ended.
  enum Ending: Sendable {
    case saved(path: String)
    /// Why it was not saved, in one line.
    case failed(String)
    /// The kernel is too large for the backend.
    case refused(CompileErrors)
    case cancelled
  }

  /// How many rows and columns of points each pixel has.
  static let samples = 2

  /// What is saved.
  let order: Order
  private let cancellation = CancellationToken()
  private let found = Locked<Ending?>(nil)
  private let done: PercentDone
  private let wake: @Sendable () -> Void

  /// Begins to save. `wake` is called on other threads whenever another percent is done, and at the end.
  init(_ order: Order, on pool: ThreadPool, wake: @escaping @Sendable () -> Void) {
    (self.order, self.wake, done) = (order, wake, PercentDone(wake: wake))
    // Never on the calling thread, which is the only one that can cancel it.
    if !pool.submitAside({ self.run() }) {
      found.withLock { $0 = .failed("the system has no thread to spare") }
    }
  }

  /// How much is rendered, in percent.
  var percent: Int { done.value }

  /// How it ended; nil while it is in progress.
  var ending: Ending? { found.withLock { $0 } }

  /// Cancels it.
  func cancel() { cancellation.cancel() }

  private func run() {
    let ending = save()
    found.withLock { $0 = ending }
    wake()
  }

  private func save() -> Ending {
    let renderer: Renderer
    do throws(CompileErrors) {
      renderer = try Renderer(order.kernel, backend: order.backend, threads: order.threads)
    } catch {
      return .refused(error)
    }
    let isText = order.kernel.output == .glyph
    let format = isText ? PictureFormats.ascii : PictureFormats.png
    let request = PictureRequest(order.frame, renderer, order.ink, samples: PictureSave.samples)
    do throws(RenderError) {
      let encoded = try request.encoded(
        as: format, KeptView(order.view, of: order.kernel), cancellation: cancellation, progress: done.note)
      var bytes: [UInt8] = []
      try encoded.write(threads: order.threads) { piece throws(RenderError) in
        if cancellation.isCancelled { throw .cancelled }
        bytes += piece
      }
      do throws(SystemError) {
        let path = try File.create(
          in: order.folder, name: order.name, ending: isText ? "txt" : "png", bytes
        ) { !cancellation.isCancelled }
        return .saved(path: path)
      } catch {
        let path = "\(Path.absolute(order.folder))/\(order.name).\(isText ? "txt" : "png")"
        return cancellation.isCancelled ? .cancelled : .failed("can't write \(path): \(error)")
      }
    } catch {
      if case .cancelled = error { return .cancelled }
      return .failed("\(error)")
    }
  }
}
