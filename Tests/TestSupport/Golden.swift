import Foundation
import Rast

/// What tests expect and files hold: pictures, screens, parts of the README. `RAST_GOLDEN=write swift test -c release`
/// writes all of it anew.
public enum Golden {
  private static let isRewriting = ProcessInfo.processInfo.environment["RAST_GOLDEN"] == "write"
  /// Tests run at the same time, and the README has parts of several.
  private static let lock = Locked(())

  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The bytes of a file, which are replaced by what was found if all is written anew.
  ///
  /// - Throws: that there is no such file.
  public static func bytes(_ path: String, found: [UInt8]) throws -> [UInt8] {
    let file = URL(fileURLWithPath: path)
    if isRewriting { try Data(found).write(to: file) }
    guard let data = try? Data(contentsOf: file) else { throw Missing(path: path) }
    return Array(data)
  }

  /// The lines of the README between `<!-- name -->` and `<!-- /name -->`, which are replaced by what was found if all
  /// is written anew.
  ///
  /// - Throws: that there are no such lines.
  public static func readme(_ name: String, found: String) throws -> String {
    try lock.withLock { _ in
      let file = URL(fileURLWithPath: root + "/README.md")
      var text = try String(contentsOf: file, encoding: .utf8)
      guard let begin = text.range(of: "<!-- \(name) -->\n")?.upperBound,
        let end = text.range(of: "<!-- /\(name) -->\n")?.lowerBound, begin <= end
      else { throw Missing(path: "README.md: <!-- \(name) -->") }
      let known = String(text[begin..<end])
      guard isRewriting else { return known }
      text.replaceSubrange(begin..<end, with: found)
      try Data(text.utf8).write(to: file)
      return found
    }
  }

  private struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String { "there is no \(path); RAST_GOLDEN=write makes what can be made" }
  }
}
