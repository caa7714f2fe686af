import Viewer

@testable import Terminal

/// What a terminal sends. It must mean the same however it is cut into pieces.
final class EscapesTarget: Target {
  var isLedByComparisons: Bool { true }

  /// Keys of a terminal whose sequences begin like others, or like each other.
  private static let keys: [[UInt8]: Key] = [
    Array("\u{1B}OA".utf8): Key(.up), Array("\u{1B}[1~".utf8): Key(.home), Array("\u{1B}[1".utf8): Key(.end),
    Array("\u{1B}[[A".utf8): Key(.function(1)), Array("\u{1B}a".utf8): Key(.tab, .shift),
  ]

  func run(_ bytes: [UInt8]) -> Bool {
    let hash = Hash.of(bytes)
    let keys = hash % 4 == 0 ? EscapesTarget.keys : [:]
    var whole = InputDecoder(keys: keys)
    let expected = whole.decode(bytes) + whole.flush()
    if whole.isWaiting { fail("something is held when nothing more will come") }
    // A sequence that is longer than the decoder waits for is cut off where the piece ends.
    guard bytes.count <= 256 else { return true }
    var pieces = InputDecoder(keys: keys)
    var found: [InputDecoder.Message] = []
    var rest = bytes[...]
    var sizes = hash
    while !rest.isEmpty {
      let size = 1 + Int(sizes % 4)
      found += pieces.decode(rest.prefix(size))
      rest = rest.dropFirst(size)
      sizes = sizes / 4 ^ hash
    }
    found += pieces.flush()
    if found != expected { fail("in pieces \(found), but as a whole \(expected)") }
    return true
  }
}
