extension ThunkMaker {
  func unary(_ operation: UnaryOperation, _ d: Slot, _ a: Operand) -> Step {
    switch operation {
    case .intNegate: step(Unary.IntNegate.self, d, a)
    case .intAbs: step(Unary.IntAbs.self, d, a)
    case .intSign: step(Unary.IntSign.self, d, a)
    case .intToFloat: step(Unary.IntToFloat.self, d, a)
    case .intToComplex: step(Unary.IntToComplex.self, d, a)
    case .floatNegate: step(Unary.FloatNegate.self, d, a)
    case .floatAbs: step(Unary.FloatAbs.self, d, a)
    case .floatSign: step(Unary.FloatSign.self, d, a)
    case .floatToInt: step(Unary.FloatToInt.self, d, a)
    case .floatToComplex: step(Unary.FloatToComplex.self, d, a)
    case .sqrt: step(Unary.Sqrt.self, d, a)
    case .cbrt: function(FloatMath.cbrt, d, a)
    case .exp: function(FloatMath.exp, d, a)
    case .ln: function(FloatMath.ln, d, a)
    case .log2: function(FloatMath.log2, d, a)
    case .log10: function(FloatMath.log10, d, a)
    case .sin: function(FloatMath.sin, d, a)
    case .cos: function(FloatMath.cos, d, a)
    case .tan: function(FloatMath.tan, d, a)
    case .asin: function(FloatMath.asin, d, a)
    case .acos: function(FloatMath.acos, d, a)
    case .atan: function(FloatMath.atan, d, a)
    case .sinh: function(FloatMath.sinh, d, a)
    case .cosh: function(FloatMath.cosh, d, a)
    case .tanh: function(FloatMath.tanh, d, a)
    case .asinh: function(FloatMath.asinh, d, a)
    case .acosh: function(FloatMath.acosh, d, a)
    case .atanh: function(FloatMath.atanh, d, a)
    case .floor: step(Unary.Floor.self, d, a)
    case .ceil: step(Unary.Ceil.self, d, a)
    case .round: function(FloatMath.round, d, a)
    case .trunc: step(Unary.Trunc.self, d, a)
    case .fract: step(Unary.Fract.self, d, a)
    case .complexNegate: step(Unary.ComplexNegate.self, d, a)
    case .complexRe: step(Unary.ComplexRe.self, d, a)
    case .complexIm: step(Unary.ComplexIm.self, d, a)
    case .complexAbs: function(ComplexMath.abs, d, a)
    case .complexNorm: step(Unary.ComplexNorm.self, d, a)
    case .complexArg: function(ComplexMath.arg, d, a)
    case .complexConj: step(Unary.ComplexConj.self, d, a)
    case .complexExp: function(ComplexMath.exp, d, a)
    case .complexLn: function(ComplexMath.ln, d, a)
    case .complexSqrt: function(ComplexMath.sqrt, d, a)
    case .complexSin: function(ComplexMath.sin, d, a)
    case .complexCos: function(ComplexMath.cos, d, a)
    case .complexTan: function(ComplexMath.tan, d, a)
    case .complexSinh: function(ComplexMath.sinh, d, a)
    case .complexCosh: function(ComplexMath.cosh, d, a)
    case .complexTanh: function(ComplexMath.tanh, d, a)
    case .complexAsin: function(ComplexMath.asin, d, a)
    case .complexAcos: function(ComplexMath.acos, d, a)
    case .complexAtan: function(ComplexMath.atan, d, a)
    case .complexAsinh: function(ComplexMath.asinh, d, a)
    case .complexAcosh: function(ComplexMath.acosh, d, a)
    case .complexAtanh: function(ComplexMath.atanh, d, a)
    case .complexFloor: function(ComplexMath.floor, d, a)
    case .complexCeil: function(ComplexMath.ceil, d, a)
    case .complexRound: function(ComplexMath.round, d, a)
    case .complexTrunc: function(ComplexMath.trunc, d, a)
    case .not: step(Unary.Not.self, d, a)
    case .boolToInt, .charToInt: copy(d, a, slots: 1)
    case .strLength: stringLength(d, a)
    }
  }

