extension LaneMaker {
  func place<V: LaneValue>(_ operand: Operand, _: V.Type) -> LanePlace<V> {
    if case .slot(let slot) = operand {
      return .register(LaneRegister(offset: offset(slot), stride: stride))
    }
    guard let value = V(operand) else { preconditionFailure("lowering gave an operand of another type") }
    return .constant(LaneConstant(value: value))
  }

  func unary(_ operation: UnaryOperation, _ d: Slot, _ a: Operand) -> LaneStep {
    switch operation {
    case .intNegate: step(LaneUnaries.IntNegate.self, d, a)
    case .intAbs: step(LaneUnaries.IntAbs.self, d, a)
    case .intSign: each(IntMath.sign, d, a)
    case .intToFloat: each({ (a: Int) in Double(a) }, d, a)
    case .intToComplex: each({ (a: Int) in Complex(Double(a), 0) }, d, a)
    case .floatNegate: step(LaneUnaries.FloatNegate.self, d, a)
    case .floatAbs: step(LaneUnaries.FloatAbs.self, d, a)
    case .floatSign: step(LaneUnaries.FloatSign.self, d, a)
    case .floatToInt: each(IntMath.truncating, d, a)
    case .floatToComplex: step(LaneUnaries.FloatToComplex.self, d, a)
    case .sqrt: step(LaneUnaries.Sqrt.self, d, a)
    case .cbrt: each(FloatMath.cbrt, d, a)
    case .exp: each(FloatMath.exp, d, a)
    case .ln: each(FloatMath.ln, d, a)
    case .log2: each(FloatMath.log2, d, a)
    case .log10: each(FloatMath.log10, d, a)
    case .sin: each(FloatMath.sin, d, a)
    case .cos: each(FloatMath.cos, d, a)
    case .tan: each(FloatMath.tan, d, a)
    case .asin: each(FloatMath.asin, d, a)
    case .acos: each(FloatMath.acos, d, a)
    case .atan: each(FloatMath.atan, d, a)
    case .sinh: each(FloatMath.sinh, d, a)
    case .cosh: each(FloatMath.cosh, d, a)
    case .tanh: each(FloatMath.tanh, d, a)
    case .asinh: each(FloatMath.asinh, d, a)
    case .acosh: each(FloatMath.acosh, d, a)
    case .atanh: each(FloatMath.atanh, d, a)
    case .floor: step(LaneUnaries.Floor.self, d, a)
    case .ceil: step(LaneUnaries.Ceil.self, d, a)
    case .round: step(LaneUnaries.Round.self, d, a)
    case .trunc: step(LaneUnaries.Trunc.self, d, a)
    case .fract: step(LaneUnaries.Fract.self, d, a)
    case .complexNegate: step(LaneUnaries.ComplexNegate.self, d, a)
    case .complexRe: step(LaneUnaries.ComplexRe.self, d, a)
    case .complexIm: step(LaneUnaries.ComplexIm.self, d, a)
    case .complexAbs: each(ComplexMath.abs, d, a)
    case .complexNorm: step(LaneUnaries.ComplexNorm.self, d, a)
    case .complexArg: each(ComplexMath.arg, d, a)
    case .complexConj: step(LaneUnaries.ComplexConj.self, d, a)
    case .complexExp: each(ComplexMath.exp, d, a)
    case .complexLn: each(ComplexMath.ln, d, a)
    case .complexSqrt: each(ComplexMath.sqrt, d, a)
    case .complexSin: each(ComplexMath.sin, d, a)
    case .complexCos: each(ComplexMath.cos, d, a)
    case .complexTan: each(ComplexMath.tan, d, a)
    case .complexSinh: each(ComplexMath.sinh, d, a)
    case .complexCosh: each(ComplexMath.cosh, d, a)
    case .complexTanh: each(ComplexMath.tanh, d, a)
    case .complexAsin: each(ComplexMath.asin, d, a)
    case .complexAcos: each(ComplexMath.acos, d, a)
    case .complexAtan: each(ComplexMath.atan, d, a)
    case .complexAsinh: each(ComplexMath.asinh, d, a)
    case .complexAcosh: each(ComplexMath.acosh, d, a)
    case .complexAtanh: each(ComplexMath.atanh, d, a)
    case .complexFloor: step(LaneUnaries.Parts<LaneUnaries.Floor>.self, d, a)
    case .complexCeil: step(LaneUnaries.Parts<LaneUnaries.Ceil>.self, d, a)
    case .complexRound: step(LaneUnaries.Parts<LaneUnaries.Round>.self, d, a)
    case .complexTrunc: step(LaneUnaries.Parts<LaneUnaries.Trunc>.self, d, a)
    case .not: step(LaneUnaries.Not.self, d, a)
    case .boolToInt, .charToInt: copy(d, a, slots: 1)
    case .strLength: stringLength(d, a)
    }
  }

