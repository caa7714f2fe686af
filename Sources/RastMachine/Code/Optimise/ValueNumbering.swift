/// Computes common values once, and reads copies from their source.
///
/// Every value that a slot may hold gets a number; an instruction whose operation and operand numbers have
/// been seen before, and whose value some slot still holds, becomes a copy of that slot. The walk goes down
/// the control flow: what a loop's condition computed is known in its body and after the loop, what one
/// branch computed is not known in the other (J. Cocke and J. T. Schwartz, Programming Languages and Their
/// Compilers, 1970, with the scopes of P. Briggs, K. Cooper and T. Simpson, Value Numbering, 1997).
struct ValueNumbering {
  /// What an instruction computes, regardless of where it writes it.
  private struct Expression: Hashable {
    var kind: Computation.Kind
    var operands: [Number]
  }

  /// The number of a slot's value, or a constant.
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
    case .compute(let computation): return .compute(numbered(computation))
    case .call, .print, .breakLoop, .continueLoop, .returnValue:
      table.write(read.writes)
      return read
    case .ifElse(let test, let then, let other): return branches(test, then, other)
    case .whileLoop(let condition, _, let body, let span):
      return loop(instruction, condition, body, span)
    case .forLoop(let slot, let low, var high, let body, let span):
      let written = body.written.union([slot.index])
      // The end is compared at each turn, but has the value that it had at the first.
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
      // A return from the middle of the region skips the rest.
      if body.dropLast().hasAnyReturn || (body.last?.blocks.contains(where: \.hasAnyReturn) ?? false) {
        table.rollBack(to: mark)
        table.forget(body.written)
      }
      return .region(inner, span)
    }
  }

  private mutating func branches(_ test: Test, _ then: [Instruction], _ other: [Instruction]) -> Instruction {
    let mark = table.mark
    // If a branch never reaches the end of the if, what it did is not seen after it; what the other one did
    // is.
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
      // The loop ends where its condition was last computed.
      table.rollBack(to: tested)
    }
    return .whileLoop(condition: before, test: test, body: turn, span)
  }

  /// The operand, read from the slot that first held its value.
  private func source(_ operand: Operand, _ shape: OperandShape) -> Operand {
    guard case .slot(let slot) = operand, shape.slots > 0 else { return operand }
    return .slot(Slot(index: table.source(slot.index..<slot.index + shape.slots)))
  }

  /// The computation, or a copy of its value if some slots already hold it. What did not fail once will not
  /// fail again.
  private mutating func numbered(_ computation: Computation) -> Computation {
    let d = computation.writes
    switch computation.kind {
    case .copy:
      if let source = computation.copiedSlot { table.copy(d, from: source.index) } else { table.write(d) }
      return computation
    case .fused, .equal, .test:
      table.write(d)
      return computation
    case .operation, .power:
      let operands = computation.operands.indices.flatMap {
        numbers(computation.operands[$0], computation.shape(of: $0))
      }
      let expression = Expression(kind: computation.kind, operands: operands)
      if let slot = table.holder(of: expression, slots: d.count) {
        table.copy(d, from: slot)
        return .copy(computation.destination, .slot(Slot(index: slot)), slots: d.count)
      }
      table.write(d)
      table.note(expression, d)
      return computation
    }
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
      case .compute, .call, .print, .breakLoop, .continueLoop: false
      }
    }
  }
}
