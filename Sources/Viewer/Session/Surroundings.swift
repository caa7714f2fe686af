import Fractal
import Glibc

/// What a session knows of the world: the clock and the folders it may use.
struct Surroundings {
  /// Tells the time.
  var now: @MainActor () -> ContinuousClock.Instant = { .now }
  /// What the autopilot's choices come from.
  var seed = UInt64.random(in: 0...UInt64.max)
  /// Where pictures are saved.
  var pictureFolder = "."
  /// Where bookmarks are kept; nil if there is no such place.
  var bookmarkFile: String? = Surroundings.standardBookmarkFile
  /// How long a key press waits for what the content of a file decides, before it goes on without.
  var compilerPatience = Duration.milliseconds(8)
  /// Called on the thread that does it before any of that is done.
  var compilerGate: @Sendable () -> Void = {}

  /// The file below XDG's folder for data (XDG Base Directory Specification 0.8).
  static var standardBookmarkFile: String? {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") {
      return folder + "/rast-fractal/bookmarks.json"
    }
    return variable("HOME").map { $0 + "/.local/share/rast-fractal/bookmarks.json" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
