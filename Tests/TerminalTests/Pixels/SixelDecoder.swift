import Testing

/// What a terminal draws that is sent sixels: enough of one for what the encoder writes, which reports anything else.
struct SixelDecoder {
  private(set) var width = 0
  private(set) var height = 0
  /// The pixels as 0xRRGGBB; nil where none was drawn.
  private(set) var pixels: [UInt32?] = []
  /// How many colours were defined.
  private(set) var colours: [Int: UInt32] = [:]
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws {
    rest = bytes[...]
    try skip("\u{1B}P0;1;0q\"1;1;")
    width = try #require(number())
    try skip(";")
    height = try #require(number())
    pixels = Array(repeating: nil, count: width * height)
    try draw()
  }

  private mutating func skip(_ text: String) throws {
    try #require(rest.starts(with: Array(text.utf8)))
    rest = rest.dropFirst(text.utf8.count)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (48...57).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func draw() throws {
    var (x, top, colour, times) = (0, 0, 0, 1)
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "#"):
        colour = try #require(number())
        guard rest.first == UInt8(ascii: ";") else { break }
        try skip(";2;")
        var value: UInt32 = 0
        for part in 0..<3 {
          if part > 0 { try skip(";") }
          let percent = try #require(number())
          try #require(percent <= 100)
          value = value << 8 | UInt32((percent * 255 + 50) / 100)
        }
        colours[colour] = value
      case UInt8(ascii: "!"): times = try #require(number())
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, top) = (0, top + 6)
      case 63...126:
        for _ in 0..<times {
          for bit in 0..<6 where (byte - 63) >> UInt8(bit) & 1 == 1 {
            try #require(x < width && top + bit < height && colours[colour] != nil)
            pixels[(top + bit) * width + x] = colours[colour]
          }
          x += 1
        }
        times = 1
      case 0x1B:
        try #require(Array(rest) == [0x5C])
        return
      case let byte: Issue.record("byte \(byte)")
      }
    }
    Issue.record("sixels without an end")
  }
}
