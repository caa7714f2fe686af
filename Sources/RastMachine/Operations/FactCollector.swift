/// Collects the facts about every row.
struct FactCollector: OperationVisitor {
  private(set) var facts: [Operation.Facts] = []
  private(set) var numbers: [ObjectIdentifier: Int] = [:]

  private mutating func add<O: OperationRow>(
    _: O.Type, _ operands: [Type], _ result: Type, _ evaluation: Evaluation,
    _ change: (inout Operation.Facts) -> Void = { _ in }
  ) {
    var new = Operation.Facts(
      name: O.name, spelling: O.spelling, alias: O.alias, operands: operands, result: result, cost: O.cost,
      evaluation: evaluation)
    change(&new)
    numbers[ObjectIdentifier(O.self)] = facts.count
    facts.append(new)
  }

  mutating func visit<O: UnaryRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary(O.self))
  }

  mutating func visit<O: UnaryVectorRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary(O.self))
  }

  mutating func visit<O: ViewRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary(O.self)) { $0.viewOffset = O.offset }
  }

  mutating func visit<O: BinaryRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, .binary(O.self))
  }

  mutating func visit<O: BinaryVectorRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, .binary(O.self))
  }

  mutating func visit<O: FusibleRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, .binary(O.self)) { $0.arithmetic = O.arithmetic }
  }

  mutating func visit<O: TernaryRow>(_: O.Type) {
    add(O.self, [O.First.type, O.Second.type, O.Third.type], O.Result.type, .ternary(O.self))
  }

  mutating func visit<O: TernaryVectorRow>(_: O.Type) {
    add(O.self, [O.First.type, O.Second.type, O.Third.type], O.Result.type, .ternary(O.self))
  }

  mutating func visit<O: CheckedUnaryRow>(_: O.Type) {
    add(O.self, [O.Operand.type], O.Result.type, .unary(O.self)) { $0.canFail = true }
  }

  mutating func visit<O: CheckedBinaryRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, .binary(O.self)) { $0.canFail = true }
  }

  mutating func visit<O: CheckedBinaryVectorRow>(_: O.Type) {
    add(O.self, [O.Left.type, O.Right.type], O.Result.type, .binary(O.self)) { $0.canFail = true }
  }

  mutating func visit<O: TextRow>(_: O.Type) {
    add(O.self, [.str], O.Result.type, .unary(O.self))
  }

  mutating func visit<O: CheckedTextRow>(_: O.Type) {
    add(O.self, [.str, O.Right.type], O.Result.type, .binary(O.self)) { $0.canFail = true }
  }

  mutating func visit<O: ComparisonRow>(_: O.Type) {
    add(O.self, [O.operand, O.operand], .bool, .binary(O.self)) { $0.comparison = O.comparison }
  }
}
