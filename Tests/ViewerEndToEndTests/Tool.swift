import Glibc

/// Runs the tools that the tests need, with an environment of their own.
enum Tool {
  struct Failure: Error { var text: String }

  /// Runs a program to its end and gives what it wrote to standard output.
  ///
  /// - Throws: that it can't be started, or that it failed.
  @discardableResult
  static func run(_ words: [String], environment: [String: String]) throws -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(text: "pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var isOpen = true
    defer {
      close(ends[0])
      if isOpen { close(ends[1]) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
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

    var arguments = words.map { strdup($0) } + [nil]
    var pairs = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in arguments + pairs { free(word) } }
    var process = pid_t()
    let result = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &pairs)
    guard result == 0 else { throw Failure(text: "can't start \(words[0]): \(result)") }
    close(ends[1])
    isOpen = false
    let output = read(ends[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    guard status == 0 else {
      throw Failure(text: "\(words.joined(separator: " ")): status \(status), \(output)")
    }
    return output
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      guard count > 0 || count == -1 && errno == EINTR else { break }
      bytes += piece.prefix(max(0, count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a file holds; nil if there is none.
  static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return read(descriptor)
  }

  /// The executable that was built beside the tests.
  static var executable: String {
    guard let path = realpath("/proc/self/exe", nil) else { return "rast-fractal" }
    defer { free(path) }
    return "/" + String(cString: path).split(separator: "/").dropLast().joined(separator: "/")
      + "/rast-fractal"
  }
}
