import Viewer

/// Reads characters in UTF-8, and keys that send control characters.
enum CharacterReader {
  /// Reads the beginning of bytes of which the first is not Escape.
  static func reading(of bytes: ArraySlice<UInt8>) -> InputDecoder.Reading {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x09: return complete(Key(.tab))
    case 0x0A, 0x0D: return complete(Key(.enter))
    case 0x08, 0x7F: return complete(Key(.backspace))
    case 0x00: return complete(Key(.character(" "), .control))
    // Control clears the bits that tell a letter's case.
    case 0x01...0x1A: return complete(Key(.character(Character(Unicode.Scalar(first + 0x60))), .control))
    case 0x1B...0x1F: return complete(Key(.character(Character(Unicode.Scalar(first + 0x40))), .control))
    case 0x20...0x7E: return complete(Key(Character(Unicode.Scalar(first))))
    default: return scalar(bytes, first)
    }
  }

  private static func complete(_ key: Key) -> InputDecoder.Reading { .complete(1, .event(.key(key))) }

  private static func scalar(_ bytes: ArraySlice<UInt8>, _ first: UInt8) -> InputDecoder.Reading {
    let count = first.leadingOnes
    guard (2...4).contains(count) else { return .complete(1, nil) }
    let next = bytes.dropFirst().prefix(count - 1)
    // A byte that can't belong to the character may begin something else.
    guard next.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .complete(1, nil) }
    guard next.count == count - 1 else { return .incomplete }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self), let character = text.first else {
      return .complete(count, nil)
    }
    // The control characters of Latin-1 are not keys.
    let isControl = count == 2 && first == 0xC2 && (next.first ?? 0) < 0xA0
    return .complete(count, isControl ? nil : .event(.key(Key(character))))
  }
}

extension UInt8 {
  /// How many of the highest bits are set, without a gap.
  fileprivate var leadingOnes: Int { (~self).leadingZeroBitCount }
}
