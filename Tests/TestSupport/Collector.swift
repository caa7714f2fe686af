import Rast

/// Collects what a program prints.
public final class Collector: Sendable {
  private let bytes = Locked<[UInt8]>([])

  /// With nothing collected yet.
  public init() {}

  /// Takes a piece of output.
  public func append(_ piece: String) { bytes.withLock { $0 += Array(piece.utf8) } }

  /// What was printed since the last time.
  public func take() -> [UInt8] {
    bytes.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
  }
}
