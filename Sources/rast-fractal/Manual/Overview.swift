import ArgumentParser

/// What the help and the man page say of the program as a whole.
enum Overview {
  /// The program's version.
  static let version = "0.1.0"

  static let introduction = """
    Opens the viewer on a kernel, which is the name of one that ships, the path of a file of your own, or the file \
    and name of a Fractint formula (classics.frm:Mandel3). With --headless, writes one picture to standard output \
    instead.
    """

  static let helpAbstract = "Show a command's help."

  /// The commands, a line for each.
  static var commands: String {
    var names: [String] = []
    var abstracts: [String] = []
    for command in RastFractal.namedCommands {
      names.append(command._commandName)
      abstracts.append(command.configuration.abstract)
    }
    names.append("help")
    abstracts.append(helpAbstract)
    let width = names.map(\.count).max() ?? 0
    return zip(names, abstracts).map { name, abstract in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(abstract)"
    }.joined(separator: "\n")
  }

  static let examples = [
    "rast-fractal --headless",
    "rast-fractal --headless julia --set seed=-0.8+0.156i --format ansi",
    """
    rast-fractal --headless mandelbrot-smooth --center -0.745,0.11 --span 0.02 \\
        --width 1280 --height 720 --samples 3 --output seahorses.png
    """,
    "rast-fractal --headless --view 'mandelbrot center=-0.745,0.11 span=0.02 palette=fire'",
  ]

  /// When the process ends with which status.
  static let statuses: [(status: Int32, meaning: String)] = [
    (ExitStatus.done, "all went well"), (ExitStatus.failed, "a program is wrong or failed"),
    (ExitStatus.usage, "the command line is wrong"), (ExitStatus.unreadable, "a file can't be read"),
    (ExitStatus.interrupted(by: 2), "it was interrupted"),
  ]

  /// The variables of the environment that are read.
  static let variables: [(names: String, meaning: String)] = [
    (
      "VISUAL, EDITOR",
      "The command that the viewer's key e opens a kernel's file with; otherwise editor, or vi."
    ),
    ("NO_COLOR", "If it is set and not empty, messages have no colours, and the viewer draws without them."),
    ("TERM", "The terminal's name in the terminal database; with dumb, messages have no colours."),
    (
      "COLORTERM",
      "With truecolor or 24bit, the viewer uses 24-bit colours even if the database knows of none."
    ),
    ("LC_ALL, LC_CTYPE, LANG", "The locale: unless it is one of UTF-8, the viewer draws with ASCII."),
    ("XDG_DATA_HOME", "The folder for bookmarks, if it is an absolute path; otherwise ~/.local/share."),
    ("HOME", "Where that folder is looked for."),
  ]

  /// The files that are read or written without being named.
  static let files: [(path: String, meaning: String)] = [
    ("~/.local/share/rast-fractal/bookmarks.json", "The bookmarks of the viewer's keys m and M."),
    (
      "./NAME.png, ./NAME.txt, ./NAME.rast",
      "Pictures that the viewer saves, and copies of kernels to edit, in the folder where it was started, with a "
        + "number where the name is taken."
    ),
  ]
}
