import FoundationEssentials

/// A command as it is declared, with its arguments and options: what completions and the man page are made from. This is
/// what the argument parser dumps as JSON.
struct CommandDescription: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool
  var defaultSubcommand: String?
  var subcommands: [CommandDescription]?
  var arguments: [Argument]?

  /// An argument, option or flag.
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }

      var kind: Kind
      var name: String

      /// The name with its dashes.
      var text: String {
        switch kind {
        case .long: "--" + name
        case .short, .longWithSingleDash: "-" + name
        }
      }
    }

    /// How its value is completed.
    struct Completion: Decodable {
      struct List: Decodable {
        var values: [String]
      }

      struct File: Decodable {
        var extensions: [String]
      }

      var list: List?
      var file: File?
    }

    var kind: Kind
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var sectionTitle: String?
    var allValues: [String]?
    var completionKind: Completion?

    /// The value as a synopsis shows it.
    var placeholder: String { "<\(valueName ?? "value")>" }

    /// The values that can be listed.
    var values: [String] { completionKind?.list?.values ?? allValues ?? [] }

    /// The endings of the files that it can be, none if it can be any file; nil if it is no file.
    var endings: [String]? { completionKind?.file?.extensions }
  }

  /// The positional arguments.
  var positionals: [Argument] { (arguments ?? []).filter { $0.kind == .positional } }

  /// The options and flags.
  var options: [Argument] { (arguments ?? []).filter { $0.kind != .positional } }

  /// What is done without the name of a command.
  var standard: CommandDescription? { subcommands?.first { $0.commandName == defaultSubcommand } }

  /// The commands that are called by their names.
  var named: [CommandDescription] { (subcommands ?? []).filter { $0.shouldDisplay } }

  /// The whole command line.
  static let all: CommandDescription? = {
    struct Dump: Decodable {
      var command: CommandDescription
    }
    guard var all = try? JSONDecoder().decode(Dump.self, from: Data(RastFractal._dumpHelp().utf8)).command,
      let help = all.subcommands?.firstIndex(where: { $0.commandName == "help" })
    else { return nil }
    // The parser's own, which this program does without (see `Manual`).
    all.subcommands?[help].abstract = Overview.helpAbstract
    all.subcommands?[help].arguments = [
      Argument(
        kind: .positional, isOptional: true, isRepeating: false, valueName: "command",
        abstract: "The command.")
    ]
    return all
  }()
}
