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
      switch maker.place(operands[0], O.Operand.self) {
      case .register(let a):
        let d: LaneRegister<O.Result> = maker.register(d)
        return LaneStep { lanes, count in
          for cells in lanes.vectors(count) { d.store(O.vector(a.vector(cells)), cells) }
        }
      case .constant(let a): return maker.fill(d, LaneConstant(value: O.apply(a.value)))
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
      case (.constant(let a), .constant(let b)): maker.fill(d, LaneConstant(value: O.apply(a.value, b.value)))
      }
    }
  }

  mutating func visit<O: TernaryVectorRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      let (a, b) = (maker.place(operands[0], O.First.self), maker.place(operands[1], O.Second.self))
      let c = maker.place(operands[2], O.Third.self)
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) {
          d.store(O.vector(a.vector(cells), b.vector(cells), c.vector(cells)), cells)
        }
      }
    }
  }

  // MARK: Lane by lane

  mutating func visit<O: UnaryRow>(_: O.Type) {
    add { maker, d, operands in
      let d: LaneRegister<O.Result> = maker.register(d)
      let a = maker.place(operands[0], O.Operand.self)
      return LaneStep { lanes, count in
        for cells in lanes.each(count) { d.store(lane: O.apply(a.lane(cells)), cells) }
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

  mutating func visit<O: CheckedBinaryVectorRow>(_: O.Type) {
    makers.append { maker, computation, after in
      let a = maker.place(computation.operands[0], O.Left.self)
      // What is made of a constant divisor alone is made once.
      return switch maker.place(computation.operands[1], O.Right.self) {
      case .register(let b): maker.checked(O.self, a, b, computation, after)
      case .constant(let b): maker.checked(O.self, a, b, computation, after)
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
        var failures = LaneFailures(state.pointee.leaving)
        for lane in 0..<count { failures.run(lanes, lane, d, body) }
        return finish(failures, lanes, count, after, state, span)
      })
  }

  /// Works on vectors, and lane by lane on those with a lane that they don't decide.
  fileprivate func checked<O: CheckedBinaryVectorRow, A: LaneSource, B: LaneSource>(
    _: O.Type, _ a: A, _ b: B, _ computation: Computation, _ after: Liveness.Slots
  ) -> Sequence where A.Value == O.Left, B.Value == O.Right {
    let (d, span, after): (LaneRegister<O.Result>, _, _) = (
      register(computation.destination), computation.span, list(after)
    )
    return .control(
      LaneControl { lanes, count, state in
        var failures = LaneFailures(state.pointee.leaving)
        var lane = 0
        for cells in lanes.vectors(count) {
          let (result, undecided) = O.vector(a.vector(cells), b.vector(cells))
          if any(undecided) {
            for lane in lane..<min(lane + laneWidth, count) {
              failures.run(lanes, lane, d) { (cells) throws(RuntimeError.Kind) -> O.Result in
                try O.apply(a.lane(cells), b.lane(cells))
              }
            }
          } else {
            d.store(result, cells)
          }
          lane &+= laneWidth
        }
        return finish(failures, lanes, count, after, state, span)
      })
  }

  /// Drops the lanes that failed.
  @inline(__always)
  private func finish(
    _ failures: LaneFailures, _ lanes: Lanes, _ count: Int, _ after: UnsafeBufferPointer<Int>, _ state: State,
    _ span: Span
  ) -> Int {
    failures.count == 0
      ? count : drop(lanes, failures.count, count, after, state, failures.kind, span)
  }
}

/// The lanes of an operation for which it has no result.
private struct LaneFailures {
  private let lanes: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  /// How the last one failed.
  private(set) var kind = RuntimeError.Kind.cancelled

  init(_ lanes: UnsafeMutablePointer<Int32>) { self.lanes = lanes }

  @inline(__always)
  mutating func run<R: SlotValue>(
    _ all: Lanes, _ lane: Int, _ d: LaneRegister<R>,
    _ body: (UnsafeMutableRawPointer) throws(RuntimeError.Kind) -> R
  ) {
    let cells = all.cells + lane * slotSize
    do throws(RuntimeError.Kind) {
      d.store(lane: try body(cells), cells)
    } catch {
      kind = error
      lanes[count] = Int32(lane)
      count += 1
    }
  }
}
