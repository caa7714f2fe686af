extension LaneMaker {
  func copy(_ d: Slot, _ a: Operand, slots: Int) -> LaneStep {
    switch a {
    case .int(let value): return fill(d, LaneConstant(value: value))
    case .float(let value): return fill(d, LaneConstant(value: value))
    case .complex(let value): return fill(d, LaneConstant(value: value))
    case .slot(let slot):
      let (from, to, stride) = (offset(slot), offset(d), stride)
      return LaneStep { lanes, count in
        // Up or down, so that overlapping runs of registers are copied before they are overwritten.
        for index in 0..<slots {
          let register = (to <= from ? index : slots - 1 - index) * stride
          (lanes.cells + to + register).copyMemory(
            from: lanes.cells + from + register, byteCount: count * slotSize)
        }
      }
    }
  }

  func fill<V: SlotValue>(_ d: Slot, _ constant: LaneConstant<V>) -> LaneStep {
    let d: LaneRegister<V> = register(d)
    return LaneStep { lanes, count in
      let vector = V.splat(constant.value)
      for cells in lanes.vectors(count) { d.store(vector, cells) }
    }
  }

  /// z ^ k. Those of 4 and 5, which kernels write, are compiled in.
  func power(_ d: Slot, _ a: Operand, _ exponent: Int) -> LaneStep {
    switch exponent {
    case 4: power(d, a) { WholePower.vector($0, 4) }
    case 5: power(d, a) { WholePower.vector($0, 5) }
    default: power(d, a) { WholePower.vector($0, exponent) }
    }
  }

  @inline(__always)
  private func power(_ d: Slot, _ a: Operand, _ body: @escaping (ComplexVector) -> ComplexVector) -> LaneStep
  {
    let d: LaneRegister<Complex> = register(d)
    switch place(a, Complex.self) {
    case .register(let z):
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) { d.store(body(z.vector(cells)), cells) }
      }
    case .constant(let z):
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) { d.store(body(z.vector(cells)), cells) }
      }
    }
  }

  func equal(_ d: Slot, _ a: Operand, _ b: Operand, _ leaves: [Computation.Leaf]) -> LaneStep {
    guard case .slot(let left) = a, case .slot(let right) = b else {
      preconditionFailure("tuples lie in slots")
    }
    let (d, one, two, stride) = (offset(d), offset(left), offset(right), stride)
    return LaneStep { lanes, count in
      for cells in lanes.each(count) {
        var isSame = true
        for index in leaves.indices where isSame {
          let (a, b) = (cells + one + index * stride, cells + two + index * stride)
          switch leaves[index] {
          case .word: isSame = a.load(as: Int.self) == b.load(as: Int.self)
          case .float: isSame = a.load(as: Double.self) == b.load(as: Double.self)
          }
        }
        cells.storeBytes(of: isSame ? 1 : 0, toByteOffset: d, as: Int.self)
      }
    }
  }
}
