import TestSupport
import Testing

/// Expects the screen that was once checked by eye and stored in Snapshots/; see `Golden`.
@MainActor
func expectSnapshot(_ viewer: TestViewer, _ name: String, at place: SourceLocation = #_sourceLocation) throws
{
  var rows = viewer.rows
  // The last line has times in it, which are never the same.
  rows[rows.count - 1] = ""
  let text = rows.map { $0 + "\n" }.joined().replacing(viewer.folder.path, with: "/folder")
  let path = "\(Golden.root)/Tests/ViewerTests/Snapshots/\(name).txt"
  let expected = String(decoding: try Golden.bytes(path, found: Array(text.utf8)), as: UTF8.self)
  #expect(text == expected, "\n\(text)is not\n\(expected)", sourceLocation: place)
}
