import Rast

/// What a program printed.
final class Collector: Sendable {
  private let pieces = Locked("")

  func append(_ piece: String) { pieces.withLock { $0 += piece } }

  var text: String { pieces.withLock { $0 } }
}
