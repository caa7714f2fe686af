import ArgumentParser
import Rast

/// What the program says about itself.
enum Manual {
  /// The text that some arguments ask for; nil if they ask for something else than a text.
  ///
  /// - Throws: that there is no such text.
  static func text(_ arguments: [String]) throws(CommandError) -> String? {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "help": return try help(rest)
    // Without the name of a command, the help is that of the default command.
    case "--help", "-h": return rest.isEmpty ? RastFractal.helpMessage(for: PictureCommand.self) : nil
    case CompletionScript.question: return Completer(rest).answer
    case CompletionScript.option: return try script(rest)
    case ManualPage.option:
      try checkCount(rest, 0)
      return ManualPage().text
    case _: return nil
    }
  }

  private static func help(_ words: [String]) throws(CommandError) -> String {
    guard let name = words.first else { return RastFractal.helpMessage(for: PictureCommand.self) }
    guard let command = RastFractal.namedCommands.first(where: { $0._commandName == name }) else {
      let names = RastFractal.namedCommands.map { $0._commandName }
      let hint =
        Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? "the commands are \(names.joined(separator: ", "))"
      throw .usage("there is no command `\(name)`: \(hint)")
    }
    try checkCount(words, 1)
    return RastFractal.helpMessage(for: command)
  }

  private static func script(_ words: [String]) throws(CommandError) -> String {
    let names = CompletionScript.allCases.map(\.rawValue)
    guard let name = words.first else {
      throw .usage("\(CompletionScript.option) needs a shell: \(names.joined(separator: ", "))")
    }
    try checkCount(words, 1)
    guard let script = CompletionScript(rawValue: name) else {
      throw .usage("there are no completions for `\(name)`: the shells are \(names.joined(separator: ", "))")
    }
    return script.text
  }

  private static func checkCount(_ words: [String], _ count: Int) throws(CommandError) {
    guard words.count > count else { return }
    throw .usage("`\(words[count])` is one word too many")
  }
}
