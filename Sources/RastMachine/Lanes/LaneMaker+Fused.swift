extension LaneMaker {
  /// d = (a ∘ b) • c, or d = c • (a ∘ b).
  func fused(_ fusion: Fusion, _ computation: Computation) -> LaneStep {
    let thunk = FusedLanes(
      maker: self, isLeft: fusion.isLeft, destination: computation.destination,
      operands: computation.operands)
    return switch fusion.family {
    case .floats: FloatArithmetic.visit(fusion.inner, fusion.outer, thunk)
    case .complexes: ComplexArithmetic.visit(fusion.inner, fusion.outer, thunk)
    }
  }
}

/// Makes the lane thunk of two operations in one.
private struct FusedLanes: PairVisitor {
  let maker: LaneMaker
  let isLeft: Bool
  let destination: Slot
  let operands: [Operand]

  func visit<I: FusibleRow, O: FusibleRow>(_: I.Type, _: O.Type) -> LaneStep
  where I.Result == O.Result {
    let (a, b) = (maker.place(operands[0], O.Result.self), maker.place(operands[1], O.Result.self))
    switch (a, b, maker.place(operands[2], O.Result.self)) {
    case (.register(let a), .register(let b), .register(let c)): return fuse(I.self, O.self, a, b, c)
    case (.constant(let a), .register(let b), .register(let c)): return fuse(I.self, O.self, a, b, c)
    case (.register(let a), .constant(let b), .register(let c)): return fuse(I.self, O.self, a, b, c)
    case (.register(let a), .register(let b), .constant(let c)): return fuse(I.self, O.self, a, b, c)
    case (.constant, .constant, .register), (.constant, .register, .constant),
      (.register, .constant, .constant), (.constant, .constant, .constant):
      preconditionFailure("a fused instruction has one constant at most")
    }
  }

  private func fuse<I: FusibleRow, O: FusibleRow, A: LaneSource, B: LaneSource, C: LaneSource>(
    _: I.Type, _: O.Type, _ a: A, _ b: B, _ c: C
  ) -> LaneStep
  where I.Result == O.Result, A.Value == O.Result, B.Value == O.Result, C.Value == O.Result {
    let d: LaneRegister<O.Result> = maker.register(destination)
    if isLeft {
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) {
          d.store(O.vector(I.vector(a.vector(cells), b.vector(cells)), c.vector(cells)), cells)
        }
      }
    }
    return LaneStep { lanes, count in
      for cells in lanes.vectors(count) {
        d.store(O.vector(c.vector(cells), I.vector(a.vector(cells), b.vector(cells))), cells)
      }
    }
  }
}
