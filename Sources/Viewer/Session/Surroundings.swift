import Fractal
import Glibc
import Text

/// What a session knows about the world: the clock, and the folders it may use.
struct Surroundings {
  /// Tells the time.
  var now: @MainActor () -> ContinuousClock.Instant = { .now }
  /// The seed of the autopilot's choices.
  var seed = UInt64.random(in: 0...UInt64.max)
  /// Where pictures are saved.
  var pictureFolder = "."
  /// Where bookmarks are kept; nil if there is no place for them.
  var bookmarkFile: String? = Surroundings.standardBookmarkFile
  /// How long a key press waits for work that depends on a file's content, before it goes on without the
  /// result.
  var compilerPatience = Duration.milliseconds(8)
  /// Called before each piece of such work, on the thread that does it.
  var compilerGate: @Sendable () -> Void = {}

  /// The file in XDG's data folder (XDG Base Directory Specification 0.8).
  static var standardBookmarkFile: String? {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") {
      return folder + "/rast-fractal/bookmarks.json"
    }
    return variable("HOME").map { $0 + "/.local/share/rast-fractal/bookmarks.json" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ ByteText.text($0) }), !value.isEmpty else { return nil }
    return value
  }
}
