extension SourceStatement {
  /// The lines of some statements, indented by so many steps.
  static func lines(_ statements: [SourceStatement], indent: Int) -> [String] {
    statements.flatMap { $0.lines(String(repeating: "    ", count: indent), indent) }
  }

  private func lines(_ space: String, _ indent: Int) -> [String] {
    switch self {
    case .comment(let text): return ["\(space)// \(text)"]
    case .declare(let name, let value, let isVariable):
      return ["\(space)\(isVariable ? "var" : "let") \(name) = \(value.floatText);"]
    case .assign(let name, let value): return ["\(space)\(name) = \(value.text);"]
    case .increment(let name): return ["\(space)\(name) += 1;"]
    case .leave: return ["\(space)break;"]
    case .give(let value): return ["\(space)return \(value.text);"]
    case .value(let value): return ["\(space)\(value.text)"]
    case .loop(let condition, let body):
      return ["\(space)while \(condition.text) {"] + SourceStatement.lines(body, indent: indent + 1)
        + ["\(space)}"]
    case .choice(let branches, let otherwise):
      return SourceStatement.choice(branches, otherwise, space, indent)
    }
  }

  private static func choice(
    _ branches: [SourceBranch], _ otherwise: [SourceStatement], _ space: String, _ indent: Int
  ) -> [String] {
    if branches.count == 1, otherwise.isEmpty, let branch = branches.first, branch.body.count == 1,
      let only = branch.body.first, only == .leave
    {
      return ["\(space)if \(branch.condition.text) { break; }"]
    }
    var lines: [String] = []
    for branch in branches {
      let head = "if \(branch.condition.text) {"
      lines.append(lines.isEmpty ? space + head : "\(space)} else \(head)")
      lines += SourceStatement.lines(branch.body, indent: indent + 1)
    }
    if !otherwise.isEmpty {
      lines.append("\(space)} else {")
      lines += SourceStatement.lines(otherwise, indent: indent + 1)
    }
    return lines + ["\(space)}"]
  }
}
