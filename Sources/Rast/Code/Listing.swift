/// Three-address code as text, to read and to test: a line an instruction, blocks indented.
///
///     s6 = complexAdd (complexMultiply s6, s6), s3
struct Listing {
  private var lines: [String] = []

  /// The code of a whole program: its own function first.
  static func text(_ program: ProgramCode) -> String {
    ([program.main] + program.functions).map { text($0) }.joined(separator: "\n")
  }

  /// The code of a function.
  static func text(_ function: FunctionCode) -> String {
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
    case .copy(let d, let a, let slots):
      line("\(name(d)) = \(name(a))" + (slots > 1 && !a.isConstant ? " (\(slots) slots)" : ""), depth)
    case .unary(let operation, let d, let a): line("\(name(d)) = \(operation) \(name(a))", depth)
    case .binary(let operation, let d, let a, let b):
      line("\(name(d)) = \(operation) \(name(a)), \(name(b))", depth)
    case .ternary(let operation, let d, let a, let b, let c):
      line("\(name(d)) = \(operation) \(name(a)), \(name(b)), \(name(c))", depth)
    case .fusedLeft(let operations, let d, let a, let b, let c):
      line("\(name(d)) = \(operations.outer) (\(operations.inner) \(name(a)), \(name(b))), \(name(c))", depth)
    case .fusedRight(let operations, let d, let a, let b, let c):
      line("\(name(d)) = \(operations.outer) \(name(c)), (\(operations.inner) \(name(a)), \(name(b)))", depth)
    case .complexPower(let d, let a, let exponent): line("\(name(d)) = \(name(a)) ^ \(exponent)", depth)
    case .equal(let d, let a, let b, let leaves):
      line("\(name(d)) = \(name(a)) == \(name(b)) (\(leaves.count) slots)", depth)
    case .set(let d, let test): line("\(name(d)) = \(name(test))", depth)
    case .checked(let operation, let d, let a, let b, _):
      line("\(name(d)) = \(operation) \(name(a)), \(name(b)) or fail", depth)
    case .scalar(let d, let a, _): line("\(name(d)) = scalar \(name(a)) or fail", depth)
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
      "\(name(a)) \(comparison.symbol) \(name(b))"
    case .compareSum(let comparison, let a, let b, let c):
      "\(name(a)) + \(name(b)) \(comparison.symbol) \(name(c))"
    case .compareNorm(let comparison, let z, let b): "norm \(name(z)) \(comparison.symbol) \(name(b))"
    case .compareComplex(let isEqual, let a, let b): "\(name(a)) \(isEqual ? "==" : "!=") \(name(b))"
    case .not(let inner): "!(\(name(inner)))"
    case .and(let one, let two): "(\(name(one)) && \(name(two)))"
    case .or(let one, let two): "(\(name(one)) || \(name(two)))"
    }
  }
}

extension Comparison {
  /// The comparison as it is written.
  fileprivate var symbol: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}

extension TypedProgram {
  /// The three-address code that the compiled backends make thunks of, as text.
  ///
  /// - Throws: E0503 if a function needs too large a frame.
  public func codeListing() throws(CompileErrors) -> String { Listing.text(try ProgramCode(self)) }
}
