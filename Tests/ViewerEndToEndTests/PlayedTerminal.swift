import Glibc
import Testing

/// A terminal that a test plays: it sees what the viewer writes, and answers what it likes. Its cells have 8 × 16 pixels.
final class PlayedTerminal {
  private let master: Int32
  private let process: pid_t
  private var hasEnded = false
  /// All that the viewer has written.
  private(set) var written: [UInt8] = []
  private static let patience = Duration.seconds(120)

  /// Starts the viewer with arguments.
  init(_ arguments: String..., environment: [String: String] = [:]) throws {
    let (columns, rows): (UInt16, UInt16) = (60, 20)
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 8 * columns, ws_ypixel: 16 * rows)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw Tool.Failure(text: "openpty: \(errno)")
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    self.master = master
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
      "COLORTERM": "truecolor", "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_adddup2(&actions, slave, stream)
    }
    // Test runners block signals, which children inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let command = ["setsid", "--ctty", Tool.executable, "--samples", "1"] + arguments
    var words = command.map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var process = pid_t()
    let result = posix_spawnp(&process, "setsid", &actions, &attributes, &words, &settings)
    close(slave)
    self.process = process
    guard result == 0 else { throw Tool.Failure(text: "posix_spawnp: \(result)") }
  }

  deinit {
    var status: Int32 = 0
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
    close(master)
  }

  /// Sends something, as answers and keys are sent.
  func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBufferPointer { write(master, $0.baseAddress, $0.count) }
  }

  /// What it has written, as text.
  var text: String { String(decoding: written, as: UTF8.self) }

  /// Takes what the viewer writes within some time; false if it is gone.
  @discardableResult
  func read(for time: Duration = .milliseconds(20)) -> Bool {
    let end = ContinuousClock.now + time
    repeat {
      var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      poll(&polled, 1, 5)
      guard polled.revents != 0 else { continue }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(master, &bytes, bytes.count)
      guard count > 0 else { return false }
      written += bytes.prefix(count)
    } while ContinuousClock.now < end
    return true
  }

  /// Waits until the viewer has written something, counted from a place.
  func wait(
    for what: String, from start: Int = 0, location: SourceLocation = #_sourceLocation,
    until isThere: (String) -> Bool
  ) throws {
    let end = ContinuousClock.now + Self.patience
    while ContinuousClock.now < end {
      let isAlive = read()
      if isThere(String(decoding: written.dropFirst(start), as: UTF8.self)) { return }
      if !isAlive { break }
    }
    Issue.record("waited in vain for \(what)", sourceLocation: location)
    throw Tool.Failure(text: what)
  }

  /// Waits until the viewer has asked all its questions.
  func waitForQuestions(location: SourceLocation = #_sourceLocation) throws {
    try wait(for: "questions", location: location) { $0.contains("\u{1B}[c") }
  }

  /// Waits until the viewer has ended, and gives its exit status.
  func status() throws -> Int32 {
    let end = ContinuousClock.now + Self.patience
    var status: Int32 = 0
    while ContinuousClock.now < end {
      read()
      guard waitpid(process, &status, WNOHANG) == process else { continue }
      hasEnded = true
      read()
      return status >> 8 & 0xFF
    }
    throw Tool.Failure(text: "it does not end")
  }
}
