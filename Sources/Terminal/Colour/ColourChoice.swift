import Colour

/// Chooses a few colours that stand for many: boxes around the many are cut in half, the longest first, until there are
/// enough, and each box gives the mean of its colours.
///
/// After P. Heckbert, "Color image quantization for frame buffer display", 1982, but boxes are cut in the middle and not
/// at the median, so that small parts of a picture keep their colours beside large ones.
enum ColourChoice {
  private struct Entry {
    var colour: RGB
    var seen: Oklab
  }

  private struct Box {
    var entries: ArraySlice<Entry>
    /// Its longest side, with the length and the middle of that.
    var axis = 0
    var length: Float = 0
    var middle: Float = 0

    init(_ entries: ArraySlice<Entry>) {
      self.entries = entries
      guard let first = entries.first?.seen.parts else { return }
      var (low, high) = (first, first)
      for entry in entries {
        low = pointwiseMin(low, entry.seen.parts)
        high = pointwiseMax(high, entry.seen.parts)
      }
      for axis in 0..<3 where high[axis] - low[axis] > length {
        (self.axis, length, middle) = (axis, high[axis] - low[axis], (low[axis] + high[axis]) / 2)
      }
    }

    var mean: RGB {
      var (red, green, blue) = (0, 0, 0)
      for entry in entries {
        red += Int(entry.colour.red)
        green += Int(entry.colour.green)
        blue += Int(entry.colour.blue)
      }
      let count = max(1, entries.count)
      func part(_ sum: Int) -> UInt8 { UInt8((sum + count / 2) / count) }
      return RGB(part(red), part(green), part(blue))
    }
  }

  /// At most `count` colours that stand for those of a picture.
  static func colours(of picture: Set<RGB>, count: Int) -> [RGB] {
    // Sorted, so that the same picture always gives the same colours.
    let sorted = picture.sorted { ($0.red, $0.green, $0.blue) < ($1.red, $1.green, $1.blue) }
    guard !sorted.isEmpty else { return [] }
    var entries = sorted.map { Entry(colour: $0, seen: Oklab($0)) }
    var boxes = [Box(entries[...])]
    while boxes.count < count, let longest = boxes.indices.max(by: { boxes[$0].length < boxes[$1].length }),
      boxes[longest].length > 0
    {
      let box = boxes[longest]
      let range = box.entries.startIndex..<box.entries.endIndex
      let middle = entries[range].partition { $0.seen.parts[box.axis] > box.middle }
      boxes[longest] = Box(entries[range.lowerBound..<middle])
      boxes.append(Box(entries[middle..<range.upperBound]))
    }
    return boxes.map(\.mean)
  }
}
