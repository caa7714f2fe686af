import Files
import Glibc
import Testing

@Suite("Bytes in and out of open files")
struct FileDescriptorTests {
  /// What the thread that reads is told, and finds.
  private final class Reader: @unchecked Sendable {
    // Unchecked: the thread that reads has ended before anybody looks.
    let descriptor: Int32
    var bytes: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }
  }

  /// The pipe is full before the other end reads at all, takes a part of what is written, and is full again and again.
  @Test("everything is written, in parts if need be, also where writing does not wait")
  func partialWrites() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    #expect(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let expected = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let reader = Reader(ends[0])
    var thread = pthread_t()
    let context = Unmanaged.passRetained(reader)
    try #require(
      pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          let reader = Unmanaged<Reader>.fromOpaque(argument).takeRetainedValue()
          reader.bytes = (try? FileDescriptor.read(reader.descriptor, limit: 1 << 24)) ?? []
          return nil
        }, context.toOpaque()) == 0)
    try FileDescriptor.write(expected, to: ends[1])
    close(ends[1])
    pthread_join(thread, nil)
    #expect(reader.bytes == expected)
  }

  @Test("what is wrong is said, with the system's words")
  func errors() throws {
    #expect(throws: SystemError(EBADF)) { try FileDescriptor.write([1], to: -1) }
    #expect(throws: SystemError(EISDIR)) { try File.read("/tmp", limit: 10) }
    #expect(throws: SystemError.notRegular) { try File.read("/dev/null", limit: 10) }
    #expect(try File.read("/dev/zero", limit: 3, of: .any) == [0, 0, 0])
    #expect("\(SystemError(ENOENT))" == "No such file or directory" && SystemError(ENOTDIR).isMissing)
  }
}
