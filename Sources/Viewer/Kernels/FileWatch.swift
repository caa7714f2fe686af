import Files
import Glibc
import Rast
import Text

/// Checks again and again whether a file has changed. A check costs one system call if it has not; otherwise the file is
/// read on another thread.
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

  /// What reading the file has given.
  private struct Reading: Sendable {
    /// What tells the state of the file that was read; nil if a later state might look the same.
    var stamp: Stamp?
    /// The new text; nil if it is the one that is known.
    var text: Result<SourceFile?, SystemError>
  }

  /// The file.
  let path: String
  private let workshop: Workshop
  private var stamp: Stamp?
  private var source: SourceFile
  private var isLost = false
  /// Whether it has ever been a regular file.
  private var isFile = false
  /// The most bytes of it that are read.
  private let limit: Int
  private var reading: Errand<Reading>?

  /// How often to check.
  static let interval = Duration.milliseconds(30)

  /// Watches a file whose text is known.
  ///
  /// - Parameter limit: the most bytes of it that are read.
  init(_ path: String, _ source: SourceFile, _ workshop: Workshop, limit: Int = SourceFile.maximumSize + 1) {
    (self.path, self.source, self.workshop, self.limit) = (path, source, workshop, limit)
  }

  /// Whether the file is being read.
  var isReading: Bool { reading != nil }

  /// Checks the file. While it is being read, there is nothing new.
  mutating func look() -> Finding {
    if reading != nil { return finishReading() }
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
    let settled = FileWatch.isSettled(status) ? new : nil
    reading = workshop.start { [path, source, limit] _ in
      Reading(stamp: settled, text: FileWatch.text(path, unless: source, limit: limit))
    }
    return finishReading()
  }

  /// Notes a text that was read elsewhere.
  mutating func take(_ source: SourceFile) {
    giveUpReading()
    (stamp, self.source, isLost) = (nil, source, false)
  }

  /// Gives up the reading that is in progress.
  mutating func giveUpReading() {
    reading?.cancel()
    reading = nil
  }

  private mutating func finishReading() -> Finding {
    guard let found = reading?.result else { return .same }
    reading = nil
    switch found.text {
    case .failure(let error): return lose(error)
    case .success(let new):
      let isChanged = new != nil || isLost
      (stamp, source, isLost) = (found.stamp, new ?? source, false)
      return isChanged ? .changed(source) : .same
    }
  }

  /// What the file holds; nil if that is known.
  private static func text(
    _ path: String, unless known: SourceFile, limit: Int
  ) -> Result<SourceFile?, SystemError> {
    do throws(SystemError) {
      let bytes = try File.read(path, limit: limit)
      return .success(bytes == known.bytes ? nil : SourceFile(path: path, bytes: bytes))
    } catch {
      return .failure(error)
    }
  }

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
