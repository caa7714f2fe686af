/// Makes thunks from code: each instruction becomes a closure over its slots' offsets, once, so that running
/// it takes no look-ups and no decisions about types.
struct ThunkMaker {
  /// The bodies that calls go to; filled in once all functions are made.
  let functions: FunctionTable
  /// The frame size of the function being compiled; a callee's frame starts after it.
  let frameSize: Int
  /// The function being compiled.
  let span: Span

  /// The cost of what may run between two checks for cancellation.
  private static let longest = 1 << 16

  /// Some consecutive thunks.
  enum Sequence {
    /// They always run to their end.
    case plain(Step)
    case control(Control)
  }

  /// The thunk of a function's body.
  func body(_ code: [Instruction]) -> Control {
    switch sequence(code) {
    case .control(let control): return control
    case .plain(let step):
      return Control {
        step.run($0)
        return .next
      }
    }
  }

  /// The thunk of some instructions.
  func sequence(_ code: [Instruction]) -> Sequence {
    var parts: [Sequence] = []
    var steps: [Step] = []
    func add(_ control: Control) {
      if !steps.isEmpty { parts.append(.plain(join(steps))) }
      steps = []
      parts.append(.control(control))
    }
    var cost = 0
    for instruction in code {
      switch thunk(instruction) {
      case .plain(let step): steps.append(step)
      case .control(let control): add(control)
      }
      cost += instruction.cost
      if cost > ThunkMaker.longest {
        add(Control { [span] in $0.state.pointee.isWanted(span) ? .next : .failed })
        cost = 0
      }
    }
    if parts.isEmpty { return .plain(join(steps)) }
    if !steps.isEmpty { parts.append(.plain(join(steps))) }
    return .control(join(parts))
  }

  /// One to eight steps in one thunk, more in a tree of such thunks: each level adds one call for every step
  /// in it.
  func join(_ steps: [Step]) -> Step {
    switch steps.count {
    case 0: return Step { _ in }
    case 1: return steps[0]
    case 2:
      let (a, b) = (steps[0], steps[1])
      return Step {
        a.run($0)
        b.run($0)
      }
    case 3:
      let (a, b, c) = (steps[0], steps[1], steps[2])
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
      }
    case 4:
      let (a, b, c, d) = (steps[0], steps[1], steps[2], steps[3])
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
        d.run($0)
      }
    case 5:
      let (a, b, c, d, e) = (steps[0], steps[1], steps[2], steps[3], steps[4])
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
        d.run($0)
        e.run($0)
      }
    case 6:
      let (a, b, c, d, e, f) = (steps[0], steps[1], steps[2], steps[3], steps[4], steps[5])
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
        d.run($0)
        e.run($0)
        f.run($0)
      }
    case 7:
      let (a, b, c, d, e, f, g) = (steps[0], steps[1], steps[2], steps[3], steps[4], steps[5], steps[6])
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
        d.run($0)
        e.run($0)
        f.run($0)
        g.run($0)
      }
    case 8:
      let (a, b, c, d, e, f, g, h) = (
        steps[0], steps[1], steps[2], steps[3], steps[4], steps[5], steps[6], steps[7]
      )
      return Step {
        a.run($0)
        b.run($0)
        c.run($0)
        d.run($0)
        e.run($0)
        f.run($0)
        g.run($0)
        h.run($0)
      }
    default:
      return join(chunks(steps).map { join($0) })
    }
  }

  /// At most eight equal parts, each of at least one element.
  private func chunks<T>(_ elements: [T]) -> [[T]] {
    let size = (elements.count + 7) / 8
    return stride(from: 0, to: elements.count, by: size).map {
      Array(elements[$0..<min($0 + size, elements.count)])
    }
  }

  private func join(_ parts: [Sequence]) -> Control {
    switch parts.count {
    case 1:
      switch parts[0] {
      case .control(let control): return control
      case .plain(let step):
        return Control {
          step.run($0)
          return .next
        }
      }
    case 2: return join(parts[0], parts[1])
    default:
      let middle = parts.count / 2
      return join(.control(join(Array(parts[..<middle]))), .control(join(Array(parts[middle...]))))
    }
  }

  private func join(_ one: Sequence, _ two: Sequence) -> Control {
    switch (one, two) {
    case (.plain(let one), .plain(let two)):
      return Control {
        one.run($0)
        two.run($0)
        return .next
      }
    case (.plain(let one), .control(let two)):
      return Control {
        one.run($0)
        return two.run($0)
      }
    case (.control(let one), .plain(let two)):
      return Control {
        let exit = one.run($0)
        if exit != .next { return exit }
        two.run($0)
        return .next
      }
    case (.control(let one), .control(let two)):
      return Control {
        let exit = one.run($0)
        return exit == .next ? two.run($0) : exit
      }
    }
  }

  private func thunk(_ instruction: Instruction) -> Sequence {
    switch instruction {
    case .compute(let computation): thunk(computation)
    case .call(let call): .control(self.call(call))
    case .print(let values): .plain(print(values))
    case .ifElse(let test, let then, let other): ifElse(test, then, other)
    case .whileLoop(let condition, let test, let body, let span):
      .control(whileLoop(condition, test, body, span))
    case .forLoop(let slot, let low, let high, let body, let span):
      .control(forLoop(slot, low, high, body, span))
    case .breakLoop: .control(Control { _ in .breakLoop })
    case .continueLoop: .control(Control { _ in .continueLoop })
    case .returnValue: .control(Control { _ in .returned })
    case .region(let body, let span): .control(region(body, span))
    }
  }

  private func thunk(_ computation: Computation) -> Sequence {
    let (d, operands) = (computation.destination, computation.operands)
    return switch computation.kind {
    case .copy(let slots): .plain(copy(d, operands[0], slots: slots))
    case .operation(let operation): OperationThunks.all[operation.number](self, computation)
    case .fused(let fusion): .plain(fused(fusion, computation))
    case .power(let exponent): .plain(power(d, operands[0], exponent))
    case .equal(let leaves): .plain(equal(d, operands[0], operands[1], leaves))
    case .test(let test): .plain(set(d, test))
    }
  }

  private func ifElse(_ test: Test, _ then: [Instruction], _ other: [Instruction]) -> Sequence {
    let condition = condition(test)
    switch (sequence(then), sequence(other)) {
    case (.plain(let one), .plain(let two)):
      if other.isEmpty { return .plain(Step { if condition.run($0) { one.run($0) } }) }
      return .plain(Step { condition.run($0) ? one.run($0) : two.run($0) })
    case (.control(let one), .plain(let two)):
      return .control(
        Control {
          if condition.run($0) { return one.run($0) }
          two.run($0)
          return .next
        })
    case (.plain(let one), .control(let two)):
      return .control(
        Control {
          if !condition.run($0) { return two.run($0) }
          one.run($0)
          return .next
        })
    case (.control(let one), .control(let two)):
      return .control(Control { condition.run($0) ? one.run($0) : two.run($0) })
    }
  }
}
