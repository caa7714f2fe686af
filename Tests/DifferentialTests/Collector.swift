import Synchronization

/// Collects what a program prints.
final class Collector: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func append(_ piece: String) { bytes.withLock { $0 += Array(piece.utf8) } }

  /// What was printed since the last time.
  func take() -> [UInt8] {
    bytes.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
  }
}
