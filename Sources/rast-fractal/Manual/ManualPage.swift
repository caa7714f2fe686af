import Viewer

/// The program's page for man(1), in roff with the macros of man(7).
struct ManualPage {
  /// The option that writes it.
  static let option = "--generate-manual"
  private static let date = "2026-11-26"

  private(set) var text = ""

  init() {
    guard let all = CommandDescription.all, let standard = all.standard else { return }
    text = ".TH RAST\\-FRACTAL 1 \(Self.date) \"rast\\-fractal \(Overview.version)\" \"User Commands\"\n"
    section("NAME")
    line(#"rast\-fractal \- fractals in a terminal, whose kernels are small typed programs"#)
    section("SYNOPSIS")
    synopsis("", "[<kernel>] [options]")
    synopsis("--headless", "[<kernel>] [options]")
    for command in all.named {
      synopsis(
        command.commandName, (command.positionals.map(Self.synopsis) + ["[options]"]).joined(separator: " "))
    }
    section("DESCRIPTION")
    prose(Overview.introduction)
    section("OPTIONS")
    options(standard.positionals + standard.options)
    item(
      Self.bold(CompletionScript.option) + " "
        + Self.plain(CompletionScript.allCases.map(\.rawValue).joined(separator: "|")))
    prose("Write a script that completes command lines in that shell.", isFirst: false)
    item(Self.bold(Self.option))
    prose("Write this page.", isFirst: false)
    section("COMMANDS")
    for command in all.named { describe(command) }
    keys()
    rest()
  }

  private mutating func describe(_ command: CommandDescription) {
    subsection(([command.commandName] + command.positionals.map(Self.synopsis)).joined(separator: " "))
    prose(command.abstract ?? "")
    if let discussion = command.discussion { prose(discussion) }
    // The parser gives every command these two.
    options(
      (command.positionals + command.options).filter { !["version", "help"].contains($0.names?.last?.name) })
  }

  private mutating func options(_ arguments: [CommandDescription.Argument]) {
    var title: String?
    for argument in arguments {
      if let new = argument.sectionTitle, new != title {
        title = new
        paragraph()
        line(Self.plain(new + ":"))
      }
      entry(argument)
    }
  }

  private mutating func entry(_ argument: CommandDescription.Argument) {
    let names = (argument.names ?? []).map { Self.bold($0.text) }.joined(separator: ", ")
    let value = argument.kind == .flag ? "" : Self.italic(argument.placeholder)
    item([names, value].filter { !$0.isEmpty }.joined(separator: " "))
    prose(argument.abstract ?? "", isFirst: false)
  }

  private mutating func keys() {
    section("KEYS")
    prose("The viewer shows them with ?.")
    for group in ActionGroup.allCases {
      subsection(group.rawValue)
      for row in ActionTable.rows where row.group == group {
        item(row.triggers.map { Self.bold($0.text) }.joined(separator: ", "))
        line(Self.plain(row.help))
      }
    }
  }

  private mutating func rest() {
    section("EXIT STATUS")
    for (status, meaning) in Overview.statuses {
      entry("\(status)", meaning.prefix(1).uppercased() + meaning.dropFirst() + ".")
    }
    section("ENVIRONMENT")
    for (names, meaning) in Overview.variables { entry(names, meaning) }
    section("FILES")
    for (path, meaning) in Overview.files { entry(path, meaning) }
    section("EXAMPLES")
    for example in Overview.examples {
      paragraph()
      macro("nf")
      for row in example.split(separator: "\n") { line(Self.plain(row)) }
      macro("fi")
    }
    section("SEE ALSO")
    line(#"\fBman\fR(1), \fBterminfo\fR(5)"#)
  }

  private mutating func entry(_ name: String, _ meaning: String) {
    item(Self.bold(name))
    filled(Self.plain(meaning))
  }

  // MARK: Roff

  /// Whether a heading is the last thing so far, which begins a paragraph by itself.
  private var isAtHeading = false

  private mutating func section(_ name: String) {
    macro("SH", [name])
    isAtHeading = true
  }

  private mutating func subsection(_ name: String) {
    macro("SS", [name])
    isAtHeading = true
  }

  private mutating func paragraph() {
    if !isAtHeading { macro("PP") }
  }

  private mutating func synopsis(_ word: String, _ rest: String) {
    paragraph()
    line(
      [Self.bold("rast-fractal"), Self.bold(word), Self.plain(rest)].filter { $0 != #"\fB\fR"# }.joined(
        separator: " "))
  }

  private static func synopsis(_ argument: CommandDescription.Argument) -> String {
    let value = argument.placeholder + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(value)]" : value
  }

  /// A name whose meaning follows, indented.
  private mutating func item(_ name: String) {
    macro("TP")
    line(name)
  }

  /// Paragraphs, with what is between backticks in bold. The first one belongs to what is before it unless `isFirst`.
  private mutating func prose(_ text: String, isFirst: Bool = true) {
    for (index, part) in text.split(separator: "\n\n").enumerated() {
      if index > 0 || isFirst { paragraph() }
      let pieces = part.split(separator: "`", omittingEmptySubsequences: false)
      filled(pieces.enumerated().map { $0 % 2 == 1 ? Self.bold($1) : Self.plain($1) }.joined())
    }
  }

  private mutating func macro(_ name: String, _ arguments: [String] = []) {
    let words = arguments.map { " \"" + Self.plain($0) + "\"" }
    text += ".\(name)\(words.joined())\n"
  }

  private mutating func line(_ roff: some StringProtocol) {
    // A line that begins so would be a macro.
    isAtHeading = false
    text += (roff.hasPrefix(".") ? #"\&"# : "") + roff + "\n"
  }

  /// A text that is filled, in lines of a decent length.
  private mutating func filled(_ roff: String) {
    var row = ""
    for word in roff.split(separator: " ") {
      if !row.isEmpty, row.count + word.count >= 78 {
        line(row)
        row = ""
      }
      row += (row.isEmpty ? "" : " ") + word
    }
    line(row)
  }

  private static func bold(_ text: some StringProtocol) -> String { #"\fB"# + plain(text) + #"\fR"# }
  private static func italic(_ text: some StringProtocol) -> String { #"\fI"# + plain(text) + #"\fR"# }

  /// A text that roff shows as it is.
  private static func plain(_ text: some StringProtocol) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": return #"\e"#
      case "-": return #"\-"#
      case "'": return #"\(aq"#
      case "`": return #"\(ga"#
      case "^": return #"\(ha"#
      case "~": return #"\(ti"#
      case "\"": return #"\(dq"#
      case "\n": return " "
      case _ where scalar.isASCII: return String(Character(scalar))
      case _:
        // Four digits at least, and never more than are needed.
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return #"\[u"# + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }.joined()
  }
}
