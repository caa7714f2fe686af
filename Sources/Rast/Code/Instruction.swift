/// Three-address code with structured control flow: each instruction reads operands and writes one slot (or
/// as many as the value has). It is what the backends make thunks of.
indirect enum Instruction: Sendable {
  /// Copies so many slots, or writes a constant.
  case copy(Slot, Operand, slots: Int)
  case unary(UnaryOperation, Slot, Operand)
  case binary(BinaryOperation, Slot, Operand, Operand)
  case ternary(TernaryOperation, Slot, Operand, Operand, Operand)
  /// d = (a ∘ b) • c, in one step.
  case fusedLeft(FusedOperations, Slot, Operand, Operand, Operand)
  /// d = c • (a ∘ b), in one step.
  case fusedRight(FusedOperations, Slot, Operand, Operand, Operand)
  case complexPower(Slot, Operand, Int)
  /// d = 1 if the values of a and b, made of the given leaves, are equal, else 0.
  case equal(Slot, Operand, Operand, [Leaf])
  /// d = 1 if the test holds, else 0.
  case set(Slot, Test)
  case checked(CheckedOperation, Slot, Operand, Operand, Span)
  /// d = a, if that is a Unicode scalar.
  case scalar(Slot, Operand, Span)
  case call(Call)
  case print([(Operand, Type)])
  case ifElse(Test, then: [Instruction], else: [Instruction])
  /// Runs `condition`, and if `test` then holds pays for a turn, runs `body` and begins again.
  case whileLoop(condition: [Instruction], test: Test, body: [Instruction], Span)
  /// Runs the body for each int from `low` up to, not including, `high`.
  case forLoop(Slot, low: Operand, high: Operand, body: [Instruction], Span)
  case breakLoop
  case continueLoop
  /// Ends the function, or the region that its code was put into.
  case returnValue
  /// A function's code in place of a call of it, which is paid for at the span.
  case region([Instruction], Span)

  /// A call: copies the arguments into the callee's parameters, and its value back.
  struct Call: Sendable {
    var function: Int
    var arguments: Slot
    var argumentSlots: Int
    var result: Slot
    var resultSlots: Int
    var span: Span
  }

  /// One slot of a larger value, as equality sees it.
  enum Leaf: Hashable, Sendable {
    /// Compared as it is: int, bool, char, str.
    case word
    case float
  }
}

/// Two operations in one instruction, both on floats or both on complex numbers.
struct FusedOperations: Hashable, Sendable {
  /// The operation that comes first, ∘.
  var inner: FusibleOperation
  /// The one on its result, •.
  var outer: FusibleOperation

  /// The pair, if there is such an instruction.
  init?(inner: BinaryOperation, outer: BinaryOperation) {
    guard inner.operand == outer.operand, let inner = FusibleOperation(inner),
      let outer = FusibleOperation(outer)
    else { return nil }
    (self.inner, self.outer) = (inner, outer)
  }
}

/// The operations of which `FusedOperations` are made: those that take a machine instruction or a few.
enum FusibleOperation: CaseIterable, Hashable, Sendable {
  case floatAdd, floatSubtract, floatMultiply
  case complexAdd, complexSubtract, complexMultiply

  /// The same operation, if it is one of these.
  init?(_ operation: BinaryOperation) {
    guard let same = FusibleOperation.allCases.first(where: { $0.operation == operation }) else { return nil }
    self = same
  }

  /// The operation by itself.
  var operation: BinaryOperation {
    switch self {
    case .floatAdd: .floatAdd
    case .floatSubtract: .floatSubtract
    case .floatMultiply: .floatMultiply
    case .complexAdd: .complexAdd
    case .complexSubtract: .complexSubtract
    case .complexMultiply: .complexMultiply
    }
  }
}

/// A condition that is looked at without being stored, and that can neither fail nor change anything.
indirect enum Test: Hashable, Sendable {
  case constant(Bool)
  /// The slot is not 0.
  case isTrue(Slot)
  case compareInts(Comparison, Operand, Operand)
  case compareFloats(Comparison, Operand, Operand)
  /// Compares the sum of the first two.
  case compareSum(Comparison, Operand, Operand, Operand)
  /// Compares re² + im² of the complex operand.
  case compareNorm(Comparison, Operand, Operand)
  case compareComplex(isEqual: Bool, Operand, Operand)
  case not(Test)
  case and(Test, Test)
  case or(Test, Test)
}

/// The six comparisons.
enum Comparison: Hashable, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  /// The comparison that holds for (b, a) where this one holds for (a, b).
  var flipped: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension BinaryOperation {
  /// The comparison that the operation makes, if it makes one.
  var comparison: Comparison? {
    switch self {
    case .intEqual, .floatEqual, .complexEqual, .boolEqual, .charEqual, .strEqual: .equal
    case .intNotEqual, .floatNotEqual, .complexNotEqual, .boolNotEqual, .charNotEqual, .strNotEqual: .notEqual
    case .intLess, .floatLess, .charLess: .less
    case .intLessOrEqual, .floatLessOrEqual, .charLessOrEqual: .lessOrEqual
    case .intGreater, .floatGreater, .charGreater: .greater
    case .intGreaterOrEqual, .floatGreaterOrEqual, .charGreaterOrEqual: .greaterOrEqual
    case .intAdd, .intSubtract, .intMultiply, .intMin, .intMax,
      .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatRemainder, .floatPower,
      .atan2, .hypot, .floatMin, .floatMax, .complexMake, .polar,
      .complexAdd, .complexSubtract, .complexMultiply, .complexDivide, .complexPower:
      nil
    }
  }
}
