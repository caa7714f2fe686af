extension ThunkMaker {
  /// d = (a ∘ b) • c.
  func fusedLeft(_ operations: FusedOperations, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand) -> Step {
    fused(operations, d, a, b, c, isLeft: true)
  }

  /// d = c • (a ∘ b).
  func fusedRight(_ operations: FusedOperations, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand) -> Step
  {
    fused(operations, d, a, b, c, isLeft: false)
  }

  private func fused(
    _ operations: FusedOperations, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand, isLeft: Bool
  ) -> Step {
    switch operations.inner {
    case .floatAdd: floats(Binary.FloatAdd.self, operations.outer, d, a, b, c, isLeft)
    case .floatSubtract: floats(Binary.FloatSubtract.self, operations.outer, d, a, b, c, isLeft)
    case .floatMultiply: floats(Binary.FloatMultiply.self, operations.outer, d, a, b, c, isLeft)
    case .complexAdd: complexes(Binary.ComplexAdd.self, operations.outer, d, a, b, c, isLeft)
    case .complexSubtract: complexes(Binary.ComplexSubtract.self, operations.outer, d, a, b, c, isLeft)
    case .complexMultiply: complexes(Binary.ComplexMultiply.self, operations.outer, d, a, b, c, isLeft)
    }
  }

  private func floats<I: BinaryThunk>(
    _ inner: I.Type, _ outer: FusibleOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand,
    _ isLeft: Bool
  ) -> Step where I.Operand == Double, I.Result == Double {
    if outer == .floatAdd { return fused(inner, Binary.FloatAdd.self, d, a, b, c, isLeft) }
    if outer == .floatSubtract { return fused(inner, Binary.FloatSubtract.self, d, a, b, c, isLeft) }
    return fused(inner, Binary.FloatMultiply.self, d, a, b, c, isLeft)
  }

  private func complexes<I: BinaryThunk>(
    _ inner: I.Type, _ outer: FusibleOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand,
    _ isLeft: Bool
  ) -> Step where I.Operand == Complex, I.Result == Complex {
    if outer == .complexAdd { return fused(inner, Binary.ComplexAdd.self, d, a, b, c, isLeft) }
    if outer == .complexSubtract { return fused(inner, Binary.ComplexSubtract.self, d, a, b, c, isLeft) }
    return fused(inner, Binary.ComplexMultiply.self, d, a, b, c, isLeft)
  }

  private func fused<I: BinaryThunk, O: BinaryThunk>(
    _ inner: I.Type, _ outer: O.Type, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand, _ isLeft: Bool
  ) -> Step where I.Operand == O.Operand, I.Result == O.Operand {
    typealias Value = O.Operand
    switch (Place<Value>(a), Place<Value>(b), Place<Value>(c)) {
    case (.cell(let a), .cell(let b), .cell(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.immediate(let a), .cell(let b), .cell(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.cell(let a), .immediate(let b), .cell(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.cell(let a), .cell(let b), .immediate(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (_, _, _): preconditionFailure("a fused instruction has one constant at most")
    }
  }

  private func fuse<I: BinaryThunk, O: BinaryThunk, A: OperandSource, B: OperandSource, C: OperandSource>(
    _: I.Type, _: O.Type, _ d: Slot, _ a: A, _ b: B, _ c: C, _ isLeft: Bool
  ) -> Step
  where
    I.Operand == O.Operand, I.Result == O.Operand, A.Value == O.Operand, B.Value == O.Operand,
    C.Value == O.Operand
  {
    let d = d.index * slotSize
    if isLeft { return Step { $0.write(O.apply(I.apply(a.read($0), b.read($0)), c.read($0)), d) } }
    return Step { $0.write(O.apply(c.read($0), I.apply(a.read($0), b.read($0))), d) }
  }
}
