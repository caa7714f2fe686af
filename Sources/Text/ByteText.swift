/// The bytes that name a file, as a `String`. They need not be UTF-8, and none is lost: what is UTF-8 becomes the text that
/// it is, and every other byte becomes a private character of Unicode's last plane, U+10F700 and the byte. Where these
/// characters are themselves in a name, each of their bytes is treated so, too; so no two names become the same text.
public enum ByteText {
  private static let base: UInt32 = 0x10F700

  /// The text of a name's bytes.
  public static func text(_ bytes: some Collection<UInt8>) -> String {
    let rest = Array(bytes)
    if let text = String(validating: rest, as: UTF8.self),
      !text.unicodeScalars.contains(where: { byte($0) != nil })
    {
      return text
    }
    var text = String.UnicodeScalarView()
    var offset = 0
    while offset < rest.count {
      if let scalar = scalar(rest[offset...]), byte(scalar) == nil {
        text.append(scalar)
        offset += UTF8.width(scalar)
      } else {
        text.append(self.scalar(of: rest[offset]))
        offset += 1
      }
    }
    return String(text)
  }

  /// The text of a name that ends with a 0, as the system gives it.
  public static func text(_ name: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    var next = name
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return text(bytes)
  }

  /// The bytes of a name's text.
  public static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in byte(scalar).map { [$0] } ?? Array(UTF8.encode(scalar) ?? .init())
    }
  }

  /// The bytes of a name's text with a 0 after them, as the system takes it.
  public static func name(_ text: String) -> [CChar] { bytes(text).map { CChar(bitPattern: $0) } + [0] }

  /// The text with U+FFFD for what is not UTF-8: as text that people read, and not as a name.
  public static func repaired(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { byte($0) == nil ? $0 : "\u{FFFD}" }))
  }

  /// The byte that a character stands for; nil if it stands for itself.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    guard (base + 0x80...base + 0xFF).contains(scalar.value) else { return nil }
    return UInt8(scalar.value - base)
  }

  private static func scalar(of byte: UInt8) -> Unicode.Scalar {
    // ASCII is always UTF-8, so that it never comes here.
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// The character with which some bytes begin; nil if they are not UTF-8.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = bytes.first else { return nil }
    let width = first < 0x80 ? 1 : max(1, (~first).leadingZeroBitCount)
    return String(validating: bytes.prefix(width), as: UTF8.self)?.unicodeScalars.first
  }
}
