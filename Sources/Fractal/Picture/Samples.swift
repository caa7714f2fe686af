import Glibc
import Rast

/// What a kernel returned for one pixel.
public enum Sample: Hashable, Sendable {
  /// An escape count.
  case count(Int)
  /// A smooth escape count.
  case smoothCount(Double)
  /// An escape count and a hue in turns.
  case countAndHue(Double, Double)
  /// Red, green and blue, from 0 to 1.
  case colour(Double, Double, Double)
  /// A glyph.
  case glyph(Unicode.Scalar)
}

/// What a kernel returned for all pixels of a picture, as columns of 8-byte words: the first elements of all values, row
/// by row, then all second elements.
///
/// The renderer's threads write to it, each in its own places, and nobody writes once the renderer has handed it out.
/// That makes it safe to share.
final class Samples: @unchecked Sendable {
  /// The most words that a picture may have: 2 GiB of them.
  static let maximumWords = 1 << 28

  let output: KernelOutput
  let count: Int
  let words: UnsafeMutablePointer<UInt64>

  /// Memory for `count` samples, not yet written to; nil if the system has none.
  init?(_ output: KernelOutput, count: Int) {
    let bytes = max(1, count * output.type.slotCount) * MemoryLayout<UInt64>.stride
    guard Memory.has(bytes), let memory = malloc(bytes) else { return nil }
    (self.output, self.count) = (output, count)
    words = memory.assumingMemoryBound(to: UInt64.self)
  }

  deinit { free(words) }

  /// The sample of a pixel, by its number in reading order.
  subscript(index: Int) -> Sample {
    precondition(index >= 0 && index < count, "the picture has no such pixel")
    func float(_ column: Int) -> Double { Double(bitPattern: words[column * count + index]) }
    switch output {
    case .count: return .count(Int(bitPattern: UInt(words[index])))
    case .smoothCount: return .smoothCount(float(0))
    case .countAndHue: return .countAndHue(float(0), float(1))
    case .colour: return .colour(float(0), float(1), float(2))
    case .glyph:
      return .glyph(Unicode.Scalar(UInt32(truncatingIfNeeded: words[index])) ?? "\u{FFFD}")
    }
  }
}
