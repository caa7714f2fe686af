import Fractal
import Rast
import Text

/// The command that renders one pixel of a picture and nothing else, to look into what went wrong there.
struct Reproduction {
  var failure: PixelError
  var frame: Frame
  /// What names the kernel.
  var kernel: [String]
  var settings: [String: String]
  var backend: Backend

  /// The command, quoted for a shell.
  var command: String {
    // The first pixel of a region is exactly at its corner, whatever its size.
    let (point, region) = (failure.point, frame.region)
    var words = ["rast-fractal", "--headless"] + kernel + ["--width", "1", "--height", "1"]
    words.append("--region=\(point.re),\(point.im),\(region.x2),\(region.y2)")
    words += ["--iterations", "\(frame.iterations)"]
    if frame.time != 0 { words.append("--time=\(frame.time)") }
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) { words += ["--set", "\(name)=\(value)"] }
    if backend != .fastest { words += ["--backend", backend.rawValue] }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }
}
