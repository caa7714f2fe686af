import Glibc
import Rast
import Text

/// A run of the executable that was built beside the tests.
final class Child {
  /// How a run ended.
  struct Result {
    /// The exit status, or minus the number of the signal that ended it.
    var status: Int32
    var output: [UInt8] = []
    var error = ""
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  struct Failure: Error { var text: String }

  /// What standard error is connected to.
  enum ErrorStream { case pipe, terminal }

  private let process: pid_t
  private var outputEnd: Int32
  private let errorEnd: Int32
  /// What was read of standard error so far.
  private var errorBytes: [UInt8] = []
  /// How long to wait for anything: the machine may be busy.
  private static let patience = 120

  /// Starts the executable, with nothing to read on standard input.
  ///
  /// - Parameter shell: what a shell does first, such as limiting resources.
  convenience init(
    _ arguments: [String], environment: [String: String] = [:], error: ErrorStream = .pipe,
    blocking blocked: [Int32] = [], after shell: String? = nil
  ) throws {
    let own = [Child.executable] + arguments
    let words = shell.map { ["/bin/sh", "-c", "\($0); exec \"$@\"", "sh"] + own } ?? own
    try self.init(program: words, environment: environment, error: error, blocking: blocked)
  }

  /// Starts any program, by its path.
  init(
    program words: [String], environment: [String: String] = [:], error: ErrorStream = .pipe,
    blocking blocked: [Int32] = []
  ) throws {
    (process, outputEnd, errorEnd) = try Child.spawning.withLock { _ in
      try Child.spawn(words, environment, error, blocked)
    }
  }

  deinit {
    if outputEnd >= 0 { close(outputEnd) }
    close(errorEnd)
  }

  /// Runs it to its end.
  static func run(
    _ arguments: String..., environment: [String: String] = [:], error: ErrorStream = .pipe
  ) throws -> Result {
    try Child(arguments, environment: environment, error: error).finish()
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Whether it has a file open for writing in a folder, be it one without a name.
  func hasOpen(below folder: String) -> Bool {
    (3..<64).contains { number in
      var target = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/\(process)/fd/\(number)", &target, target.count)
      let text = String(decoding: target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return text.hasPrefix(folder + "/") && !text.hasSuffix(".rast")
    }
  }

  /// Waits until it has used the processor for so many milliseconds more.
  func waitForWork(milliseconds: Int) throws {
    let start = try worked()
    try wait(for: "work") { try worked() >= start + .milliseconds(milliseconds) }
  }

  private func worked() throws -> Duration {
    var (clock, time) = (clockid_t(), timespec())
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      throw Failure(text: "it has ended")
    }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Waits until it waits for a signal, which it keeps pending until then.
  func waitUntilItAwaits(_ signal: Int32) throws {
    try wait(for: "the signal to be awaited") {
      let status = String(decoding: TemporaryFolder.bytes(at: "/proc/\(process)/status"), as: UTF8.self)
      let line = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }
      let mask = line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
      return mask & 1 << UInt64(signal - 1) != 0
    }
  }

  /// Waits until it has a file open for writing in a folder.
  func waitUntilItHasOpen(below folder: String) throws {
    try wait(for: "an open file") { hasOpen(below: folder) }
  }

  private func wait(for what: String, until isSo: () throws -> Bool) throws {
    let limit = ContinuousClock.now + .seconds(Child.patience)
    while try !isSo() {
      guard ContinuousClock.now < limit else { throw Failure(text: "waited in vain for \(what)") }
      usleep(5_000)
    }
  }

  /// Waits until a text has arrived on standard error.
  func waitForError(_ text: String) throws {
    while !String(decoding: errorBytes, as: UTF8.self).contains(text) {
      guard try ready([errorEnd], seconds: Child.patience).contains(errorEnd), let more = piece(errorEnd)
      else {
        throw Failure(text: "`\(text)` never came")
      }
      errorBytes += more
    }
  }

  /// Waits until that much has arrived on standard output, and returns it.
  func read(atLeast count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard try ready([outputEnd], seconds: Child.patience).contains(outputEnd), let more = piece(outputEnd)
      else {
        throw Failure(text: "only \(bytes.count) bytes came")
      }
      bytes += more
    }
    return bytes
  }

  /// Stops reading what it writes.
  func closeOutput() {
    close(outputEnd)
    outputEnd = -1
  }

  /// Reads the rest of its output and waits until it has ended; if it takes too long, it is killed.
  func finish() throws -> Result {
    var result = Result(status: 0)
    var open = [outputEnd, errorEnd].filter { $0 >= 0 }
    while !open.isEmpty {
      let descriptors = try ready(open, seconds: Child.patience)
      if descriptors.isEmpty {
        kill(process, SIGKILL)
        _ = wait(0)
        throw Failure(text: "it does not end")
      }
      for descriptor in descriptors {
        guard let bytes = piece(descriptor) else {
          open.removeAll { $0 == descriptor }
          continue
        }
        if descriptor == outputEnd { result.output += bytes } else { errorBytes += bytes }
      }
    }
    result.error = String(decoding: errorBytes, as: UTF8.self)
    result.status = wait(0) ?? -1
    return result
  }

  /// Waits until it has ended, while what it writes stays in the pipe.
  func waitWithoutReading() throws -> Int32 {
    for _ in 0..<Child.patience * 100 {
      if let status = wait(WNOHANG) { return status }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    _ = wait(0)
    throw Failure(text: "it does not end")
  }

  private func wait(_ options: Int32) -> Int32? {
    var status: Int32 = 0
    var ended = waitpid(process, &status, options)
    while ended == -1, errno == EINTR { ended = waitpid(process, &status, options) }
    guard ended == process else { return nil }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func ready(_ descriptors: [Int32], seconds: Int) throws -> [Int32] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&polled, nfds_t(polled.count), Int32(seconds * 1000)) < 0 {
      guard errno == EINTR else { throw Failure(text: "poll: \(errno)") }
    }
    return polled.filter { $0.revents != 0 }.map(\.fd)
  }

  /// Some bytes; nil at the end, which for a terminal is an error.
  private func piece(_ descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  // MARK: Starting

  /// Held while descriptors are open that another child must not inherit.
  private static let spawning = Locked(())

  /// The executable beside the one that runs the tests.
  static var executable: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let own = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "/" + own.split(separator: "/").dropLast().joined(separator: "/") + "/rast-fractal"
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], _ error: ErrorStream, _ blocked: [Int32]
  ) throws -> (pid_t, Int32, Int32) {
    let (outputRead, outputWrite) = try makePipe()
    let (errorRead, errorWrite) = error == .pipe ? try makePipe() : try makeTerminal()
    defer {
      close(outputWrite)
      close(errorWrite)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, outputWrite, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errorWrite, STDERR_FILENO)
    // Test runners block signals, and children inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in blocked { sigaddset(&mask, signal) }
    posix_spawnattr_setsigmask(&attributes, &mask)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let variables = ["SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    var words = arguments.map { strdup(ByteText.name($0)) } + [nil]
    var pairs = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + pairs { free(word) } }
    var process = pid_t()
    let result = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &pairs)
    guard result == 0 else { throw Failure(text: "can't start \(arguments[0]): \(result)") }
    return (process, outputRead, errorRead)
  }

  private static func makePipe() throws -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(text: "pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func makeTerminal() throws -> (Int32, Int32) {
    var (master, slave): (Int32, Int32) = (0, 0)
    guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw Failure(text: "openpty: \(errno)") }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (master, slave)
  }
}
