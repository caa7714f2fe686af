/// The ways in which pixels reach a terminal that knows kitty's protocol, from the slowest to the fastest.
enum KittyMedium: Int, Comparable, Sendable {
  /// Through the terminal's line, compressed.
  case line
  /// By a temporary file.
  case temporaryFile
  /// By shared memory.
  case sharedMemory

  static func < (a: KittyMedium, b: KittyMedium) -> Bool { a.rawValue < b.rawValue }

  /// What holds the pixels on this machine, if anything does.
  var parcelKind: KittyParcel.Kind? {
    switch self {
    case .line: nil
    case .temporaryFile: .temporaryFile
    case .sharedMemory: .sharedMemory
    }
  }
}
