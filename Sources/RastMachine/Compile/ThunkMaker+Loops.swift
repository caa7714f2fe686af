extension ThunkMaker {
  func whileLoop(_ condition: [Instruction], _ test: Test, _ body: [Instruction], _ span: Span)
    -> Control
  {
    let before = sequence(condition)
    switch (before, sequence(body)) {
    case (.plain(let before), .plain(let body)):
      return plainWhile(condition.isEmpty ? nil : before, test, body, span)
    case (.plain(let before), .control(let body)):
      return controlledWhile(
        Control {
          before.run($0)
          return .next
        }, self.condition(test), body, span)
    case (.control(let before), .plain(let body)):
      return controlledWhile(
        before, self.condition(test),
        Control {
          body.run($0)
          return .next
        }, span)
    case (.control(let before), .control(let body)):
      return controlledWhile(before, self.condition(test), body, span)
    }
  }

  // MARK: Loops that control never leaves early

  /// Chooses the loop with its test compiled in, if the test is a common one. The code that computes the
  /// test's operands runs before it at each turn.
  private func plainWhile(_ before: Step?, _ test: Test, _ body: Step, _ span: Span) -> Control {
    if case .and(let one, let two) = test {
      switch one {
      case .compareNorm(.lessOrEqual, .slot(let z), .float(let bound)):
        let first = NormTest<LessOrEqual, Immediate<Double>>(z: SlotSource(z), b: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .compareNorm(.less, .slot(let z), .float(let bound)):
        let first = NormTest<Less, Immediate<Double>>(z: SlotSource(z), b: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .compareFloats(.lessOrEqual, .slot(let a), .float(let bound)):
        let first = CompareTest<LessOrEqual, SlotSource<Double>, Immediate<Double>>(
          a: SlotSource(a), b: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .compareFloats(.less, .slot(let a), .float(let bound)):
        let first = CompareTest<Less, SlotSource<Double>, Immediate<Double>>(
          a: SlotSource(a), b: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .compareSum(.lessOrEqual, .slot(let a), .slot(let b), .float(let bound)):
        let first = SumTest<LessOrEqual, SlotSource<Double>, SlotSource<Double>, Immediate<Double>>(
          a: SlotSource(a), b: SlotSource(b), bound: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .compareSum(.less, .slot(let a), .slot(let b), .float(let bound)):
        let first = SumTest<Less, SlotSource<Double>, SlotSource<Double>, Immediate<Double>>(
          a: SlotSource(a), b: SlotSource(b), bound: Immediate(value: bound))
        return plainWhile(before, first, two, body, span)
      case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not,
        .and, .or:
        return plainWhile(before, AnyTest(condition: condition(one)), two, body, span)
      }
    }
    return plainWhile(before, AnyTest(condition: condition(test)), body, span)
  }

  private func plainWhile<T: TestShape>(
    _ before: Step?, _ first: T, _ second: Test, _ body: Step, _ span: Span
  ) -> Control {
    switch second {
    case .compareInts(.less, .slot(let a), .slot(let b)):
      let second = CompareTest<Less, SlotSource<Int>, SlotSource<Int>>(a: SlotSource(a), b: SlotSource(b))
      return plainWhile(before, BothTests(one: first, two: second), body, span)
    case .compareInts(.less, .slot(let a), .int(let b)):
      let second = CompareTest<Less, SlotSource<Int>, Immediate<Int>>(
        a: SlotSource(a), b: Immediate(value: b))
      return plainWhile(before, BothTests(one: first, two: second), body, span)
    case .compareInts(.greater, .slot(let a), .int(let b)):
      let second = CompareTest<Greater, SlotSource<Int>, Immediate<Int>>(
        a: SlotSource(a), b: Immediate(value: b))
      return plainWhile(before, BothTests(one: first, two: second), body, span)
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not,
      .and, .or:
      let second = AnyTest(condition: condition(second))
      return plainWhile(before, BothTests(one: first, two: second), body, span)
    }
  }

  private func plainWhile<T: TestShape>(_ before: Step?, _ test: T, _ body: Step, _ span: Span) -> Control {
    if let before { return plainWhile(TestAfter(step: before, test: test), body, span) }
    return plainWhile(test, body, span)
  }

  private func plainWhile<T: TestShape>(_ test: T, _ body: Step, _ span: Span) -> Control {
    Control { frame in
      let state = frame.state
      // The count stays in a register: nothing in the body reads it.
      var allowance = state.pointee.allowance
      while test.holds(frame) {
        allowance &-= 1
        if allowance < 0 {
          guard state.pointee.checkpoint(span) else { return .failed }
          allowance = state.pointee.allowance
        }
        body.run(frame)
      }
      state.pointee.allowance = allowance
      return .next
    }
  }

  // MARK: Loops with calls, loops, jumps or errors in them

  private func controlledWhile(_ before: Control, _ test: Condition, _ body: Control, _ span: Span) -> Control
  {
    Control { frame in
      let state = frame.state
      while true {
        let exit = before.run(frame)
        if exit != .next { return exit }
        if !test.run(frame) { return .next }
        guard state.pay(span) else { return .failed }
        switch body.run(frame) {
        case .next, .continueLoop: continue
        case .breakLoop: return .next
        case .returned: return .returned
        case .failed: return .failed
        }
      }
    }
  }

  func forLoop(_ slot: Slot, _ low: Operand, _ high: Operand, _ body: [Instruction], _ span: Span)
    -> Control
  {
    let offset = slot.index * slotSize
    let (low, high) = (Place<Int>(low), Place<Int>(high))
    switch sequence(body) {
    case .plain(let body):
      return Control { frame in
        let state = frame.state
        var allowance = state.pointee.allowance
        var index = low.read(frame)
        let end = high.read(frame)
        while index < end {
          allowance &-= 1
          if allowance < 0 {
            guard state.pointee.checkpoint(span) else { return .failed }
            allowance = state.pointee.allowance
          }
          frame.write(index, offset)
          body.run(frame)
          index &+= 1
        }
        state.pointee.allowance = allowance
        return .next
      }
    case .control(let body):
      return Control { frame in
        let state = frame.state
        var index = low.read(frame)
        let end = high.read(frame)
        while index < end {
          guard state.pay(span) else { return .failed }
          frame.write(index, offset)
          switch body.run(frame) {
          case .next, .continueLoop: break
          case .breakLoop: return .next
          case .returned: return .returned
          case .failed: return .failed
          }
          index &+= 1
        }
        return .next
      }
    }
  }
}

/// A test whose operands are computed first.
struct TestAfter<T: TestShape>: TestShape {
  let step: Step
  let test: T
  @inline(__always) func holds(_ frame: StackFrame) -> Bool {
    step.run(frame)
    return test.holds(frame)
  }
}

/// Both of two tests; the second is evaluated only if the first holds.
struct BothTests<One: TestShape, Two: TestShape>: TestShape {
  let one: One
  let two: Two
  @inline(__always) func holds(_ frame: StackFrame) -> Bool { one.holds(frame) && two.holds(frame) }
}

extension UnsafeMutablePointer<RunState> {
  /// Pays for one loop turn or call; false if the run must end here.
  @inline(__always) func pay(_ span: Span) -> Bool {
    pointee.allowance &-= 1
    return pointee.allowance >= 0 || pointee.checkpoint(span)
  }
}
