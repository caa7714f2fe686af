extension SyntaxPrinter {
  /// The lines of a file, with a blank line between any two items that are not both params.
  mutating func lines(of file: FileSyntax) -> [String] {
    var lines: [String] = []
    var wasParam = false
    for item in file.items {
      let isParam = if case .param = item.kind { true } else { false }
      if !lines.isEmpty, !(isParam && wasParam) { lines.append("") }
      lines += item.comments + [text(of: item)]
      wasParam = isParam
    }
    if !lines.isEmpty, !file.comments.isEmpty { lines.append("") }
    return lines + file.comments
  }

  private mutating func text(of item: ItemSyntax) -> String {
    switch item.kind {
    case .program(let program):
      let name = program.name?.name ?? ""
      return function("program \(name)", program.parameters, program.output, program.body)
    case .function(let function):
      return self.function("fn \(function.name.name)", function.parameters, function.output, function.body)
    case .param(let param):
      let range = param.range.map { " in \(text(of: $0.low))..\(text(of: $0.high))" } ?? ""
      return "param \(param.name.name): \(text(of: param.type)) = \(text(of: param.value))\(range);"
    case .view(let view):
      let fields = view.fields.map { "\($0.name.name): \(text(of: $0.value))" }
      return "view(\(fields.joined(separator: ", ")));"
    }
  }

  private mutating func function(
    _ head: String, _ parameters: [ParameterSyntax], _ output: TypeSyntax?, _ body: BlockSyntax
  ) -> String {
    let list = parameters.map { "\($0.name.name): \(text(of: $0.type))" }.joined(separator: ", ")
    let head = "\(head)(\(list))\(output.map { " -> \(text(of: $0))" } ?? "") "
    let lines = lines(of: body)
    let line = "\(head){ \(lines.joined()) }"
    return body.isValue && fits(line) ? line : head + braced(lines)
  }

  /// A type as it is written in a program.
  func text(of type: TypeSyntax) -> String {
    switch type.kind {
    case .named(let type): type.description
    case .tuple(let elements): "(\(elements.map { text(of: $0) }.joined(separator: ", ")))"
    case .unknown(let name): name
    }
  }
}
