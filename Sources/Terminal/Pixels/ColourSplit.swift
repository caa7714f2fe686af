/// A few colours that stand for the many of a picture. The cube of colours is cut into boxes, each time the one in which
/// colours are furthest from their mean, across its longest spread (X. Wu, "Efficient Statistical Computations for Optimal
/// Color Quantization", Graphics Gems II, 1991, in its simplest form).
struct ColourSplit {
  /// The mean colour of each box, as 0xRRGGBB.
  let colours: [UInt32]
  /// The box of each bin.
  private let boxOfBin: [UInt8]

  /// How many colours a bin has along each side, as bits that are left out.
  private static let dropped: UInt32 = 3
  private static let binCount = 1 << 15

  /// The colours of a bin, summed up.
  private struct Bin {
    var number: Int
    /// How many pixels there are.
    var count: Float
    /// Their mean.
    var colour: SIMD4<Float>
  }

  /// A number of bins beside each other.
  private struct Box {
    var bins: Range<Int>
    /// The mean of all pixels.
    var mean: SIMD4<Float> = .zero
    /// The channel in which the pixels differ most, and the sum of their squared distances from the mean there.
    var (channel, spread): (Int, Float) = (0, 0)

    init(_ bins: Range<Int>, of all: [Bin]) {
      self.bins = bins
      var (sum, count) = (SIMD4<Float>.zero, Float(0))
      for bin in all[bins] {
        sum += bin.colour * bin.count
        count += bin.count
      }
      mean = sum / max(count, 1)
      var spreads = SIMD4<Float>.zero
      for bin in all[bins] {
        let distance = bin.colour - mean
        spreads += distance * distance * bin.count
      }
      for index in 0..<3 where spreads[index] > spread { (channel, spread) = (index, spreads[index]) }
    }
  }

  /// At most `limit` colours, of which there may be 256, for pixels given as 0xRRGGBB.
  init(_ pixels: UnsafeBufferPointer<UInt32>, limit: Int) {
    var bins = Self.bins(of: pixels)
    var boxes = bins.isEmpty ? [] : [Box(bins.indices, of: bins)]
    while boxes.count < limit,
      let widest = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }), boxes[widest].spread > 0
    {
      let box = boxes[widest]
      let middle = bins[box.bins].partition { $0.colour[box.channel] > box.mean[box.channel] }
      // Numbers so close to each other that their mean is one of them.
      guard middle > box.bins.lowerBound, middle < box.bins.upperBound else {
        boxes[widest].spread = 0
        continue
      }
      boxes[widest] = Box(box.bins.lowerBound..<middle, of: bins)
      boxes.append(Box(middle..<box.bins.upperBound, of: bins))
    }
    var boxOfBin = [UInt8](repeating: 0, count: Self.binCount)
    for (index, box) in boxes.enumerated() {
      for bin in bins[box.bins] { boxOfBin[bin.number] = UInt8(truncatingIfNeeded: index) }
    }
    (self.boxOfBin, colours) = (boxOfBin, boxes.map { Self.packed($0.mean) })
  }

  /// The box of each pixel.
  func indices(of pixels: UnsafeBufferPointer<UInt32>) -> [UInt8] {
    boxOfBin.withUnsafeBufferPointer { boxOfBin in
      [UInt8](unsafeUninitializedCapacity: pixels.count) { indices, count in
        for place in pixels.indices { indices[place] = boxOfBin[Self.bin(of: pixels[place])] }
        count = pixels.count
      }
    }
  }

  /// The bins that have any pixels.
  private static func bins(of pixels: UnsafeBufferPointer<UInt32>) -> [Bin] {
    // Enough for 16 million pixels of one colour.
    var sums = [SIMD4<UInt32>](repeating: .zero, count: binCount)
    sums.withUnsafeMutableBufferPointer { sums in
      for pixel in pixels {
        sums[bin(of: pixel)] &+= SIMD4(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF, 1)
      }
    }
    return sums.indices.compactMap { number in
      let sum = sums[number]
      guard sum.w > 0 else { return nil }
      return Bin(number: number, count: Float(sum.w), colour: SIMD4<Float>(sum) / Float(sum.w))
    }
  }

  private static func bin(of pixel: UInt32) -> Int {
    let (red, green, blue) = (pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF)
    return Int((red >> dropped) << 10 | (green >> dropped) << 5 | blue >> dropped)
  }

  private static func packed(_ colour: SIMD4<Float>) -> UInt32 {
    let rounded = SIMD4<UInt32>(colour.rounded(.toNearestOrEven))
    return rounded.x << 16 | rounded.y << 8 | rounded.z
  }
}
