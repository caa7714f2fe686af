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
          (lanes + to + register).copyMemory(from: lanes + from + register, byteCount: count * slotSize)
        }
      }
    }
  }

  private func fill<V: LaneValue>(_ d: Slot, _ constant: LaneConstant<V>) -> LaneStep {
    let (d, stride) = (offset(d), stride)
    return LaneStep { lanes, count in
      let vector = constant.vector(lanes)
      var base = lanes
      let end = lanes + count * slotSize
      while base < end {
        V.store(vector, base, d, stride)
        base += laneWidth * slotSize
      }
    }
  }

  func complexPower(_ d: Slot, _ a: Operand, _ exponent: Int) -> LaneStep {
    switch exponent {
    case 4: return step(LaneUnaries.FourthPower.self, d, a)
    case 5: return step(LaneUnaries.FifthPower.self, d, a)
    default: break
    }
    guard case .register(let z) = place(a, Complex.self) else {
      return each({ (z: Complex) in ComplexMath.power(z, exponent) }, d, a)
    }
    let (d, stride) = (offset(d), stride)
    return LaneStep { lanes, count in
      var base = lanes
      let end = lanes + count * slotSize
      while base < end {
        Complex.store(LaneMaker.power(z.vector(base), exponent), base, d, stride)
        base += laneWidth * slotSize
      }
    }
  }

  /// `ComplexMath.power` of eight lanes.
  private static func power(_ z: ComplexVector, _ exponent: Int) -> ComplexVector {
    var rest = exponent.magnitude
    if rest == 0 { return Complex.splat(Complex(1, 0)) }
    var square = z
    while rest & 1 == 0 {
      square = LaneBinaries.ComplexMultiply.apply(square, square)
      rest >>= 1
    }
    var result = square
    rest >>= 1
    while rest > 0 {
      square = LaneBinaries.ComplexMultiply.apply(square, square)
      if rest & 1 == 1 { result = LaneBinaries.ComplexMultiply.apply(result, square) }
      rest >>= 1
    }
    return exponent < 0 ? LaneBinaries.ComplexDivide.apply(Complex.splat(Complex(1, 0)), result) : result
  }

  func equal(_ d: Slot, _ a: Operand, _ b: Operand, _ leaves: [Instruction.Leaf]) -> LaneStep {
    guard case .slot(let left) = a, case .slot(let right) = b else {
      preconditionFailure("tuples lie in slots")
    }
    let (d, one, two, stride) = (offset(d), offset(left), offset(right), stride)
    return LaneStep { lanes, count in
      for lane in 0..<count {
        let cells = lanes + lane * slotSize
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

  func stringLength(_ d: Slot, _ a: Operand) -> LaneStep {
    let table = texts.table
    return each({ (text: Int) in table[text].count }, d, a)
  }

  // MARK: Operations that may fail

  func checked(
    _ operation: CheckedOperation, _ d: Slot, _ a: Operand, _ b: Operand, _ span: Span,
    _ after: UnsafeBufferPointer<Int>
  ) -> LaneControl {
    let table = texts.table
    return switch operation {
    case .intDivide:
      checked(d, a, b, span, .divisionByZero, after) { a, b in try? IntMath.divide(a, b) }
    case .intRemainder:
      checked(d, a, b, span, .divisionByZero, after) { a, b in try? IntMath.remainder(a, b) }
    case .intPower:
      checked(d, a, b, span, .negativeExponent, after) { a, b in try? IntMath.power(a, b) }
    case .strIndex:
      checked(d, a, b, span, .indexOutOfRange, after) { text, index in
        let scalars = table[text]
        return index >= 0 && index < scalars.count ? Int(scalars[index]) : nil
      }
    }
  }

  func scalar(_ d: Slot, _ a: Operand, _ span: Span, _ after: UnsafeBufferPointer<Int>) -> LaneControl {
    checked(d, a, a, span, .notAScalar, after) { number, _ in
      (try? IntMath.scalar(number)).map { Int($0.value) }
    }
  }

  /// Lane by lane; those for which there is no result fail.
  @inline(__always)
  private func checked(
    _ d: Slot, _ a: Operand, _ b: Operand, _ span: Span, _ kind: RuntimeError.Kind,
    _ after: UnsafeBufferPointer<Int>, _ body: @escaping (Int, Int) -> Int?
  ) -> LaneControl {
    let (d, a, b) = (offset(d), place(a, Int.self), place(b, Int.self))
    return LaneControl { lanes, count, state in
      let leaving = state.pointee.leaving
      var failing = 0
      for lane in 0..<count {
        if let result = body(Int.read(a, lanes, lane), Int.read(b, lanes, lane)) {
          Int.write(result, lanes, lane, d, 0)
        } else {
          leaving[failing] = Int32(lane)
          failing += 1
        }
      }
      return failing == 0 ? count : drop(lanes, failing, count, after, state, kind, span)
    }
  }
}
