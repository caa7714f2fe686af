/// Makes the lane thunk of each operation in the list, generic over its row.
struct LaneThunkMakers: OperationVisitor {
  typealias Make = @Sendable (LaneMaker, Computation, _ after: Liveness.Slots) -> LaneMaker.Sequence

  /// The thunk maker for each operation, by its number.
  private var makers: [Make] = []

  static let all: [Make] = {
    var visitor = LaneThunkMakers()
    Operation.visitAll(&visitor)
    return visitor.makers
  }()

  private mutating func add(plain make: @escaping @Sendable (LaneMaker, Slot, [Operand]) -> LaneStep) {
    makers.append { maker, computation, _ in
      .plain(make(maker, computation.destination, computation.operands))
    }
  }

  // MARK: Vectors

  mutating func visit<O: UnaryVectorRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      switch maker.place(operands[0], O.Operand.self) {
      case .register(let a):
        return LaneStep { lanes, count in
          for cells in lanes.vectors(count) { d.store(O.vector(a.vector(cells)), cells) }
        }
      case .constant(let a):
        return LaneStep { lanes, count in
          for cells in lanes.vectors(count) { d.store(O.vector(a.vector(cells)), cells) }
        }
      }
    }
  }

  mutating func visit<O: ViewRow>(_: O.Type) {
    add { maker, d, operands in
      switch operands[0] {
      case .slot(let slot): return maker.copy(d, .slot(slot + O.offset), slots: O.Result.type.slotCount)
      case .int, .float, .complex:
        return maker.fill(d, LaneConstant(value: O.apply(O.Operand.constant(operands[0]))))
      }
    }
  }

  mutating func visit<O: BinaryVectorRow>(_: O.Type) { vectors(O.self) }

  mutating func visit<O: FusibleRow>(_: O.Type) { vectors(O.self) }

  private mutating func vectors<O: BinaryVectorRow>(_: O.Type) {
    add { maker, d, operands in
      switch (maker.place(operands[0], O.Left.self), maker.place(operands[1], O.Right.self)) {
      case (.register(let a), .register(let b)): maker.step(O.self, d, a, b)
      case (.register(let a), .constant(let b)): maker.step(O.self, d, a, b)
      case (.constant(let a), .register(let b)): maker.step(O.self, d, a, b)
      case (.constant(let a), .constant(let b)): maker.step(O.self, d, a, b)
      }
    }
  }

  // MARK: Lane by lane

  mutating func visit<O: UnaryRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      switch maker.place(operands[0], O.Operand.self) {
      case .register(let a):
        return LaneStep { lanes, count in
          for cells in lanes.each(count) { d.store(lane: O.apply(a.lane(cells)), cells) }
        }
      case .constant(let a):
        return LaneStep { lanes, count in
          let result = O.apply(a.value)
          for cells in lanes.each(count) { d.store(lane: result, cells) }
        }
      }
    }
  }

  mutating func visit<O: BinaryRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      let (a, b) = (maker.place(operands[0], O.Left.self), maker.place(operands[1], O.Right.self))
      return LaneStep { lanes, count in
        for cells in lanes.each(count) { d.store(lane: O.apply(a.lane(cells), b.lane(cells)), cells) }
      }
    }
  }

  mutating func visit<O: TernaryRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      let (a, b) = (maker.place(operands[0], O.First.self), maker.place(operands[1], O.Second.self))
      let c = maker.place(operands[2], O.Third.self)
      return LaneStep { lanes, count in
        for cells in lanes.each(count) {
          d.store(lane: O.apply(a.lane(cells), b.lane(cells), c.lane(cells)), cells)
        }
      }
    }
  }

  // MARK: Operations that may fail

  mutating func visit<O: CheckedUnaryRow>(_: O.Type) {
    makers.append { maker, computation, after in
      let a = maker.place(computation.operands[0], O.Operand.self)
      return maker.checked(computation, after) { (cells) throws(RuntimeError.Kind) -> O.Result in
        try O.apply(a.lane(cells))
      }
    }
  }

  mutating func visit<O: CheckedBinaryRow>(_: O.Type) {
    makers.append { maker, computation, after in
      let a = maker.place(computation.operands[0], O.Left.self)
      let b = maker.place(computation.operands[1], O.Right.self)
      return maker.checked(computation, after) { (cells) throws(RuntimeError.Kind) -> O.Result in
        try O.apply(a.lane(cells), b.lane(cells))
      }
    }
  }

  // MARK: Operations on strs, whose slots hold the number of a text

  mutating func visit<O: TextRow>(_: O.Type) {
    add { maker, d, operands in
      let (d, texts): (LaneRegister<O.Result>, _) = (maker.register(d), maker.texts.table)
      let text = maker.place(operands[0], Int.self)
      return LaneStep { lanes, count in
        for cells in lanes.each(count) { d.store(lane: O.apply(texts[text.lane(cells)]), cells) }
      }
    }
  }

  mutating func visit<O: CheckedTextRow>(_: O.Type) {
    makers.append { maker, computation, after in
      let (text, texts) = (maker.place(computation.operands[0], Int.self), maker.texts.table)
      let b = maker.place(computation.operands[1], O.Right.self)
      return maker.checked(computation, after) { (cells) throws(RuntimeError.Kind) -> O.Result in
        try O.apply(texts[text.lane(cells)], b.lane(cells))
      }
    }
  }

  mutating func visit<O: ComparisonRow>(_: O.Type) {
    makers.append { _, _, _ in preconditionFailure("lowering makes tests of comparisons") }
  }
}

extension LaneMaker {
  fileprivate func step<O: BinaryVectorRow, A: LaneSource, B: LaneSource>(
    _: O.Type, _ d: Slot, _ a: A, _ b: B
  ) -> LaneStep where A.Value == O.Left, B.Value == O.Right {
    let d: LaneRegister<O.Result> = register(d)
    return LaneStep { lanes, count in
      for cells in lanes.vectors(count) { d.store(O.vector(a.vector(cells), b.vector(cells)), cells) }
    }
  }

  /// Works lane by lane; lanes for which there is no result fail.
  @inline(__always)
  fileprivate func checked<R: SlotValue>(
    _ computation: Computation, _ after: Liveness.Slots,
    _ body: @escaping (UnsafeMutableRawPointer) throws(RuntimeError.Kind) -> R
  ) -> Sequence {
    let (d, span, after): (LaneRegister<R>, _, _) = (
      register(computation.destination), computation.span, list(after)
    )
    return .control(
      LaneControl { lanes, count, state in
        let leaving = state.pointee.leaving
        var failing = 0
        var kind = RuntimeError.Kind.cancelled
        for lane in 0..<count {
          let cells = lanes.cells + lane * slotSize
          do throws(RuntimeError.Kind) {
            d.store(lane: try body(cells), cells)
          } catch {
            kind = error
            leaving[failing] = Int32(lane)
            failing += 1
          }
        }
        return failing == 0 ? count : drop(lanes, failing, count, after, state, kind, span)
      })
  }
}
