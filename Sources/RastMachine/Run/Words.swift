/// Values as 8-byte words, the form in which batches and frames hold them.
package enum Words {
  /// Reads a value of the given type from the columns that start at `column`.
  package static func value(
    _ type: Type, _ words: UnsafePointer<UInt64>, _ column: inout Int, _ stride: Int, _ index: Int
  ) -> Value {
    func next() -> UInt64 {
      defer { column += 1 }
      return words[column * stride + index]
    }
    switch type {
    case .unit: return .unit
    case .bool: return .bool(next() != 0)
    case .char: return .char(Unicode.Scalar(UInt32(truncatingIfNeeded: next())) ?? "\u{FFFD}")
    case .int: return .int(Int(bitPattern: UInt(next())))
    case .float: return .float(Double(bitPattern: next()))
    case .complex:
      let re = Double(bitPattern: next())
      return .complex(Complex(re, Double(bitPattern: next())))
    case .str: preconditionFailure("a str is no word")
    case .tuple(let tuple):
      return .tuple(tuple.elements.map { value($0, words, &column, stride, index) })
    }
  }

  /// Writes a value to the columns that start at `column`.
  package static func store(
    _ value: Value, _ words: UnsafeMutablePointer<UInt64>, _ column: inout Int, _ stride: Int, _ index: Int
  ) {
    func put(_ word: UInt64) {
      words[column * stride + index] = word
      column += 1
    }
    switch value {
    case .unit: break
    case .bool(let value): put(value ? 1 : 0)
    case .char(let value): put(UInt64(value.value))
    case .int(let value): put(UInt64(bitPattern: Int64(value)))
    case .float(let value): put(value.bitPattern)
    case .complex(let value):
      put(value.re.bitPattern)
      put(value.im.bitPattern)
    case .str: preconditionFailure("a str is no word")
    case .tuple(let elements): for element in elements { store(element, words, &column, stride, index) }
    }
  }
}
