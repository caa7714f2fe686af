import Rast

/// Params and functions.
extension ProgramGenerator {
  /// The params and functions of a file, each as its lines, in any order.
  mutating func declarations() -> [[String]] {
    for _ in 0..<(budget < 20 ? 0 : random.choose((40, 0), (20, 1), (20, 2), (20, 4))) {
      functions.append(signature())
    }
    var items: [[String]] = []
    for _ in 0..<random.choose((60, 0), (25, 1), (15, 3)) { items.append([param()]) }
    for index in functions.indices { items.append(function(index)) }
    return items.shuffled(using: &random)
  }

  private mutating func param() -> String {
    note(.param)
    isConstant = true
    defer { isConstant = false }
    let type = type(1)
    let name = name(besides: scopes[0])
    scopes[0].append(Variable(name: name, type: type))
    var value = expression(type, random.below(3), expected: true).text
    if type == .int || type == .float, random.chance(60) {
      note(.paramRange)
      let (low, middle, high) = (random.within(-9 ... -1), random.within(0...5), random.within(5...20))
      let isInt = type == .int || random.chance(30)
      let bounds = isInt ? "\(low)..\(high)" : "\(low).5 ..\(high).25"
      value = (isInt ? "\(middle)" : "\(middle).125") + " in \(bounds)"
    }
    return "param \(name): \(written(type)) = \(value);"
  }

  private mutating func signature() -> Signature {
    let free = ["f", "g", "h", "step", "f2", "a", "mix", "sqrt", "min", "sinh"].filter { name in
      !functions.contains { $0.name == name }
    }
    let isPlain = random.chance(90)
    let name = random.pick(isPlain ? free.prefix(max(1, free.count - 4)) : free[...]) ?? "f\(functions.count)"
    if BuiltIn.all.contains(where: { $0.name == name }) { note(.hiddenBuiltIn) }
    let countsDown = random.chance(35)
    var parameters: [Variable] = []
    if countsDown { parameters.append(Variable(name: self.name(besides: []), type: .int)) }
    for _ in 0..<random.choose((20, 0), (35, 1), (25, 2), (20, 3)) {
      parameters.append(Variable(name: self.name(besides: parameters), type: type(1)))
    }
    return Signature(
      name: name, parameters: parameters, output: random.chance(8) ? .unit : type(1), countsDown: countsDown)
  }

  private mutating func function(_ index: Int) -> [String] {
    note(.function)
    let signature = functions[index]
    var first: [String] = []
    if signature.countsDown {
      recursive = index
      scopes.append(signature.parameters)
      callable = 0..<index
      output = signature.output
      let value = output == .unit ? "" : " " + leaf(output, expected: true).text
      first = ["if \(signature.parameters[0].name) <= 0 { return\(value); }"]
      scopes.removeLast()
    }
    let body = functionBody(signature.parameters, signature.output, calling: 0..<index, first)
    recursive = nil
    let head = head("fn \(signature.name)", signature.parameters, signature.output)
    return [head] + body + ["}"]
  }

  func head(_ name: String, _ parameters: [Variable], _ output: Type) -> String {
    let list = parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    return "\(name)(\(list))\(output == .unit ? "" : " -> \(output)") {"
  }

  /// What is between the braces of a function or program.
  mutating func functionBody(
    _ parameters: [Variable], _ output: Type, calling callable: Range<Int>, _ first: [String] = []
  ) -> [String] {
    (self.output, self.callable, loops, nesting) = (output, callable, 0, 0)
    scopes = [scopes[0], parameters]
    let lines = scoped { generator in
      var lines = first
      for _ in 0..<generator.random.below(4) where generator.budget > 0 { lines += generator.declaration() }
      lines += generator.calls()
      lines += generator.statements(generator.random.choose((20, 2), (50, 5), (30, 9)))
      if generator.mayPrint, generator.random.chance(40) { lines += generator.observation() }
      return lines + generator.result()
    }
    scopes.removeLast()
    return ProgramGenerator.indented(lines)
  }

  /// The end of a body: its value, or a `return`.
  mutating func result() -> [String] {
    if output == .unit { return random.chance(70) ? [] : [expression(.unit, 1).opening] }
    let value = random.chance(30) ? digest(output) : expression(output, max(1, anyDepth()), expected: true)
    guard random.chance(15) else { return [value.opening] }
    note(.returnValue)
    return ["return \(value.text);"]
  }
}
