import Glibc
import Testing

/// The viewer in a terminal of its own, which is a pane of a tmux server of its own.
final class TerminalUnderTest {
  /// The surroundings that the viewer is started in.
  struct Setting {
    /// Columns and rows of the terminal.
    var width = 100
    var height = 30
    /// Variables of the viewer's environment; nil removes one.
    var environment: [String: String?] = [:]
    /// The names of signals that the viewer is started with ignored.
    var ignored: [String] = []
    /// Commands for the shell before it starts the viewer.
    var before = ""
    /// Whether the shell that starts the viewer has job control.
    var isInteractive = false
  }

  private let folder: String
  private let variables: [String: String]
  private static let patience = Duration.seconds(120)
  /// How long to wait between two looks at the screen, in microseconds.
  var interval: UInt32 = 10_000

  /// Starts the viewer with arguments.
  init(_ arguments: String..., setting: Setting = Setting()) throws {
    var template = Array("/tmp/rast-fractal-viewer.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Tool.Failure(text: "mkdtemp: \(errno)") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
      "SWIFT_BACKTRACE": "enable=no", "PS1": "$ ",
    ]
    let script = try write("start", Self.script(arguments, setting, folder: folder))
    let shell = setting.isInteractive ? ["bash", "--norc", "--noprofile", "-i"] : ["sh", script]
    try tmux(["new-session", "-d", "-x", "\(setting.width)", "-y", "\(setting.height)"] + shell)
    if setting.isInteractive { try type(". \(script)\n") }
  }

  deinit {
    _ = try? tmux(["kill-server"])
    _ = try? Tool.run(["rm", "-rf", folder], environment: variables)
  }

  /// Edges are not made smoother when nothing moves: how long a test takes to look does not change what it sees.
  private static let steady = ["--samples", "1"]

  /// A script that starts the viewer, says how it ended and whether the terminal's mode is as it was, and stays.
  private static func script(_ arguments: [String], _ setting: Setting, folder: String) -> String {
    var environment: [String: String?] = ["TERM": "tmux-256color", "COLORTERM": nil, "NO_COLOR": nil]
    environment.merge(setting.environment) { $1 }
    let removed = environment.filter { $0.value == nil }.keys.map { "-u \($0)" }
    let set = environment.compactMap { name, value in value.map { "\(name)='\($0)'" } }
    // Right before the viewer, as shells catch some signals.
    let ignoring = "env \(setting.ignored.map { "--ignore-signal=\($0)" }.joined(separator: " "))"
    let words = ([Tool.executable] + steady + arguments).map { "'\($0)'" }.joined(separator: " ")
    let start = "sh -c 'echo $$ > \(folder)/pid; exec \(ignoring) \"$@\"' sh \(words)"
    let command = "env \((removed + set).joined(separator: " ")) \(start)"
    return """
      cd \(folder)
      trap : INT QUIT
      stty -g > mode
      echo here before
      \(setting.before)
      \(command)
      status=$?
      echo $status > status
      if [ "$(stty -g)" = "$(cat mode)" ]; then echo mode as before; fi
      echo ended with $status
      \(setting.isInteractive ? "" : "exec sleep 1000")

      """
  }

  // MARK: Input

  /// Presses keys, by tmux's names for them.
  func press(_ keys: String...) throws { try tmux(["send-keys", "--"] + keys) }

  /// Types a text.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

  /// Pastes a text, as a terminal does that was asked for marks around it.
  func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p"])
  }

  /// Sends the viewer a signal.
  func send(_ signal: Int32) throws { kill(try process(), signal) }

  /// From now on records in a file what is written to the terminal.
  func record(_ name: String) throws { try tmux(["pipe-pane", "cat > \(path(name))"]) }

  /// Gives the terminal another size.
  func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// The process of the terminal; while it is stopped, nobody reads what is written to the terminal.
  func server() throws -> pid_t {
    guard let number = pid_t(try tmux(["display-message", "-p", "#{pid}"]).trimmed) else {
      throw Tool.Failure(text: "there is no server")
    }
    return number
  }

  /// Takes the terminal away.
  func vanish() throws { try tmux(["kill-server"]) }

  // MARK: Output

  /// What the terminal shows now.
  func screen() throws -> Screen { Screen(try tmux(["capture-pane", "-p", "-N"])) }

  /// What the terminal shows now, with its colours as escape sequences.
  func colouredScreen() throws -> Screen { Screen(try tmux(["capture-pane", "-p", "-e", "-N"])) }

  /// Waits until the terminal shows something, and gives the screen.
  @discardableResult
  func wait(
    for what: String, location: SourceLocation = #_sourceLocation, until isThere: (Screen) throws -> Bool
  ) throws -> Screen {
    let start = ContinuousClock.now
    var last = Screen("")
    while ContinuousClock.now - start < Self.patience {
      last = try screen()
      if try isThere(last) { return last }
      usleep(interval)
    }
    Issue.record("waited in vain for \(what); there is:\n\(last)", sourceLocation: location)
    throw Tool.Failure(text: what)
  }

  /// Waits until the terminal shows a text, and gives the screen.
  @discardableResult
  func wait(for text: String, location: SourceLocation = #_sourceLocation) throws -> Screen {
    try wait(for: text, location: location) { $0.contains(text) }
  }

  /// Waits until the viewer shows a whole picture, and gives the screen.
  @discardableResult
  func waitForPicture(
    _ backend: String = "", location: SourceLocation = #_sourceLocation
  ) throws -> Screen {
    try wait(for: "a whole picture", location: location) { $0.isDone(backend) }
  }

  /// Alternate screen, cursor, mouse: 101 in the viewer, 010 outside.
  func modes() throws -> String {
    try tmux(["display-message", "-p", "#{alternate_on}#{cursor_flag}#{mouse_any_flag}"])
      .trimmed
  }

  // MARK: The process

  /// The number of the viewer's process.
  func process() throws -> pid_t {
    guard let number = file("pid").flatMap({ pid_t($0.trimmed) }) else {
      throw Tool.Failure(text: "there is no process")
    }
    return number
  }

  /// Waits until the viewer has ended, and gives its exit status.
  func status() throws -> Int {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < Self.patience {
      if let status = file("status").flatMap({ Int($0.trimmed) }) { return status }
      usleep(10_000)
    }
    throw Tool.Failure(text: "it does not end")
  }

  // MARK: Files

  /// The path of a file in the folder where the viewer runs.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// What a file in that folder holds; nil if there is none.
  func file(_ name: String) -> String? { Tool.contents(of: path(name)) }

  /// Writes a file in that folder, by a rename, as editors do, or by overwriting it, and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String, isReplaced: Bool = true) throws -> String {
    let target = isReplaced ? path(name + ".new") : path(name)
    guard let stream = fopen(target, "w") else { throw Tool.Failure(text: "fopen: \(errno)") }
    fputs(text, stream)
    fclose(stream)
    if isReplaced { rename(target, path(name)) }
    return path(name)
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> String {
    try Tool.run(["tmux", "-S", path("socket"), "-f", "/dev/null"] + words, environment: variables)
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return String(text)
  }
}
