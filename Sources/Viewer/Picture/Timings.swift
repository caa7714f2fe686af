import Fractal
import Rast

/// How long complete frames of one view took on each backend. The times of any other view are forgotten.
struct Timings {
  /// What must be the same for times to be comparable.
  struct View: Hashable {
    var content: ContentKey
    var region: Region
    var width: Int
    var height: Int
    var iterations: Int
    var threads: Int
  }

  private(set) var view: View?
  private var seconds: [Backend: Double] = [:]

  /// Switches to a view.
  mutating func look(at view: View) {
    guard view != self.view else { return }
    (self.view, seconds) = (view, [:])
  }

  /// Notes the time of a complete frame of the view.
  mutating func note(_ backend: Backend, seconds: Double) { self.seconds[backend] = seconds }

  /// The last time of a backend on this view.
  subscript(backend: Backend) -> Double? { seconds[backend] }

  /// The slowest time divided by the fastest; nil if fewer than two were measured.
  var ratio: Double? {
    guard seconds.count > 1, let least = seconds.values.min(), let most = seconds.values.max(), least > 0
    else {
      return nil
    }
    return most / least
  }
}

/// What is known about how long pixels take, to predict how long the next frame will take.
struct Rates {
  private struct Rate {
    var content: ContentKey
    var iterations: Int
    var secondsPerPixel: Double
  }

  private var rates: [Backend: Rate] = [:]

  /// Learns from a complete frame.
  mutating func note(
    _ backend: Backend, _ content: ContentKey, iterations: Int, secondsPerPixel: Double
  ) {
    rates[backend] = Rate(content: content, iterations: iterations, secondsPerPixel: secondsPerPixel)
  }

  /// How long a thread is likely to take for a pixel, in seconds; nil if nothing is known about the kernel.
  func expected(_ backend: Backend, _ content: ContentKey, iterations: Int) -> Double? {
    guard let rate = rates[backend], rate.content.kernel == content.kernel else { return nil }
    return rate.secondsPerPixel * max(1, Double(iterations) / Double(max(1, rate.iterations)))
  }
}
