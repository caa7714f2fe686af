/// Three-address code as text, for reading and for tests: one line per instruction, blocks indented.
///
///     s6 = complexAdd (complexMultiply s6, s6), s3
package struct Listing {
  private var lines: [String] = []

  /// The code of a whole program: its own function first.
  package static func text(_ program: ProgramCode) -> String {
    ([program.main] + program.functions).map { text($0) }.joined(separator: "\n")
  }

  /// The code of a function.
  package static func text(_ function: FunctionCode) -> String {
    var listing = Listing()
    let parameters = function.parameters.index..<function.parameters.index + function.parameterSlots
    let result = FunctionCode.output.index..<FunctionCode.output.index + function.outputSlots
    listing.lines.append(
      "\(function.name): \(function.slots) slots, value in \(name(result)), parameters in \(name(parameters))"
    )
    listing.append(function.instructions, 1)
    return listing.lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ slots: Range<Int>) -> String {
    switch slots.count {
    case 0: "none"
    case 1: "s\(slots.lowerBound)"
    default: "s\(slots.lowerBound)…s\(slots.upperBound - 1)"
    }
  }

  private mutating func line(_ text: String, _ depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func append(_ code: [Instruction], _ depth: Int) {
    for instruction in code { append(instruction, depth) }
  }

  private mutating func append(_ instruction: Instruction, _ depth: Int) {
    switch instruction {
    case .compute(let computation):
      line("\(name(computation.destination)) = \(text(computation))", depth)
    case .call(let call):
      line(
        "\(name(call.result)) = call \(call.function) with \(name(call.arguments)) (\(call.argumentSlots) slots)",
        depth)
    case .print(let values): line("print " + values.map { name($0.0) }.joined(separator: ", "), depth)
    case .ifElse(let test, let then, let other):
      line("if \(name(test))", depth)
      append(then, depth + 1)
      if !other.isEmpty {
        line("else", depth)
        append(other, depth + 1)
      }
    case .whileLoop(let condition, let test, let body, _):
      line("loop", depth)
      append(condition, depth + 1)
      line("while \(name(test))", depth)
      append(body, depth + 1)
    case .forLoop(let slot, let low, let high, let body, _):
      line("for \(name(slot)) in \(name(low))..\(name(high))", depth)
      append(body, depth + 1)
    case .region(let body, _):
      line("inlined", depth)
      append(body, depth + 1)
    case .breakLoop: line("break", depth)
    case .continueLoop: line("continue", depth)
    case .returnValue: line("return", depth)
    }
  }

  private func text(_ computation: Computation) -> String {
    let operands = computation.operands
    switch computation.kind {
    case .copy(let slots):
      return name(operands[0]) + (slots > 1 && !operands[0].isConstant ? " (\(slots) slots)" : "")
    case .operation(let operation):
      let text = "\(operation.name) \(operands.map { name($0) }.joined(separator: ", "))"
      return operation.canFail ? text + " or fail" : text
    case .fused(let fusion):
      let inner = "(\(fusion.name(fusion.inner)) \(name(operands[0])), \(name(operands[1])))"
      let (left, right) = fusion.isLeft ? (inner, name(operands[2])) : (name(operands[2]), inner)
      return "\(fusion.name(fusion.outer)) \(left), \(right)"
    case .power(let exponent): return "\(name(operands[0])) ^ \(exponent)"
    case .equal(let leaves): return "\(name(operands[0])) == \(name(operands[1])) (\(leaves.count) slots)"
    case .test(let test): return name(test)
    }
  }

  private func name(_ slot: Slot) -> String { "s\(slot.index)" }

  private func name(_ operand: Operand) -> String {
    switch operand {
    case .slot(let slot): name(slot)
    case .int(let value): String(value)
    case .float(let value): Value.float(value).description
    case .complex(let value): Value.complex(value).description
    }
  }

  private func name(_ test: Test) -> String {
    switch test {
    case .constant(let value): String(value)
    case .isTrue(let slot): name(slot)
    case .compareInts(let comparison, let a, let b), .compareFloats(let comparison, let a, let b):
      "\(name(a)) \(comparison.infix.rawValue) \(name(b))"
    case .compareSum(let comparison, let a, let b, let c):
      "\(name(a)) + \(name(b)) \(comparison.infix.rawValue) \(name(c))"
    case .compareNorm(let comparison, let z, let b): "norm \(name(z)) \(comparison.infix.rawValue) \(name(b))"
    case .compareComplex(let isEqual, let a, let b): "\(name(a)) \(isEqual ? "==" : "!=") \(name(b))"
    case .not(let inner): "!(\(name(inner)))"
    case .and(let one, let two): "(\(name(one)) && \(name(two)))"
    case .or(let one, let two): "(\(name(one)) || \(name(two)))"
    }
  }
}

extension Fusion {
  /// The name of one of its operations.
  fileprivate func name(_ arithmetic: Arithmetic) -> String {
    "\(family.type)" + "\(arithmetic)".prefix(1).uppercased() + "\(arithmetic)".dropFirst()
  }
}
