/// Makes the thunk of each operation in the list, generic over its row.
struct OperationThunks: OperationVisitor {
  typealias Make = @Sendable (ThunkMaker, Computation) -> ThunkMaker.Sequence

  /// The thunk maker for each operation, by its number.
  private var makers: [Make] = []

  static let all: [Make] = {
    var visitor = OperationThunks()
    Operation.visitAll(&visitor)
    return visitor.makers
  }()

  private mutating func add(plain make: @escaping @Sendable (ThunkMaker, Int, [Operand]) -> Step) {
    makers.append { maker, computation in
      .plain(make(maker, computation.destination.index * slotSize, computation.operands))
    }
  }

  private mutating func add(
    checked make: @escaping @Sendable (ThunkMaker, Int, [Operand], Span) -> Control
  ) {
    makers.append { maker, computation in
      .control(
        make(maker, computation.destination.index * slotSize, computation.operands, computation.span))
    }
  }

  // MARK: Cheap operations, compiled into their thunks, and functions that take longer than a call

  mutating func visit<O: UnaryRow>(_: O.Type) {
    if O.cost < Cost.call { cheap(O.self) } else { add { _, d, a in .function(O.apply, d, a[0]) } }
  }

  mutating func visit<O: UnaryVectorRow>(_: O.Type) {
    if O.cost < Cost.call { cheap(O.self) } else { add { _, d, a in .function(O.apply, d, a[0]) } }
  }

  private mutating func cheap<O: UnaryRow>(_: O.Type) {
    add { _, d, a in
      switch Place<O.Operand>(a[0]) {
      case .cell(let a): return Step { $0.write(O.apply(a.read($0)), d) }
      case .immediate(let a):
        let value = O.apply(a.value)
        return Step { $0.write(value, d) }
      }
    }
  }

  mutating func visit<O: ViewRow>(_: O.Type) {
    add { _, d, a in
      switch Place<O.Operand>(a[0]) {
      case .cell(let a):
        let source = SlotSource<O.Result>(offset: a.offset + O.offset * slotSize)
        return Step { $0.write(source.read($0), d) }
      case .immediate(let a):
        let value = O.apply(a.value)
        return Step { $0.write(value, d) }
      }
    }
  }

  mutating func visit<O: BinaryRow>(_: O.Type) {
    if O.cost < Cost.call { cheap(O.self) } else { add { _, d, a in .function(O.apply, d, a[0], a[1]) } }
  }

  mutating func visit<O: BinaryVectorRow>(_: O.Type) {
    if O.cost < Cost.call { cheap(O.self) } else { add { _, d, a in .function(O.apply, d, a[0], a[1]) } }
  }

  mutating func visit<O: FusibleRow>(_: O.Type) { cheap(O.self) }

  private mutating func cheap<O: BinaryRow>(_: O.Type) {
    add { _, d, a in
      switch (Place<O.Left>(a[0]), Place<O.Right>(a[1])) {
      case (.cell(let a), .cell(let b)): return Step { $0.write(O.apply(a.read($0), b.read($0)), d) }
      case (.cell(let a), .immediate(let b)): return Step { $0.write(O.apply(a.read($0), b.value), d) }
      case (.immediate(let a), .cell(let b)): return Step { $0.write(O.apply(a.value, b.read($0)), d) }
      case (.immediate(let a), .immediate(let b)):
        let value = O.apply(a.value, b.value)
        return Step { $0.write(value, d) }
      }
    }
  }

  mutating func visit<O: TernaryRow>(_: O.Type) { three(O.self) }

  mutating func visit<O: TernaryVectorRow>(_: O.Type) { three(O.self) }

  private mutating func three<O: TernaryRow>(_: O.Type) {
    add { _, d, operands in
      let (a, b) = (Place<O.First>(operands[0]), Place<O.Second>(operands[1]))
      let c = Place<O.Third>(operands[2])
      return Step { $0.write(O.apply(a.read($0), b.read($0), c.read($0)), d) }
    }
  }

  // MARK: Operations that may fail

  mutating func visit<O: CheckedUnaryRow>(_: O.Type) {
    add { _, d, operands, span in
      let a = Place<O.Operand>(operands[0])
      return Control { frame in
        do throws(RuntimeError.Kind) {
          frame.write(try O.apply(a.read(frame)), d)
          return .next
        } catch {
          return frame.fail(error, span)
        }
      }
    }
  }

  mutating func visit<O: CheckedBinaryRow>(_: O.Type) { checked(O.self) }

  mutating func visit<O: CheckedBinaryVectorRow>(_: O.Type) { checked(O.self) }

  private mutating func checked<O: CheckedBinaryRow>(_: O.Type) {
    add { _, d, operands, span in
      let (a, b) = (Place<O.Left>(operands[0]), Place<O.Right>(operands[1]))
      return Control { frame in
        do throws(RuntimeError.Kind) {
          frame.write(try O.apply(a.read(frame), b.read(frame)), d)
          return .next
        } catch {
          return frame.fail(error, span)
        }
      }
    }
  }

  // MARK: Operations on strs, whose slots hold the number of a text

  mutating func visit<O: TextRow>(_: O.Type) {
    add { _, d, operands in
      let text = Place<Int>(operands[0])
      return Step { $0.write(O.apply($0.state.pointee.texts[text.read($0)]), d) }
    }
  }

  mutating func visit<O: CheckedTextRow>(_: O.Type) {
    add { _, d, operands, span in
      let (text, b) = (Place<Int>(operands[0]), Place<O.Right>(operands[1]))
      return Control { frame in
        do throws(RuntimeError.Kind) {
          frame.write(try O.apply(frame.state.pointee.texts[text.read(frame)], b.read(frame)), d)
          return .next
        } catch {
          return frame.fail(error, span)
        }
      }
    }
  }

  mutating func visit<O: ComparisonRow>(_: O.Type) {
    makers.append { _, _ in preconditionFailure("lowering makes tests of comparisons") }
  }
}

extension Step {
  /// A function that takes longer than a call.
  fileprivate static func function<A: SlotValue, R: SlotValue>(
    _ body: @escaping (A) -> R, _ d: Int, _ a: Operand
  ) -> Step {
    switch Place<A>(a) {
    case .cell(let a): return Step { $0.write(body(a.read($0)), d) }
    case .immediate(let a): return Step { $0.write(body(a.value), d) }
    }
  }

  fileprivate static func function<A: SlotValue, B: SlotValue, R: SlotValue>(
    _ body: @escaping (A, B) -> R, _ d: Int, _ a: Operand, _ b: Operand
  ) -> Step {
    switch (Place<A>(a), Place<B>(b)) {
    case (.cell(let a), .cell(let b)): return Step { $0.write(body(a.read($0), b.read($0)), d) }
    case (.cell(let a), .immediate(let b)): return Step { $0.write(body(a.read($0), b.value), d) }
    case (.immediate(let a), .cell(let b)): return Step { $0.write(body(a.value, b.read($0)), d) }
    case (.immediate(let a), .immediate(let b)): return Step { $0.write(body(a.value, b.value), d) }
    }
  }
}

extension Place {
  /// Reads an operand of either kind; for thunks that are not worth a version for each.
  @inline(__always) func read(_ frame: StackFrame) -> Value {
    switch self {
    case .cell(let cell): cell.read(frame)
    case .immediate(let immediate): immediate.value
    }
  }
}

extension StackFrame {
  /// Notes the error that ends the run.
  func fail(_ kind: RuntimeError.Kind, _ span: Span) -> Exit {
    _ = state.pointee.fail(kind, span)
    return .failed
  }
}