  func binary(_ operation: BinaryOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ context: Context)
    -> LaneStep
  {
    switch operation {
    case .intAdd: step(LaneBinaries.IntAdd.self, d, a, b)
    case .intSubtract: step(LaneBinaries.IntSubtract.self, d, a, b)
    case .intMultiply: step(LaneBinaries.IntMultiply.self, d, a, b)
    case .intMin: step(LaneBinaries.IntMin.self, d, a, b)
    case .intMax: step(LaneBinaries.IntMax.self, d, a, b)
    case .floatAdd: step(LaneBinaries.FloatAdd.self, d, a, b)
    case .floatSubtract: step(LaneBinaries.FloatSubtract.self, d, a, b)
    case .floatMultiply: step(LaneBinaries.FloatMultiply.self, d, a, b)
    case .floatDivide: step(LaneBinaries.FloatDivide.self, d, a, b)
    case .floatRemainder: each(FloatMath.remainder, d, a, b)
    case .floatPower: each(FloatMath.power, d, a, b)
    case .atan2: each(FloatMath.atan2, d, a, b)
    case .hypot: each(FloatMath.hypot, d, a, b)
    case .floatMin: step(LaneBinaries.FloatMin.self, d, a, b)
    case .floatMax: step(LaneBinaries.FloatMax.self, d, a, b)
    case .complexMake: step(LaneBinaries.ComplexMake.self, d, a, b)
    case .polar: each(ComplexMath.polar, d, a, b)
    case .complexAdd: step(LaneBinaries.ComplexAdd.self, d, a, b)
    case .complexSubtract: step(LaneBinaries.ComplexSubtract.self, d, a, b)
    case .complexMultiply: step(LaneBinaries.ComplexMultiply.self, d, a, b)
    case .complexDivide: step(LaneBinaries.ComplexDivide.self, d, a, b)
    case .complexPower: each(ComplexMath.power, d, a, b)
    case .intEqual, .intNotEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual,
      .boolEqual, .boolNotEqual, .strEqual, .strNotEqual,
      .charEqual, .charNotEqual, .charLess, .charLessOrEqual, .charGreater, .charGreaterOrEqual:
      set(d, .compareInts(operation.comparison ?? .equal, a, b), context)
    case .floatEqual, .floatNotEqual, .floatLess, .floatLessOrEqual, .floatGreater, .floatGreaterOrEqual:
      set(d, .compareFloats(operation.comparison ?? .equal, a, b), context)
    case .complexEqual, .complexNotEqual:
      set(d, .compareComplex(isEqual: operation == .complexEqual, a, b), context)
    }
  }

  func ternary(_ operation: TernaryOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand) -> LaneStep
  {
    switch operation {
    case .intClamp: each(IntMath.clamp, d, a, b, c)
    case .floatClamp: each(FloatMath.clamp, d, a, b, c)
    case .mix: each(FloatMath.mix, d, a, b, c)
    case .smoothstep: each(FloatMath.smoothstep, d, a, b, c)
    }
  }

  // MARK: Vectors

  func step<O: LaneUnary>(_: O.Type, _ d: Slot, _ a: Operand) -> LaneStep {
    switch place(a, O.Operand.self) {
    case .register(let a): step(O.self, d, a)
    case .constant(let a): step(O.self, d, a)
    }
  }

  private func step<O: LaneUnary, A: LaneSource>(_: O.Type, _ d: Slot, _ a: A) -> LaneStep
  where A.Value == O.Operand {
    let (d, stride) = (offset(d), stride)
    return LaneStep { lanes, count in
      var base = lanes
      let end = lanes + count * slotSize
      while base < end {
        O.Result.store(O.apply(a.vector(base)), base, d, stride)
        base += laneWidth * slotSize
      }
    }
  }

  func step<O: LaneBinary>(_: O.Type, _ d: Slot, _ a: Operand, _ b: Operand) -> LaneStep {
    switch (place(a, O.Operand.self), place(b, O.Operand.self)) {
    case (.register(let a), .register(let b)): step(O.self, d, a, b)
    case (.register(let a), .constant(let b)): step(O.self, d, a, b)
    case (.constant(let a), .register(let b)): step(O.self, d, a, b)
    case (.constant(let a), .constant(let b)): step(O.self, d, a, b)
    }
  }

  private func step<O: LaneBinary, A: LaneSource, B: LaneSource>(_: O.Type, _ d: Slot, _ a: A, _ b: B)
    -> LaneStep
  where A.Value == O.Operand, B.Value == O.Operand {
    let (d, stride) = (offset(d), stride)
    return LaneStep { lanes, count in
      var base = lanes
      let end = lanes + count * slotSize
      while base < end {
        O.Result.store(O.apply(a.vector(base), b.vector(base)), base, d, stride)
        base += laneWidth * slotSize
      }
    }
  }

  // MARK: Functions, lane by lane
  // Each is inlined where it is used, so that the function becomes a part of the thunk.

  @inline(__always)
  func each<A: LaneScalar, R: LaneScalar>(_ body: @escaping (A) -> R, _ d: Slot, _ a: Operand) -> LaneStep {
    let (d, stride) = (offset(d), stride)
    switch place(a, A.self) {
    case .register(let a):
      return LaneStep { lanes, count in
        for lane in 0..<count {
          R.write(body(A.read(lanes, lane, a.offset, a.stride)), lanes, lane, d, stride)
        }
      }
    case .constant(let a):
      return LaneStep { lanes, count in
        let result = body(a.value)
        for lane in 0..<count { R.write(result, lanes, lane, d, stride) }
      }
    }
  }

  @inline(__always)
  func each<A: LaneScalar, R: LaneScalar>(
    _ body: @escaping (A, A) -> R, _ d: Slot, _ a: Operand, _ b: Operand
  ) -> LaneStep {
    let (d, stride, a, b) = (offset(d), stride, place(a, A.self), place(b, A.self))
    return LaneStep { lanes, count in
      for lane in 0..<count {
        R.write(body(A.read(a, lanes, lane), A.read(b, lanes, lane)), lanes, lane, d, stride)
      }
    }
  }

  @inline(__always)
  private func each<A: LaneScalar>(
    _ body: @escaping (A, A, A) -> A, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand
  ) -> LaneStep {
    let (d, stride) = (offset(d), stride)
    let (a, b, c) = (place(a, A.self), place(b, A.self), place(c, A.self))
    return LaneStep { lanes, count in
      for lane in 0..<count {
        let result = body(A.read(a, lanes, lane), A.read(b, lanes, lane), A.read(c, lanes, lane))
        A.write(result, lanes, lane, d, stride)
      }
    }
  }
}
