/// What words of other languages mean here, the likeliest first. An empty text means that the word is left out.
enum ForeignWords {
  static func meanings(of word: String) -> [String] { table[word] ?? [] }

  private static let table: [String: [String]] = {
    let groups: [([String], [String])] = [
      (["const", "val", "final", "local", "constexpr", "def", "dim", "set", "define"], ["let", "var"]),
      (
        ["mut", "auto", "int", "float", "double", "complex", "bool", "str", "char", "long", "real"],
        ["var", "let"]
      ),
      (["my", "our", "static", "global", "mutable"], ["var", "let"]),
      (
        [
          "func", "def", "function", "fun", "proc", "sub", "method", "pub", "void", "int", "float", "double",
          "static", "auto",
        ], ["fn", "program", ""]
      ),
      (["main", "kernel", "module"], ["program"]),
      (["uniform", "input", "parameter", "constant"], ["param"]),
      (
        ["println", "printf", "echo", "puts", "write", "printLine", "puts", "cout", "log", "display"],
        ["print"]
      ),
      (["elif", "elseif", "elsif", "elsef"], ["else if"]),
      (["otherwise"], ["else"]),
      (["then", "do", "begin", "let", "var", "new"], [""]),
      (["end", "done", "fi", "od", "endif"], ["}"]),
      (["loop", "forever"], ["while true"]),
      (["foreach"], ["for"]),
      (["until"], ["while"]),
      (["of", "from"], ["in"]),
      (["to", "upto"], [".."]),
      (["and"], ["&&"]), (["or"], ["||"]), (["not"], ["!"]), (["mod"], ["%"]), (["is", "eq"], ["=="]),
      (["ret", "give", "yield"], ["return"]),
      (["next"], ["continue"]), (["leave", "last", "exit"], ["break"]),
    ]
    var table: [String: [String]] = [:]
    for (words, meanings) in groups {
      for word in words { table[word, default: []] += meanings }
    }
    return table
  }()
}
