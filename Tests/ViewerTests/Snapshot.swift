import Files
import Glibc
import Testing

@testable import Viewer

/// Screens that were looked at once and found good, in Snapshots/. One that is missing is recorded, and the test fails
/// that once; with RAST_SNAPSHOTS=write all are written anew.
@MainActor
func expectSnapshot(_ viewer: TestViewer, _ name: String, at place: SourceLocation = #_sourceLocation) throws
{
  var rows = viewer.rows
  // The last line has times in it, which are never the same.
  rows[rows.count - 1] = ""
  let text = rows.map { $0 + "\n" }.joined().replacing(viewer.folder.path, with: "/folder")
  let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Snapshots"
  let path = "\(folder)/\(name).txt"
  guard !Snapshot.isRewriting, let known = try? File.read(path, limit: 1 << 20) else {
    try File.replace(path, with: Array(text.utf8))
    if !Snapshot.isRewriting { Issue.record("recorded \(path): look at it", sourceLocation: place) }
    return
  }
  let expected = String(decoding: known, as: UTF8.self)
  #expect(text == expected, "\n\(text)is not\n\(expected)", sourceLocation: place)
}

/// What the environment says of snapshots.
enum Snapshot {
  /// Whether all of them are written anew.
  static let isRewriting = getenv("RAST_SNAPSHOTS").map { String(cString: $0) } == "write"
}
