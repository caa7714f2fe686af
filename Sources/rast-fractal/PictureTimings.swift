import Fractal
import Rast

/// What `--timings` prints about a picture.
struct PictureTimings {
  /// From reading the kernel to being ready to render it.
  var compiled: Duration
  /// From there until the picture is rendered, but not yet written.
  var elapsed: Duration
  var frame: Frame
  var backend: Backend
  /// What users should know about how the backend runs the kernel.
  var note: String?
  var threads: Int

  /// A few lines, each of a name and a value.
  var text: String {
    let pixels = Double(frame.width) * Double(frame.height)
    let rate = pixels / max(elapsed.seconds, 1e-9)
    return """
      compile   \(decimal(compiled.seconds * 1000, places: 3)) ms
      frame     \(decimal(elapsed.seconds * 1000, places: 3)) ms
      pixels/s  \(decimal(rate, places: 0))
      backend   \(backend.rawValue)\(note.map { " (\($0))" } ?? "")
      threads   \(threads)

      """
  }
}

/// A number of at least 0, and less than 10^15, with a fixed number of decimal places.
func decimal(_ value: Double, places: Int) -> String {
  let scale = (0..<places).reduce(1) { power, _ in power * 10 }
  let scaled = Int(min(max(0, value * Double(scale)), 1e18).rounded())
  let fraction = String(scaled % scale)
  let zeros = String(repeating: "0", count: max(0, places - fraction.count))
  return places == 0 ? "\(scaled)" : "\(scaled / scale).\(zeros)\(fraction)"
}
