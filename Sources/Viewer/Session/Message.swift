import Fractal
import Rast

/// A line that is shown for a while.
struct Message {
  var text: String
  var isWarning: Bool
  var until: ContinuousClock.Instant

  /// How long it stays.
  static let patience = Duration.seconds(5)
}

/// What keeps the picture from being the one that was asked for; it is shown over the last good one.
enum Trouble {
  /// The kernel's file is wrong.
  case wrong(CompileErrors)
  /// The kernel's file can't be read; one line.
  case lost(String)
  /// The kernel failed at a pixel.
  case failed(PixelError, SourceFile)
  /// There is no picture for another reason; one line.
  case noPicture(String)

  /// Whether it is about the file, and not about what the kernel did.
  var isOfFile: Bool {
    switch self {
    case .wrong, .lost: true
    case .failed, .noPicture: false
    }
  }
}

/// What is wrong with a file that may be half written, or about to be replaced.
struct Unsettled {
  var trouble: Trouble
  var since: ContinuousClock.Instant

  /// How long a file must stay as it is until that is shown.
  static let patience = Duration.milliseconds(60)
}
