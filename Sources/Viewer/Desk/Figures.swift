import Fractal
import Rast

/// What is known about how long frames take.
struct Figures {
  /// How long frames of the current view took on each backend.
  private(set) var timings = Timings()
  private var rates = Rates()

  /// Switches to the current view.
  mutating func look(_ shot: Shot, _ frame: Frame, threads: Int) {
    timings.look(
      at: Timings.View(
        content: shot.content, region: frame.region, width: frame.width, height: frame.height,
        iterations: frame.iterations, threads: threads))
  }

  /// Learns from a complete frame, whose time counts for the view if it had all threads.
  mutating func note(
    _ backend: Backend, _ content: ContentKey, _ frame: Frame, seconds: Double, threads: Int, hadAll: Bool
  ) {
    let threads = min(threads, ThreadPool.available)
    rates.note(
      backend, content, iterations: frame.iterations,
      secondsPerPixel: seconds * Double(threads) / Double(frame.width * frame.height))
    if hadAll { timings.note(backend, seconds: seconds) }
  }

  /// How long a thread is likely to take for a pixel, in seconds; nil if nothing is known about the kernel.
  func expected(_ backend: Backend, _ shot: Shot) -> Double? {
    rates.expected(backend, shot.content, iterations: shot.iterations)
  }
}
