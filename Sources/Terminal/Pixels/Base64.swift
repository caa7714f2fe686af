/// Bytes as text, as control strings have them (RFC 4648, section 4).
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text that some bytes become.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    let count = (bytes.count + 2) / 3 * 4
    return bytes.withUnsafeBufferPointer { bytes in
      digits.withUnsafeBufferPointer { digits in
        [UInt8](unsafeUninitializedCapacity: count) { text, filled in
          var place = 0
          for start in stride(from: 0, to: bytes.count, by: 3) {
            let rest = bytes.count - start
            let group =
              Int(bytes[start]) << 16 | (rest > 1 ? Int(bytes[start + 1]) << 8 : 0)
              | (rest > 2 ? Int(bytes[start + 2]) : 0)
            text[place] = digits[group >> 18]
            text[place + 1] = digits[group >> 12 & 63]
            text[place + 2] = rest > 1 ? digits[group >> 6 & 63] : UInt8(ascii: "=")
            text[place + 3] = rest > 2 ? digits[group & 63] : UInt8(ascii: "=")
            place += 4
          }
          filled = place
        }
      }
    }
  }
}