  func binary(_ operation: BinaryOperation, _ d: Slot, _ a: Operand, _ b: Operand) -> Step {
    switch operation {
    case .intAdd: step(Binary.IntAdd.self, d, a, b)
    case .intSubtract: step(Binary.IntSubtract.self, d, a, b)
    case .intMultiply: step(Binary.IntMultiply.self, d, a, b)
    case .intMin: step(Binary.IntMin.self, d, a, b)
    case .intMax: step(Binary.IntMax.self, d, a, b)
    case .floatAdd: step(Binary.FloatAdd.self, d, a, b)
    case .floatSubtract: step(Binary.FloatSubtract.self, d, a, b)
    case .floatMultiply: step(Binary.FloatMultiply.self, d, a, b)
    case .floatDivide: step(Binary.FloatDivide.self, d, a, b)
    case .floatRemainder: function(FloatMath.remainder, d, a, b)
    case .floatPower: function(FloatMath.power, d, a, b)
    case .atan2: function(FloatMath.atan2, d, a, b)
    case .hypot: function(FloatMath.hypot, d, a, b)
    case .floatMin: step(Binary.FloatMin.self, d, a, b)
    case .floatMax: step(Binary.FloatMax.self, d, a, b)
    case .complexMake: step(Binary.ComplexMake.self, d, a, b)
    case .polar: function(ComplexMath.polar, d, a, b)
    case .complexAdd: step(Binary.ComplexAdd.self, d, a, b)
    case .complexSubtract: step(Binary.ComplexSubtract.self, d, a, b)
    case .complexMultiply: step(Binary.ComplexMultiply.self, d, a, b)
    case .complexDivide: step(Binary.ComplexDivide.self, d, a, b)
    case .complexPower: function(ComplexMath.power, d, a, b)
    case .intEqual, .intNotEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual,
      .boolEqual, .boolNotEqual, .strEqual, .strNotEqual,
      .charEqual, .charNotEqual, .charLess, .charLessOrEqual, .charGreater, .charGreaterOrEqual:
      set(d, .compareInts(operation.comparison ?? .equal, a, b))
    case .floatEqual, .floatNotEqual, .floatLess, .floatLessOrEqual, .floatGreater, .floatGreaterOrEqual:
      set(d, .compareFloats(operation.comparison ?? .equal, a, b))
    case .complexEqual, .complexNotEqual: set(d, .compareComplex(isEqual: operation == .complexEqual, a, b))
    }
  }

  func ternary(_ operation: TernaryOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand) -> Step {
    switch operation {
    case .intClamp: function(IntMath.clamp, d, a, b, c)
    case .floatClamp: function(FloatMath.clamp, d, a, b, c)
    case .mix: function(FloatMath.mix, d, a, b, c)
    case .smoothstep: function(FloatMath.smoothstep, d, a, b, c)
    }
  }

  // MARK: Cheap operations, compiled into their thunks

  func step<O: UnaryThunk>(_: O.Type, _ d: Slot, _ a: Operand) -> Step {
    let d = d.index * slotSize
    switch Place<O.Operand>(a) {
    case .cell(let a): return Step { $0.write(O.apply(a.read($0)), d) }
    case .immediate(let a):
      let value = O.apply(a.value)
      return Step { $0.write(value, d) }
    }
  }

  func step<O: BinaryThunk>(_: O.Type, _ d: Slot, _ a: Operand, _ b: Operand) -> Step {
    let d = d.index * slotSize
    switch (Place<O.Operand>(a), Place<O.Operand>(b)) {
    case (.cell(let a), .cell(let b)): return Step { $0.write(O.apply(a.read($0), b.read($0)), d) }
    case (.cell(let a), .immediate(let b)): return Step { $0.write(O.apply(a.read($0), b.value), d) }
    case (.immediate(let a), .cell(let b)): return Step { $0.write(O.apply(a.value, b.read($0)), d) }
    case (.immediate(let a), .immediate(let b)):
      let value = O.apply(a.value, b.value)
      return Step { $0.write(value, d) }
    }
  }

  // MARK: Functions that take longer than a call

  private func function<A: FrameValue, R: FrameValue>(_ body: @escaping (A) -> R, _ d: Slot, _ a: Operand)
    -> Step
  {
    let d = d.index * slotSize
    switch Place<A>(a) {
    case .cell(let a): return Step { $0.write(body(a.read($0)), d) }
    case .immediate(let a): return Step { $0.write(body(a.value), d) }
    }
  }

  private func function<A: FrameValue, R: FrameValue>(
    _ body: @escaping (A, A) -> R, _ d: Slot, _ a: Operand, _ b: Operand
  ) -> Step {
    let d = d.index * slotSize
    switch (Place<A>(a), Place<A>(b)) {
    case (.cell(let a), .cell(let b)): return Step { $0.write(body(a.read($0), b.read($0)), d) }
    case (.cell(let a), .immediate(let b)): return Step { $0.write(body(a.read($0), b.value), d) }
    case (.immediate(let a), .cell(let b)): return Step { $0.write(body(a.value, b.read($0)), d) }
    case (.immediate(let a), .immediate(let b)): return Step { $0.write(body(a.value, b.value), d) }
    }
  }

  private func function<A: FrameValue>(
    _ body: @escaping (A, A, A) -> A, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand
  ) -> Step {
    let d = d.index * slotSize
    let (a, b, c) = (Place<A>(a), Place<A>(b), Place<A>(c))
    return Step { $0.write(body(a.read($0), b.read($0), c.read($0)), d) }
  }
}

extension Place {
  /// Reads whichever it is; for thunks that are not worth a version for each.
  @inline(__always) func read(_ frame: Frame) -> Value {
    switch self {
    case .cell(let cell): cell.read(frame)
    case .immediate(let immediate): immediate.value
    }
  }
}
