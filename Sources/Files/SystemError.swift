import Glibc

/// An error that the system reports, about a file for example.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's number for it.
  public let number: Int32

  /// The error with a number, such as `errno`.
  public init(_ number: Int32) { self.number = number }

  /// A file is not a regular one, but a pipe, a device or the like.
  public static let notRegular = SystemError(ESPIPE)

  /// Whether there is such a file already.
  public var exists: Bool { number == EEXIST }

  /// Whether there is no such file.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// Whether nobody reads what is written any more.
  public var isBrokenPipe: Bool { number == EPIPE }

  /// The system's own words for it: "No such file or directory".
  public var description: String {
    if self == .notRegular { return "It is no regular file" }
    var text = [CChar](repeating: 0, count: 256)
    // The POSIX form of strerror_r, which leaves some text in any case.
    _ = strerror_r(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
