import Files
import Glibc
import Rast
import Text

/// Checks again and again whether a file has changed. A check costs one system call if it has not.
struct FileWatch {
  /// The result of a check.
  enum Finding {
    /// Nothing new.
    case same
    /// The file has a new text.
    case changed(SourceFile)
    /// The file is gone, or can't be read; in a few words.
    case lost(String)
  }

  /// What tells two states of a file apart without reading it.
  private struct Stamp: Equatable {
    var device: UInt
    var file: UInt
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  /// The file.
  let path: String
  private var stamp: Stamp?
  private var bytes: [UInt8]
  private var isLost = false
  /// Whether it has ever been a regular file.
  private var isFile = false
  /// The most bytes of it that are read.
  private let limit: Int

  /// How often to check.
  static let interval = Duration.milliseconds(30)

  /// Watches a file whose text is known.
  ///
  /// - Parameter limit: the most bytes of it that are read.
  init(_ path: String, _ source: SourceFile, limit: Int = SourceFile.maximumSize + 1) {
    (self.path, bytes, self.limit) = (path, source.bytes, limit)
  }

  /// Checks the file.
  mutating func look() -> Finding {
    var status = stat()
    guard stat(ByteText.name(path), &status) == 0 else { return lose(SystemError(errno)) }
    let new = Stamp(
      device: UInt(status.st_dev), file: UInt(status.st_ino), size: Int(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    guard status.st_mode & S_IFMT == S_IFREG else {
      // A kernel from a pipe can't be read again; a file that has become a pipe has nothing to read.
      return isFile ? lose(.notRegular) : .same
    }
    isFile = true
    if new == stamp, !isLost { return .same }
    do throws(SystemError) {
      let read = try File.read(path, limit: limit)
      let changed = read != bytes || isLost
      (stamp, bytes, isLost) = (FileWatch.isSettled(status) ? new : nil, read, false)
      return changed ? .changed(SourceFile(path: path, bytes: read)) : .same
    } catch {
      return lose(error)
    }
  }

  /// Notes a text that was read elsewhere.
  mutating func take(_ source: SourceFile) { (stamp, bytes, isLost) = (nil, source.bytes, false) }

  /// Whether the next change will give the file another time: the clocks of file systems tick slowly.
  private static func isSettled(_ status: stat) -> Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let age = Double(now.tv_sec - status.st_mtim.tv_sec) + Double(now.tv_nsec - status.st_mtim.tv_nsec) * 1e-9
    return age < 0 || age > 0.1
  }

  private mutating func lose(_ error: SystemError) -> Finding {
    guard !isLost else { return .same }
    isLost = true
    return .lost(error.isMissing ? "\(path) is gone" : "can't read \(path): \(error)")
  }
}
