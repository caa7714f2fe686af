extension ThunkMaker {
  func copy(_ d: Slot, _ a: Operand, slots: Int) -> Step {
    let d = d.index * slotSize
    switch a {
    case .int(let value): return Step { $0.write(value, d) }
    case .float(let value): return Step { $0.write(value, d) }
    case .complex(let value): return Step { $0.write(value, d) }
    case .slot(let slot):
      let from = slot.index * slotSize
      if slots == 1 { return Step { $0.write($0.read(from, as: Int.self), d) } }
      let bytes = slots * slotSize
      return Step { $0.copy(to: d, from: $0, from, bytes: bytes) }
    }
  }

  func power(_ d: Slot, _ a: Operand, _ exponent: Int) -> Step {
    let d = d.index * slotSize
    switch Place<Complex>(a) {
    case .immediate(let a):
      let value = WholePower.apply(a.value, exponent)
      return Step { $0.write(value, d) }
    case .cell(let z):
      return Step { $0.write(WholePower.apply(z.read($0), exponent), d) }
    }
  }

  func equal(_ d: Slot, _ a: Operand, _ b: Operand, _ leaves: [Computation.Leaf]) -> Step {
    guard case .slot(let left) = a, case .slot(let right) = b else {
      preconditionFailure("tuples lie in slots")
    }
    let (result, one, two) = (d.index * slotSize, left.index * slotSize, right.index * slotSize)
    return Step { frame in
      var offset = 0
      for leaf in leaves {
        let isSame =
          switch leaf {
          case .word:
            frame.read(one + offset, as: Int.self)
              == frame.read(two + offset, as: Int.self)
          case .float:
            frame.read(one + offset, as: Double.self)
              == frame.read(two + offset, as: Double.self)
          }
        if !isSame { return frame.write(0, result) }
        offset += slotSize
      }
      frame.write(1, result)
    }
  }

  func print(_ values: [(Operand, Type)]) -> Step {
    Step { frame in
      var text = ""
      for (operand, type) in values {
        text += Words.value(type, operand, frame, frame.state.pointee.strings).description
      }
      frame.state.pointee.options.output(text)
    }
  }
}

extension Words {
  /// The value, of the given type, that an operand stands for.
  static func value(_ type: Type, _ operand: Operand, _ frame: StackFrame, _ strings: StringTable)
    -> Value
  {
    switch operand {
    case .slot(let slot):
      var offset = slot.index * slotSize
      return value(type, frame, &offset, strings)
    case .float(let value): return .float(value)
    case .complex(let value): return .complex(value)
    case .int(let number):
      switch type {
      case .bool: return .bool(number != 0)
      case .char: return .char(Unicode.Scalar(UInt32(truncatingIfNeeded: number)) ?? "\u{FFFD}")
      case .str: return .str(strings.text(number))
      case .unit: return .unit
      case .int, .float, .complex, .tuple: return .int(number)
      }
    }
  }

  /// The value of the given type that starts at `offset` in a frame; moves `offset` past it.
  static func value(_ type: Type, _ frame: StackFrame, _ offset: inout Int, _ strings: StringTable)
    -> Value
  {
    func word() -> Int {
      defer { offset += slotSize }
      return frame.read(offset, as: Int.self)
    }
    func float() -> Double {
      defer { offset += slotSize }
      return frame.read(offset, as: Double.self)
    }
    switch type {
    case .unit: return .unit
    case .bool: return .bool(word() != 0)
    case .char: return .char(Unicode.Scalar(UInt32(truncatingIfNeeded: word())) ?? "\u{FFFD}")
    case .int: return .int(word())
    case .float: return .float(float())
    case .complex:
      let re = float()
      return .complex(Complex(re, float()))
    case .str: return .str(strings.text(word()))
    case .tuple(let tuple): return .tuple(tuple.elements.map { value($0, frame, &offset, strings) })
    }
  }

  /// Puts a value into a frame at `offset` and moves `offset` past it; new texts get a number.
  static func store(
    _ value: Value, _ frame: StackFrame, _ offset: inout Int, _ strings: inout StringTable
  ) {
    func put<T: BitwiseCopyable>(_ word: T) {
      frame.write(word, offset)
      offset += MemoryLayout<T>.size
    }
    switch value {
    case .unit: break
    case .bool(let value): put(value ? 1 : 0)
    case .char(let value): put(Int(value.value))
    case .int(let value): put(value)
    case .float(let value): put(value)
    case .complex(let value): put(value)
    case .str(let text): put(strings.number(text))
    case .tuple(let elements): for element in elements { store(element, frame, &offset, &strings) }
    }
  }
}
