/// The objects in a JSON array whose text may be broken, one after another; an incomplete object is left out.
struct JSONObjects: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next complete object, from `{` to its `}`.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let start = bytes[position...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
    var (depth, isText, isEscaped) = (0, false, false)
    for index in start..<bytes.count {
      let byte = bytes[index]
      if isText {
        if byte == UInt8(ascii: "\""), !isEscaped { isText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          position = index + 1
          return bytes[start...index]
        }
      case _: break
      }
    }
    position = bytes.count
    return nil
  }
}
