extension ThunkMaker {
  /// d = (a ∘ b) • c, or d = c • (a ∘ b).
  func fused(_ fusion: Fusion, _ computation: Computation) -> Step {
    let thunk = FusedThunk(
      isLeft: fusion.isLeft, destination: computation.destination.index * slotSize,
      operands: computation.operands)
    return switch fusion.family {
    case .floats: FloatArithmetic.visit(fusion.inner, fusion.outer, thunk)
    case .complexes: ComplexArithmetic.visit(fusion.inner, fusion.outer, thunk)
    }
  }
}

/// Makes the thunk of two operations in one.
private struct FusedThunk: PairVisitor {
  let isLeft: Bool
  let destination: Int
  let operands: [Operand]

  func visit<I: FusibleRow, O: FusibleRow>(_: I.Type, _: O.Type) -> Step where I.Result == O.Result {
    typealias Value = O.Result
    switch (Place<Value>(operands[0]), Place<Value>(operands[1]), Place<Value>(operands[2])) {
    case (.cell(let a), .cell(let b), .cell(let c)): return fuse(I.self, O.self, a, b, c)
    case (.immediate(let a), .cell(let b), .cell(let c)): return fuse(I.self, O.self, a, b, c)
    case (.cell(let a), .immediate(let b), .cell(let c)): return fuse(I.self, O.self, a, b, c)
    case (.cell(let a), .cell(let b), .immediate(let c)): return fuse(I.self, O.self, a, b, c)
    case (.immediate, .immediate, .cell), (.immediate, .cell, .immediate), (.cell, .immediate, .immediate),
      (.immediate, .immediate, .immediate):
      preconditionFailure("a fused instruction has one constant at most")
    }
  }

  private func fuse<
    I: FusibleRow, O: FusibleRow, A: OperandSource, B: OperandSource, C: OperandSource
  >(_: I.Type, _: O.Type, _ a: A, _ b: B, _ c: C) -> Step
  where I.Result == O.Result, A.Value == O.Result, B.Value == O.Result, C.Value == O.Result {
    let d = destination
    if isLeft { return Step { $0.write(O.apply(I.apply(a.read($0), b.read($0)), c.read($0)), d) } }
    return Step { $0.write(O.apply(c.read($0), I.apply(a.read($0), b.read($0))), d) }
  }
}
