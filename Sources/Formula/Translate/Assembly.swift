import Rast

/// Puts the parts of a translation together.
struct Assembly {
  let entry: FormulaEntry
  private var translator: Translator

  init(_ entry: FormulaEntry, _ program: FormulaProgram) {
    self.entry = entry
    translator = Translator(program)
  }

  /// The program's text.
  mutating func text() -> String {
    let draft = translator.draft()
    let statements = SourceStatement.lines(statements(draft), indent: 1)
    let name = Names.identifier(entry.name)
    var parts = [head.joined(separator: "\n")]
    let params = params
    if !params.isEmpty { parts.append(params.joined(separator: "\n")) }
    let helpers = Helper.allCases.filter { translator.needs.helpers.contains($0) }.map(\.text)
    if !helpers.isEmpty { parts.append(helpers.joined(separator: "\n\n")) }
    if !translator.needs.choices.isEmpty { parts.append(FunctionChoice.text) }
    parts.append(
      "program \(name)(point: complex, iterations: int) -> int {\n"
        + statements.joined(separator: "\n") + "\n}\n")
    return parts.joined(separator: "\n\n")
  }

  /// What the file says of the formula, and where to look: what Fractint shows of one at first, the plane from -2 to
  /// 2 and from -1.5 to 1.5.
  private var head: [String] {
    let file = entry.source.path.split(separator: "/").last.map(String.init) ?? entry.source.path
    var lines = ["// \(entry.name), a formula of \(file)"]
    let summary = entry.summary
    if !summary.isEmpty { lines += ["//", "// \(summary)"] }
    return lines + ["view(center: (0.0, 0.0), span: 3.0, iterations: 256);"]
  }

  private var params: [String] {
    let needs = translator.needs
    let variables = needs.params.sorted().map { name in
      switch name {
      case "ismand": "param ismand: bool = true;"
      case "scrnmax": "// The size of the screen in pixels.\nparam scrnmax: complex = 640 + 480i;"
      case "magxmag":
        "// How many times larger than 2 the height of the picture is not, and its stretch.\n"
          + "param magxmag: complex = \(2.0 / 3) + 1i;"
      case _: "param \(name): complex = 0;"
      }
    }
    let functions = needs.choices.sorted().map { name in
      let function = FormulaFunction(rawValue: name)?.standsFor ?? .ident
      return "param \(name): str = \"\(function.rawValue)\";"
    }
    return variables + functions
  }

  /// The statements of the program.
  private mutating func statements(_ draft: Translator.Draft) -> [SourceStatement] {
    let counter = translator.counter
    var body = draft.body
    // Where a run can end early it is counted first.
    let counts = SourceStatement.increment(counter)
    if body.canLeave { body.insert(counts, at: 0) } else { body.append(counts) }
    let limit = SourceTerm.binary(.less, .name(counter), .name("iterations"))
    var condition = draft.condition
    let holdsAtFirst = draft.usesFlag || StartValues(draft.start).evaluate(condition) == .truth(true)
    if !holdsAtFirst {
      let first = SourceTerm.binary(.equal, .name(counter), .number(0))
      condition = condition == .bool(false) ? first : .binary(.or, first, condition)
    }
    condition = condition == .bool(true) ? limit : .binary(.and, condition, limit)
    let whole = (draft.start + [.loop(condition, body), .value(.name(counter))]).withoutDeadAssignments
    var zeros = translator.shapes.mapValues(\.zero)
    zeros[translator.randomState] = .number(0)
    var placed = Declarations(zeros: zeros).placed(whole)
    if let loop = placed.firstIndex(where: { if case .loop = $0 { true } else { false } }) {
      var before: [SourceStatement] = [.declare(counter, .name("0"), isVariable: true)]
      if draft.usesFlag { before.insert(.declare(translator.goesOn, .bool(true), isVariable: true), at: 0) }
      if !holdsAtFirst { before.append(.comment("The condition is tested after the first run.")) }
      placed.insert(contentsOf: before, at: loop)
    }
    return placed
  }
}

/// What is known of the variables where the loop begins.
struct StartValues {
  enum Value: Equatable {
    case number(Complex)
    case truth(Bool)
  }

  private var values: [String: Value?] = [:]

  init(_ start: [SourceStatement]) {
    for statement in start {
      switch statement {
      case .assign(let name, let term): values[name] = .some(evaluate(term))
      case .choice, .loop:
        [statement].forEachAssignment { name, _ in values[name] = .some(nil) }
      case .comment, .declare, .increment, .leave, .give, .value: break
      }
    }
  }

  /// What a term is at the start, if that is certain.
  func evaluate(_ term: SourceTerm) -> Value? {
    switch term {
    case .number(let value): return .number(Complex(value, 0))
    case .imaginary(let value): return .number(Complex(0, value))
    case .bool(let value): return .truth(value)
    case .name(let name): return values[name] ?? nil
    case .part(let whole, let part):
      guard case .number(let value)? = evaluate(whole) else { return nil }
      return .number(Complex(part == .re ? value.re : value.im, 0))
    case .call("norm", let arguments):
      guard let argument = arguments.first, case .number(let value)? = evaluate(argument) else { return nil }
      return .number(Complex(value.re * value.re + value.im * value.im, 0))
    case .call("abs", let arguments):
      guard let argument = arguments.first, case .number(let value)? = evaluate(argument), value.im == 0
      else {
        return nil
      }
      return .number(Complex(abs(value.re), 0))
    case .binary(let operation, let left, let right): return evaluate(operation, left, right)
    case .text, .negate, .not, .quotient, .call, .cast: return nil
    }
  }

  private func evaluate(_ operation: SourceOperator, _ left: SourceTerm, _ right: SourceTerm) -> Value? {
    guard let left = evaluate(left), let right = evaluate(right) else { return nil }
    switch (left, right) {
    case (.truth(let one), .truth(let other)):
      switch operation {
      case .and: return .truth(one && other)
      case .or: return .truth(one || other)
      case .add, .subtract, .multiply, .divide, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual:
        return nil
      }
    case (.number(let one), .number(let other)):
      switch operation {
      case .add: return .number(Complex(one.re + other.re, one.im + other.im))
      case .multiply where one.im == 0 && other.im == 0: return .number(Complex(one.re * other.re, 0))
      case .less: return .truth(one.re < other.re)
      case .lessOrEqual: return .truth(one.re <= other.re)
      case .greater: return .truth(one.re > other.re)
      case .greaterOrEqual: return .truth(one.re >= other.re)
      case .equal: return .truth(one.re == other.re)
      case .notEqual: return .truth(one.re != other.re)
      case .multiply, .subtract, .divide, .power, .and, .or: return nil
      }
    case (.truth, .number), (.number, .truth): return nil
    }
  }
}
