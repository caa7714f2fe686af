extension LaneMaker {
  /// d = (a ∘ b) • c, or d = c • (a ∘ b).
  func fused(
    _ operations: FusedOperations, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand, isLeft: Bool
  ) -> LaneStep {
    switch operations.inner {
    case .floatAdd: floats(LaneBinaries.FloatAdd.self, operations.outer, d, a, b, c, isLeft)
    case .floatSubtract: floats(LaneBinaries.FloatSubtract.self, operations.outer, d, a, b, c, isLeft)
    case .floatMultiply: floats(LaneBinaries.FloatMultiply.self, operations.outer, d, a, b, c, isLeft)
    case .complexAdd: complexes(LaneBinaries.ComplexAdd.self, operations.outer, d, a, b, c, isLeft)
    case .complexSubtract: complexes(LaneBinaries.ComplexSubtract.self, operations.outer, d, a, b, c, isLeft)
    case .complexMultiply: complexes(LaneBinaries.ComplexMultiply.self, operations.outer, d, a, b, c, isLeft)
    }
  }

  private func floats<I: LaneBinary>(
    _ inner: I.Type, _ outer: FusibleOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand,
    _ isLeft: Bool
  ) -> LaneStep where I.Operand == Double, I.Result == Double {
    if outer == .floatAdd { return fused(inner, LaneBinaries.FloatAdd.self, d, a, b, c, isLeft) }
    if outer == .floatSubtract { return fused(inner, LaneBinaries.FloatSubtract.self, d, a, b, c, isLeft) }
    return fused(inner, LaneBinaries.FloatMultiply.self, d, a, b, c, isLeft)
  }

  private func complexes<I: LaneBinary>(
    _ inner: I.Type, _ outer: FusibleOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand,
    _ isLeft: Bool
  ) -> LaneStep where I.Operand == Complex, I.Result == Complex {
    if outer == .complexAdd { return fused(inner, LaneBinaries.ComplexAdd.self, d, a, b, c, isLeft) }
    if outer == .complexSubtract {
      return fused(inner, LaneBinaries.ComplexSubtract.self, d, a, b, c, isLeft)
    }
    return fused(inner, LaneBinaries.ComplexMultiply.self, d, a, b, c, isLeft)
  }

  private func fused<I: LaneBinary, O: LaneBinary>(
    _ inner: I.Type, _ outer: O.Type, _ d: Slot, _ a: Operand, _ b: Operand, _ c: Operand, _ isLeft: Bool
  ) -> LaneStep where I.Operand == O.Operand, I.Result == O.Operand, O.Result == O.Operand {
    typealias Value = O.Operand
    switch (place(a, Value.self), place(b, Value.self), place(c, Value.self)) {
    case (.register(let a), .register(let b), .register(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.constant(let a), .register(let b), .register(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.register(let a), .constant(let b), .register(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (.register(let a), .register(let b), .constant(let c)): return fuse(inner, outer, d, a, b, c, isLeft)
    case (_, _, _): preconditionFailure("a fused instruction has one constant at most")
    }
  }

  private func fuse<I: LaneBinary, O: LaneBinary, A: LaneSource, B: LaneSource, C: LaneSource>(
    _: I.Type, _: O.Type, _ d: Slot, _ a: A, _ b: B, _ c: C, _ isLeft: Bool
  ) -> LaneStep
  where
    I.Operand == O.Operand, I.Result == O.Operand, O.Result == O.Operand, A.Value == O.Operand,
    B.Value == O.Operand, C.Value == O.Operand
  {
    let (d, stride) = (offset(d), stride)
    if isLeft {
      return LaneStep { lanes, count in
        var base = lanes
        let end = lanes + count * slotSize
        while base < end {
          let result = O.apply(I.apply(a.vector(base), b.vector(base)), c.vector(base))
          O.Result.store(result, base, d, stride)
          base += laneWidth * slotSize
        }
      }
    }
    return LaneStep { lanes, count in
      var base = lanes
      let end = lanes + count * slotSize
      while base < end {
        let result = O.apply(c.vector(base), I.apply(a.vector(base), b.vector(base)))
        O.Result.store(result, base, d, stride)
        base += laneWidth * slotSize
      }
    }
  }
}
