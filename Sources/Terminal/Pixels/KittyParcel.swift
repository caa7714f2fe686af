import Files
import Glibc

/// Bytes that lie somewhere on this machine for the terminal to fetch. It removes them when it has.
struct KittyParcel {
  /// Where they lie.
  enum Kind {
    case temporaryFile, sharedMemory
  }

  private let kind: Kind
  /// The file's path, or the object's name.
  private let name: String

  /// Lays bytes down; nil if the system does not allow it. Of two with the same number in a process, the first must have
  /// been removed.
  init?(_ kind: Kind, number: Int, _ bytes: [UInt8]) {
    self.kind = kind
    let own = "rast-fractal-\(getpid())-\(number)"
    let descriptor: Int32
    switch kind {
    case .temporaryFile:
      // Terminals remove only files whose names have these words in them.
      name = "\(Self.folder)/tty-graphics-protocol-\(own)"
      descriptor = open(name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    case .sharedMemory:
      name = "/\(own)"
      descriptor = shm_open(name, O_CREAT | O_EXCL | O_RDWR, 0o600)
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    do throws(SystemError) {
      try FileDescriptor.write(bytes, to: descriptor)
    } catch {
      remove()
      return nil
    }
  }

  /// A folder for temporary files that terminals take them from.
  private static var folder: String {
    let variable = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return variable.hasPrefix("/") ? variable : "/tmp"
  }

  /// How the terminal is told of them.
  var payload: KittyCommand.Payload {
    switch kind {
    case .temporaryFile: .temporaryFile(path: name)
    case .sharedMemory: .sharedMemory(name: name)
    }
  }

  /// Whether they are still there.
  var isThere: Bool {
    switch kind {
    case .temporaryFile: return access(name, F_OK) == 0
    case .sharedMemory:
      let descriptor = shm_open(name, O_RDONLY, 0)
      guard descriptor >= 0 else { return false }
      close(descriptor)
      return true
    }
  }

  /// Removes them.
  func remove() {
    switch kind {
    case .temporaryFile: unlink(name)
    case .sharedMemory: shm_unlink(name)
    }
  }
}
