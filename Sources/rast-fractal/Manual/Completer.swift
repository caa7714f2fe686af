import Formula
import Fractal
import Text

/// What a command line may go on with. A shell asks this program itself, so that it always knows the kernels and options
/// of the one that is installed (see `CompletionScript`).
struct Completer {
  /// A word that fits.
  struct Candidate: Hashable {
    var value: String
    /// What it is, in a few words.
    var summary = ""
  }

  /// All words that fit.
  private(set) var candidates: [Candidate] = []
  /// The endings of the files that fit, none if any file does; nil if no file does.
  private(set) var endings: [String]?

  /// The answer as shells read it: a line that says whether files fit, and which, and then the words, each with a tab and
  /// its summary.
  var answer: String {
    let files = endings.map { (["files"] + $0).joined(separator: " ") } ?? "nothing"
    return ([files] + candidates.map { "\($0.value)\t\($0.summary)" }).joined(separator: "\n")
  }

  /// Completes the last of the words that follow the program's name.
  init(_ words: [String]) {
    guard let all = CommandDescription.all, let word = words.last else { return }
    var before = words.dropLast()
    var command = all.standard ?? all
    if let named = all.named.first(where: { $0.commandName == before.first }) {
      command = named
      before = before.dropFirst()
    } else if before.isEmpty {
      candidates = all.named.map { Candidate(value: $0.commandName, summary: $0.abstract ?? "") }
    }
    complete(word, Self.state(command, before), command)
    // Whatever could do something to a terminal is better typed than shown.
    candidates.removeAll {
      !$0.value.hasPrefix(Self.value(word)) || $0.value.unicodeScalars.contains(where: \.isHidden)
    }
  }

  /// What the words before the last one say about it.
  private struct State {
    /// The option whose value it is.
    var option: CommandDescription.Argument?
    /// The arguments so far that are no options.
    var positionals: [String] = []
    /// Whether nothing is an option any more.
    var isLiteral = false
  }

  private static func state(_ command: CommandDescription, _ words: ArraySlice<String>) -> State {
    var state = State()
    for word in words {
      if state.option != nil {
        state.option = nil
      } else if word == "--" {
        state.isLiteral = true
      } else if state.isLiteral || !word.hasPrefix("-") {
        state.positionals.append(word)
      } else {
        state.option = option(word, command).flatMap { $0.kind == .option ? $0 : nil }
      }
    }
    return state
  }

  private static func option(_ name: some StringProtocol, _ command: CommandDescription) -> CommandDescription
    .Argument?
  {
    command.options.first { ($0.names ?? []).contains { $0.text == name } }
  }

  /// The part of a word that is completed: after `--option=`, the value.
  private static func value(_ word: String) -> String {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return word }
    return String(word[word.index(after: sign)...])
  }

  private mutating func complete(_ word: String, _ state: State, _ command: CommandDescription) {
    if let option = state.option { return add(option, command, state) }
    if word.hasPrefix("-"), !state.isLiteral {
      if let sign = word.firstIndex(of: "=") {
        if let option = Self.option(word[..<sign], command) { add(option, command, state) }
        return
      }
      candidates = command.options.flatMap { option in
        (option.names ?? []).map { Candidate(value: $0.text, summary: option.abstract ?? "") }
      }
      return
    }
    let count = state.positionals.count
    let last = command.positionals.last.flatMap { $0.isRepeating ? $0 : nil }
    let positional = count < command.positionals.count ? command.positionals[count] : last
    if let positional { add(positional, command, state) }
    if endings?.contains("frm") ?? false { addFormulas(word) }
  }

  /// Adds the values of an argument or option.
  private mutating func add(
    _ argument: CommandDescription.Argument, _ command: CommandDescription, _ state: State
  ) {
    candidates += argument.values.map { Candidate(value: $0) }
    endings = argument.endings
    // Where a program can be a file, it can be one that ships.
    if endings?.contains("rast") ?? false {
      let programs = ShippedProgram.all.filter { argument.valueName != "kernel" || $0.kernel != nil }
      candidates += programs.map { Candidate(value: $0.name, summary: $0.summary) }
    }
    switch (command.commandName, argument.valueName) {
    case ("import", "name"): addEntries(of: state.positionals.first ?? "") { $0 }
    case ("help", _):
      candidates += (CommandDescription.all?.named ?? []).map {
        Candidate(value: $0.commandName, summary: $0.abstract ?? "")
      }
    case (_, "name=value"): addParams(of: state.positionals.first ?? "mandelbrot")
    case _: break
    }
  }

  /// Adds the params of a kernel that ships.
  private mutating func addParams(of kernel: String) {
    let params = ShippedProgram.named(kernel)?.kernel?.program.params ?? []
    candidates += params.map { Candidate(value: "\($0.name)=", summary: "\($0.type), now \($0.value)") }
  }

  /// Adds the formulas of the file that a word names before its colon.
  private mutating func addFormulas(_ word: String) {
    guard let colon = word.lastIndex(of: ":") else { return }
    let path = String(word[..<colon])
    addEntries(of: path) { "\(path):\($0)" }
  }

  private mutating func addEntries(of path: String, _ value: (String) -> String) {
    guard FormulaFile.isPath(path), let file = try? SourceLoader.formulas(path) else { return }
    candidates += file.entries.map { Candidate(value: value($0.name), summary: $0.summary) }
  }
}
