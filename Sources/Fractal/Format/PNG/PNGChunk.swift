import CZlib

/// The chunks of which a PNG consists.
enum PNGChunk {
  /// What a PNG begins with.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A chunk: the length of its data, its name of four letters, the data, and a checksum.
  static func bytes(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + data
    let checksum = UInt32(truncatingIfNeeded: crc32_z(0, named, named.count))
    return UInt32(data.count).bytesFromHighest + named + checksum.bytesFromHighest
  }

  /// All that comes before the rows of a picture of 24-bit sRGB colours, but for its texts. Each side is at most 2³¹ - 1.
  static func head(width: Int, height: Int) -> [UInt8] {
    // Eight bits, red, green and blue, deflate, the five filters, not interlaced.
    let header = UInt32(width).bytesFromHighest + UInt32(height).bytesFromHighest + [8, 2, 0, 0, 0]
    // The perceptual intent.
    return signature + bytes("IHDR", header) + bytes("sRGB", [0])
  }

  /// A text under a keyword of 1 to 79 Latin letters: tEXt if it is ASCII, iTXt if it is more of UTF-8.
  static func text(_ keyword: String, _ text: String) -> [UInt8] {
    let key = Array(keyword.utf8) + [0]
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return bytes("tEXt", key + text.utf8) }
    // Not compressed, in no particular language, without a translated keyword.
    return bytes("iTXt", key + [0, 0, 0, 0] + text.utf8)
  }

  /// A long text, compressed: zTXt, which more programs know, if it is ASCII.
  static func longText(_ keyword: String, _ text: String) -> [UInt8] {
    let (key, stream) = (Array(keyword.utf8) + [0], Zlib.compressed(Array(text.utf8)))
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return bytes("zTXt", key + [0] + stream) }
    return bytes("iTXt", key + [1, 0, 0, 0] + stream)
  }
}
