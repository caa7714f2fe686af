/// What an operation does to values: the evaluator's use of its row.
enum Evaluation: Sendable {
  case unary(@Sendable (Value) -> Value)
  case binary(@Sendable (Value, Value) -> Value)
  case ternary(@Sendable (Value, Value, Value) -> Value)
  case checkedUnary(@Sendable (Value) throws(RuntimeError.Kind) -> Value)
  case checkedBinary(@Sendable (Value, Value) throws(RuntimeError.Kind) -> Value)

  /// The result for operands of the operation's types.
  func apply(_ operands: [Value]) throws(RuntimeError.Kind) -> Value {
    switch self {
    case .unary(let body): body(operands[0])
    case .binary(let body): body(operands[0], operands[1])
    case .ternary(let body): body(operands[0], operands[1], operands[2])
    case .checkedUnary(let body): try body(operands[0])
    case .checkedBinary(let body): try body(operands[0], operands[1])
    }
  }
}

/// Collects the facts about every row.
struct FactCollector: OperationVisitor {
  private(set) var facts: [Operation.Facts] = []
  private(set) var numbers: [ObjectIdentifier: UInt16] = [:]

  private mutating func add<O: OperationRow>(
    _: O.Type, _ operands: [Type], _ result: Type, _ evaluation: Evaluation,
    _ change: (inout Operation.Facts) -> Void = { _ in }
  ) {
    var new = Operation.Facts(
      name: O.name, spelling: O.spelling, alias: O.alias, operands: operands, result: result, cost: O.cost,
      evaluation: evaluation)
    change(&new)
    numbers[ObjectIdentifier(O.self)] = UInt16(facts.count)
    facts.append(new)
  }

  mutating func visit<O: UnaryRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary { O.apply(O.Operand($0)).value })
  }

  mutating func visit<O: UnaryVectorRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary { O.apply(O.Operand($0)).value })
  }

  mutating func visit<O: ViewRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary { O.apply(O.Operand($0)).value }) {
      $0.viewOffset = O.offset
    }
  }

  mutating func visit<O: BinaryRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, binary(O.self))
  }

  mutating func visit<O: BinaryVectorRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, binary(O.self))
  }

  mutating func visit<O: FusibleRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, binary(O.self)) { $0.arithmetic = O.arithmetic }
  }

  private func binary<O: BinaryRow>(_: O.Type) -> Evaluation {
    .binary { O.apply(O.Left($0), O.Right($1)).value }
  }

  mutating func visit<O: TernaryRow>(_: O.Type) {
    add(
      O.self, [O.First.type, O.Second.type, O.Third.type], O.Result.type,
      .ternary { O.apply(O.First($0), O.Second($1), O.Third($2)).value })
  }

  mutating func visit<O: CheckedUnaryRow>(_: O.Type) {
    let evaluation = Evaluation.checkedUnary { (a) throws(RuntimeError.Kind) in
      try O.apply(O.Operand(a)).value
    }
    add(O.self, [O.Operand.type], O.Result.type, evaluation) { $0.canFail = true }
  }

  mutating func visit<O: CheckedBinaryRow>(_: O.Type) {
    let evaluation = Evaluation.checkedBinary { (a, b) throws(RuntimeError.Kind) in
      try O.apply(O.Left(a), O.Right(b)).value
    }
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, evaluation) { $0.canFail = true }
  }

  mutating func visit<O: TextRow>(_: O.Type) {
    add(O.self, [.str], O.Result.type, .unary { $0.withText { O.apply($0) }.value })
  }

  mutating func visit<O: CheckedTextRow>(_: O.Type) {
    let evaluation = Evaluation.checkedBinary { (a, b) throws(RuntimeError.Kind) in
      let result = a.withText { text in
        Result { () throws(RuntimeError.Kind) in try O.apply(text, O.Right(b)) }
      }
      return try result.get().value
    }
    add(O.self, [.str, O.Right.type], O.Result.type, evaluation) { $0.canFail = true }
  }

  mutating func visit<O: ComparisonRow>(_: O.Type) {
    add(O.self, [O.operand, O.operand], .bool, .binary { .bool(O.holds($0, $1)) }) {
      $0.comparison = O.comparison
    }
  }
}
