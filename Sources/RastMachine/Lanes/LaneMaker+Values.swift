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

  /// z ^ k.
  func power(_ d: Slot, _ a: Operand, _ exponent: Int) -> LaneStep {
    guard case .register(let z) = place(a, Complex.self) else {
      return fill(d, LaneConstant(value: WholePower.apply(Complex.constant(a), exponent)))
    }
    let d: LaneRegister<Complex> = register(d)
    switch exponent {
    case 4:
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) { d.store(FourthPower.vector(z.vector(cells)), cells) }
      }
    case 5:
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) { d.store(FifthPower.vector(z.vector(cells)), cells) }
      }
    default:
      return LaneStep { lanes, count in
        for cells in lanes.vectors(count) { d.store(WholePower.vector(z.vector(cells), exponent), cells) }
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
