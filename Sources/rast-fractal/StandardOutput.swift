import Files
import Glibc
import Rast

/// Standard output, written in large pieces, or line by line to a terminal. Can be used from any thread.
final class StandardOutput: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var failure: SystemError?
  }

  private let state = Locked(State())
  /// Whether it is a terminal that may be written to in colours.
  let isColoured = Environment.takesColours(STDOUT_FILENO)
  private let isTerminal = FileDescriptor.isTerminal(STDOUT_FILENO)
  private let cancellation: CancellationToken

  /// Cancels the token as soon as writing fails.
  init(_ cancellation: CancellationToken) { self.cancellation = cancellation }

  private static let capacity = 1 << 16

  /// Takes a text. If it can't be written, `check` says so.
  func write(_ text: TerminalText) { writeRaw(text.text.utf8) }

  /// Takes bytes as they are, even for a terminal: pictures, and what a user's program prints, which may print what it
  /// likes.
  func writeRaw(_ bytes: some Collection<UInt8>) {
    state.withLock { state in
      guard state.failure == nil else { return }
      state.buffer.append(contentsOf: bytes)
      if state.buffer.count >= Self.capacity || isTerminal && bytes.contains(UInt8(ascii: "\n")) {
        flush(&state)
      }
    }
  }

  /// Writes what is still in the buffer.
  ///
  /// - Throws: that it, or something before it, could not be written.
  func finish() throws(CommandError) {
    state.withLock { flush(&$0) }
    try check()
  }

  /// Throws the first error of writing, if there was one.
  func check() throws(CommandError) {
    guard let error = state.withLock({ $0.failure }) else { return }
    throw error.isBrokenPipe ? .brokenPipe : .failed("can't write to standard output: \(error)")
  }

  private func flush(_ state: inout State) {
    guard state.failure == nil, !state.buffer.isEmpty else { return }
    defer { state.buffer.removeAll(keepingCapacity: true) }
    do throws(SystemError) {
      try FileDescriptor.write(state.buffer, to: STDOUT_FILENO)
    } catch {
      state.failure = error
      cancellation.cancel()
    }
  }
}

/// Standard error.
struct StandardError: Sendable {
  /// Whether it is a terminal.
  let isTerminal: Bool
  /// Whether it may be written to in colours.
  let isColoured: Bool

  init() {
    isTerminal = FileDescriptor.isTerminal(STDERR_FILENO)
    isColoured = Environment.takesColours(STDERR_FILENO)
  }

  /// Writes a text at once. If it can't be written, there is nowhere to say so.
  func write(_ text: TerminalText) { try? FileDescriptor.write(text.text.utf8, to: STDERR_FILENO) }
}

/// The environment that the process was started with.
enum Environment {
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Whether a descriptor is a terminal that takes colours, and the user has not refused them.
  static func takesColours(_ descriptor: Int32) -> Bool {
    let refuses = value("NO_COLOR").map { !$0.isEmpty } ?? false
    return FileDescriptor.isTerminal(descriptor) && !refuses && value("TERM") != "dumb"
  }
}
