/// Computes common values once, and reads copies where they come from.
///
/// Every value that a slot may hold gets a number; an instruction whose operation and operands have numbers
/// that were met before, and whose value some slot still holds, becomes a copy of that. The walk goes down the
/// control flow: what a loop's condition computed is known in its body and behind the loop, what one branch
/// computed is not known in the other (J. Cocke and J. T. Schwartz, Programming Languages and Their Compilers,
/// 1970, with the scopes of P. Briggs, K. Cooper and T. Simpson, Value Numbering, 1997).
struct ValueNumbering {
  /// What an instruction computes, whatever it writes.
  private struct Expression: Hashable {
    var operation: Operation
    var operands: [Number]

    enum Operation: Hashable {
      case unary(UnaryOperation)
      case binary(BinaryOperation)
      case ternary(TernaryOperation)
      case complexPower(Int)
      case checked(CheckedOperation)
      case scalar
    }
  }

  /// The number of what one slot holds, or a constant.
  private enum Number: Hashable {
    case value(Int)
    case int(Int)
    case float(UInt64)
  }

  private var table: ValueTable<Expression>

  static func run(_ function: inout FunctionCode) {
    var pass = ValueNumbering(table: ValueTable(slots: function.slots, firstMovable: function.firstMovable))
    function.instructions = pass.block(function.instructions)
  }

  private mutating func block(_ code: [Instruction]) -> [Instruction] {
    code.map { instruction($0) }
  }

  private mutating func instruction(_ instruction: Instruction) -> Instruction {
    let read = instruction.mappingOperands { source($0, $1) }
    switch read {
    case .copy(let d, let a, let slots):
      if case .slot(let slot) = a {
        table.copy(d.index..<d.index + slots, from: slot.index)
      } else {
        table.write(d.index..<d.index + slots)
      }
      return read
    case .unary(let operation, _, let a): return known(read, .unary(operation), [a], .init(operation.operand))
    case .binary(let operation, _, let a, let b):
      return known(read, .binary(operation), [a, b], .init(operation.operand))
    case .ternary(let operation, _, let a, let b, let c):
      return known(read, .ternary(operation), [a, b, c], .init(operation.operand))
    case .complexPower(_, let a, let exponent): return known(read, .complexPower(exponent), [a], .complex)
    case .checked(let operation, _, let a, let b, _):
      // What did not fail once will not fail again.
      return known(read, .checked(operation), [a, b], .word)
    case .scalar(_, let a, _): return known(read, .scalar, [a], .word)
    case .fusedLeft, .fusedRight, .equal, .set, .call, .print, .breakLoop, .continueLoop, .returnValue:
      table.write(read.writes)
      return read
    case .ifElse(let test, let then, let other): return branches(test, then, other)
    case .whileLoop(let condition, _, let body, let span):
      return loop(instruction, condition, body, span)
    case .forLoop(let slot, let low, var high, let body, let span):
      let written = body.written.union([slot.index])
      // The end is compared with at each turn, but is what it was at the first.
      if case .slot(let source) = high, written.contains(source.index),
        case .forLoop(_, _, let original, _, _) = instruction
      {
        high = original
      }
      table.forget(written)
      let mark = table.mark
      let turn = block(body)
      table.rollBack(to: mark)
      table.forget(written)
      return .forLoop(slot, low: low, high: high, body: turn, span)
    case .region(let body, let span):
      let mark = table.mark
      let inner = block(body)
      // A return from the middle of it leaves out the rest.
      if body.dropLast().hasAnyReturn || (body.last?.blocks.contains(where: \.hasAnyReturn) ?? false) {
        table.rollBack(to: mark)
        table.forget(body.written)
      }
      return .region(inner, span)
    }
  }

  private mutating func branches(_ test: Test, _ then: [Instruction], _ other: [Instruction]) -> Instruction {
    let mark = table.mark
    // What a branch that never comes to the end of the if did is not seen behind it: the other one's is.
    if then.last?.isJump ?? false {
      let one = block(then)
      table.rollBack(to: mark)
      return .ifElse(test, then: one, else: block(other))
    }
    let two = block(other)
    table.rollBack(to: mark)
    let one = block(then)
    if !(other.last?.isJump ?? false) {
      table.rollBack(to: mark)
      table.forget(then.written.union(other.written))
    }
    return .ifElse(test, then: one, else: two)
  }

  private mutating func loop(
    _ instruction: Instruction, _ condition: [Instruction], _ body: [Instruction], _ span: Span
  ) -> Instruction {
    let written = condition.written.union(body.written)
    table.forget(written)
    let head = table.mark
    let before = block(condition)
    guard
      case .whileLoop(_, let test, _, _) = instruction.mappingOperands({ source($0, $1) })
    else { return instruction }
    let tested = table.mark
    let turn = block(body)
    if body.hasAnyJump || condition.hasAnyJump {
      table.rollBack(to: head)
      table.forget(written)
    } else {
      // The loop ends where its condition was computed last.
      table.rollBack(to: tested)
    }
    return .whileLoop(condition: before, test: test, body: turn, span)
  }

  /// The operand, read where its value was first.
  private func source(_ operand: Operand, _ shape: OperandShape) -> Operand {
    guard case .slot(let slot) = operand, shape.slots > 0 else { return operand }
    return .slot(Slot(index: table.source(slot.index..<slot.index + shape.slots)))
  }

  /// The instruction, or a copy of its value where some slots hold that already.
  private mutating func known(
    _ instruction: Instruction, _ operation: Expression.Operation, _ operands: [Operand],
    _ shape: OperandShape
  ) -> Instruction {
    let expression = Expression(operation: operation, operands: operands.flatMap { numbers($0, shape) })
    let d = instruction.writes
    if let slot = table.holder(of: expression, slots: d.count) {
      table.copy(d, from: slot)
      return .copy(Slot(index: d.lowerBound), .slot(Slot(index: slot)), slots: d.count)
    }
    table.write(d)
    table.note(expression, d)
    return instruction
  }

  private func numbers(_ operand: Operand, _ shape: OperandShape) -> [Number] {
    switch operand {
    case .slot(let slot): (0..<shape.slots).map { .value(table.number(slot.index + $0)) }
    case .int(let value): [.int(value)]
    case .float(let value): [.float(value.bitPattern)]
    case .complex(let value): [.float(value.re.bitPattern), .float(value.im.bitPattern)]
    }
  }
}

extension Collection where Element == Instruction {
  /// Whether a function's code, or a part of it, returns anywhere; inner regions return to themselves.
  fileprivate var hasAnyReturn: Bool {
    contains { instruction in
      switch instruction {
      case .returnValue: true
      case .region: false
      case .ifElse, .whileLoop, .forLoop: instruction.blocks.contains(where: \.hasAnyReturn)
      case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
        .scalar, .call, .print, .breakLoop, .continueLoop:
        false
      }
    }
  }
}
