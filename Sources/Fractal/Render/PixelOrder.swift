/// The order in which the pixels of a picture are rendered. A place in the order is not the pixel's number: numbers
/// always follow reading order.
public struct PixelOrder: Sendable {
  /// A part of the order in which each pixel stands for a square of the picture, of which it is the upper left corner,
  /// until more is known.
  public struct Pass: Hashable, Sendable {
    /// The side of the squares.
    public let step: Int
    /// The place after the last one of the pass.
    public let end: Int
  }

  /// How many pixels there are.
  public let count: Int
  /// The passes, in their order.
  public let passes: [Pass]
  /// Which pixel is at which place.
  let places: Places

  /// Which pixel is at which place.
  enum Places: Sendable {
    /// Reading order.
    case reading
    /// Runs of `length` pixels in reading order, each of them `step` runs after the one before it; the first run
    /// follows the last.
    case runs(Int, step: Int, length: Int)
    /// The pixel of each place.
    case listed([Int32])
  }

  /// Reading order, in one pass.
  init(reading count: Int) {
    (self.count, places) = (count, .reading)
    passes = [Pass(step: 1, end: count)]
  }

  /// Short runs of pixels in one pass, ordered so that any part of it is spread evenly over the picture and equal
  /// shares take about equally long: successive runs are a golden section apart, which leaves the smallest gaps.
  init(spreading width: Int, height: Int) {
    count = height * width
    passes = [Pass(step: 1, end: count)]
    // A run ends where its row does.
    let length = (8...16).first { width % $0 == 0 } ?? width
    let runs = count / length
    var step = max(1, Int(Double(runs) * 0.618_033_988_749_895))
    while PixelOrder.commonDivisor(step, runs) > 1 { step += 1 }
    places = .runs(runs, step: step, length: length)
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }

  /// From coarse to fine: first every `coarsest`-th pixel of every `coarsest`-th row, then the pixels half as far apart
  /// that were not among them, and so on. Each pixel comes once.
  ///
  /// - Parameter coarsest: a power of two.
  public init(width: Int, height: Int, coarsest: Int) {
    var pixels: [Int32] = []
    pixels.reserveCapacity(width * height)
    var passes: [Pass] = []
    var step = coarsest
    while step > 0 {
      for j in stride(from: 0, to: height, by: step) {
        // Every second pixel is already done in rows that an earlier pass visited.
        let isOld = step < coarsest && j % (2 * step) == 0
        for i in stride(from: isOld ? step : 0, to: width, by: isOld ? 2 * step : step) {
          pixels.append(Int32(truncatingIfNeeded: j * width + i))
        }
      }
      passes.append(Pass(step: step, end: pixels.count))
      step /= 2
    }
    (count, places, self.passes) = (pixels.count, .listed(pixels), passes)
  }

  private init(_ pixels: [Int32], _ passes: [Pass]) {
    (count, places, self.passes) = (pixels.count, .listed(pixels), passes)
  }

  /// The same order, but with the pixels that can wait after all others.
  public func postponing(_ canWait: (Int) -> Bool) -> PixelOrder {
    var (first, last): ([Int32], [Int32]) = ([], [])
    first.reserveCapacity(count)
    var passes: [Pass] = []
    var place = 0
    for pass in self.passes {
      while place < pass.end {
        let pixel = self[place]
        if canWait(pixel) { last.append(Int32(pixel)) } else { first.append(Int32(pixel)) }
        place += 1
      }
      passes.append(Pass(step: pass.step, end: first.count))
    }
    // They are already on the screen, so going from coarse to fine would gain nothing.
    passes.append(Pass(step: 1, end: count))
    return PixelOrder(first + last.sorted(), passes)
  }

  /// The pixel at a place of the order.
  public subscript(place: Int) -> Int {
    switch places {
    case .reading: place
    case .runs(let runs, let step, let length): place / length * step % runs * length + place % length
    case .listed(let pixels): Int(pixels[place])
    }
  }
}
