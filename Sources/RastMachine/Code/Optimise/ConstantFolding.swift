/// Computes what depends only on constants and params, and drops branches that such a value rules out.
///
/// A slot that exactly one instruction writes, with a constant, is that constant wherever it is read.
struct ConstantFolding {
  private let definitions: Definitions
  private let strings: StringTable
  /// The constants that slots are known to hold; a complex number is two of them.
  private var known: [Int: Operand] = [:]

  static func run(_ function: inout FunctionCode, _ strings: StringTable) {
    var pass = ConstantFolding(Definitions(function), strings)
    function.instructions = pass.fold(function.instructions)
  }

  private init(_ definitions: Definitions, _ strings: StringTable) {
    (self.definitions, self.strings) = (definitions, strings)
  }

  private mutating func fold(_ code: [Instruction]) -> [Instruction] {
    var result: [Instruction] = []
    result.reserveCapacity(code.count)
    for instruction in code {
      let read = known.isEmpty ? instruction : instruction.mappingOperands { constant($0, $1) }
      fold(read, into: &result)
      if let last = result.last, last.isJump { break }
    }
    return result
  }

  private mutating func fold(_ instruction: Instruction, into code: inout [Instruction]) {
    switch instruction {
    case .compute(let computation): code.append(.compute(folded(computation)))
    case .ifElse(let test, let then, let other):
      let test = test.folded
      if case .constant(let holds) = test {
        code += fold(holds ? then : other)
      } else {
        code.append(.ifElse(test, then: fold(then), else: fold(other)))
      }
    case .whileLoop(let condition, let test, let body, let span):
      let before = fold(condition)
      let test = test.mappingOperands { constant($0, $1) }.folded
      if case .constant(false) = test {
        // The condition is evaluated once, and the loop never turns.
        code += before
      } else {
        code.append(.whileLoop(condition: before, test: test, body: fold(body), span))
      }
    case .forLoop(let slot, let low, let high, let body, let span):
      code.append(.forLoop(slot, low: low, high: high, body: fold(body), span))
    case .region(let body, let span): code.append(.region(fold(body), span))
    case .call, .print, .breakLoop, .continueLoop, .returnValue: code.append(instruction)
    }
  }

  /// The computation, or a copy of the constant that it yields.
  private mutating func folded(_ computation: Computation) -> Computation {
    var result = computation.withExponent
    if case .test(let test) = computation.kind { result.kind = .test(test.folded) }
    if let value = constant(result) { result = .copy(result.destination, value, slots: result.resultSlots) }
    if case .copy = result.kind, result.operands[0].isConstant {
      note(result.destination, result.operands[0], result.resultSlots)
    }
    return result
  }

  /// The constant that a computation yields, if it yields one.
  private func constant(_ computation: Computation) -> Operand? {
    let operands = computation.operands
    switch computation.kind {
    case .copy(let slots):
      // Two floats may form a complex number.
      let value = slots == 2 ? constant(operands[0], .complex) : operands[0]
      return value.isConstant ? value : nil
    case .operation(let operation):
      let values = zip(operands, operation.operands).compactMap { value($0, $1) }
      guard values.count == operands.count else { return nil }
      // What fails is left to fail at run time.
      return (try? operation.evaluation.apply(values)).flatMap(Operand.init)
    case .power(let exponent):
      guard case .complex(let z) = operands[0] else { return nil }
      return .complex(WholePower.apply(z, exponent))
    case .test(let test):
      guard case .constant(let holds) = test else { return nil }
      return .int(holds ? 1 : 0)
    case .fused, .equal: return nil
    }
  }

  /// The value of a constant operand of the given type.
  private func value(_ operand: Operand, _ type: Type) -> Value? {
    switch operand {
    case .slot: nil
    case .float(let value): .float(value)
    case .complex(let value): .complex(value)
    case .int(let value):
      switch type {
      case .bool: .bool(value != 0)
      case .char: Unicode.Scalar(UInt32(truncatingIfNeeded: value)).map(Value.char)
      // Creating one for each instruction that reads it would take time.
      case .str: strings.texts[value].count <= 256 ? .str(strings.text(value)) : nil
      case .int: .int(value)
      case .unit, .float, .complex, .tuple: nil
      }
    }
  }

  private mutating func note(_ d: Slot, _ value: Operand, _ slots: Int) {
    guard definitions.areSingle(d.index..<d.index + slots) else { return }
    if case .complex(let z) = value {
      (known[d.index], known[d.index + 1]) = (.float(z.re), .float(z.im))
    } else {
      known[d.index] = value
    }
  }

  /// The constant that an operand is, if it is known.
  private func constant(_ operand: Operand, _ shape: OperandShape) -> Operand {
    guard case .slot(let slot) = operand, let first = known[slot.index] else { return operand }
    switch (shape, first, known[slot.index + 1]) {
    case (.word, _, _): return first
    case (.complex, .float(let re), .float(let im)?): return .complex(Complex(re, im))
    case (.complex, _, _), (.block, _, _): return operand
    }
  }
}

extension Computation {
  /// A power whose exponent is a constant, as the multiplications by which it is computed.
  fileprivate var withExponent: Computation {
    guard case .operation(let operation) = kind, operands.count == 2 else { return self }
    let exponent: Int?
    switch operands[1] {
    case .int(let value): exponent = operation == .complexIntPower ? value : nil
    case .float(let value): exponent = operation == .floatPower ? WholePower.exponent(value) : nil
    case .complex(let value): exponent = operation == .complexPower ? WholePower.exponent(value) : nil
    case .slot: exponent = nil
    }
    guard let exponent else { return self }
    var copy = self
    if exponent == 2 {
      copy.kind = .operation(operation == .floatPower ? .floatMultiply : .complexMultiply)
      copy.operands = [operands[0], operands[0]]
    } else if operation != .floatPower {
      copy.kind = .power(exponent)
      copy.operands = [operands[0]]
    }
    return copy
  }
}

extension Operand {
  /// The constant for a value; nil if it cannot be embedded in an instruction.
  fileprivate init?(_ value: Value) {
    switch value {
    case .bool(let value): self = .int(value ? 1 : 0)
    case .char(let value): self = .int(Int(value.value))
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .complex(let value): self = .complex(value)
    case .unit, .str, .tuple: return nil
    }
  }
}

extension Test {
  /// The test, or its outcome if the operands decide it.
  fileprivate var folded: Test {
    switch self {
    case .compareInts(let comparison, .int(let a), .int(let b)): return .constant(comparison.holds(a, b))
    case .compareFloats(let comparison, .float(let a), .float(let b)):
      return .constant(comparison.holds(a, b))
    case .compareNorm(let comparison, .complex(let z), let b):
      return Test.compareFloats(comparison, .float(ComplexNorm.apply(z)), b).folded
    case .compareComplex(let isEqual, .complex(let a), .complex(let b)): return .constant((a == b) == isEqual)
    case .not(let inner):
      switch inner.folded {
      case .constant(let holds): return .constant(!holds)
      case .not(let test): return test
      case let test: return .not(test)
      }
    case .and(let one, let two):
      switch (one.folded, two.folded) {
      case (.constant(false), _), (_, .constant(false)): return .constant(false)
      case (.constant(true), let test), (let test, .constant(true)): return test
      case (let one, let two): return .and(one, two)
      }
    case .or(let one, let two):
      switch (one.folded, two.folded) {
      case (.constant(true), _), (_, .constant(true)): return .constant(true)
      case (.constant(false), let test), (let test, .constant(false)): return test
      case (let one, let two): return .or(one, two)
      }
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex:
      return self
    }
  }
}
