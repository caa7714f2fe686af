/// The order in which the pixels of a picture are rendered. A place in the order is not a pixel's number, which
/// always counts in reading order.
public struct PixelOrder: Sendable {
  /// A stretch of the order whose pixels stand for squares of the picture, of which they are the upper left
  /// corners, until better is known.
  public struct Pass: Hashable, Sendable {
    /// The side of the squares.
    public let step: Int
    /// Behind the last place of the pass.
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
    /// So many runs of so many pixels in reading order, of which each is so many further on than the one before it,
    /// and behind the last begins the first.
    case runs(Int, step: Int, length: Int)
    /// The pixel of each place.
    case listed([Int32])
  }

  /// Reading order, in one pass.
  init(reading count: Int) {
    (self.count, places) = (count, .reading)
    passes = [Pass(step: 1, end: count)]
  }

  /// Short runs of pixels in one pass and in an order of which any stretch is spread evenly over the picture, so
  /// that equal shares of it take about equally long: steps of the golden section, which leave the least gaps.
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

  /// From coarse to fine: first every `coarsest`-th pixel of every `coarsest`-th row, then those half as far from
  /// each other that were not among them, and so on. Each pixel comes once.
  ///
  /// - Parameter coarsest: a power of two.
  public init(width: Int, height: Int, coarsest: Int) {
    var pixels: [Int32] = []
    pixels.reserveCapacity(width * height)
    var passes: [Pass] = []
    var step = coarsest
    while step > 0 {
      for j in stride(from: 0, to: height, by: step) {
        // In rows that an earlier pass was at, every second pixel is done.
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

  /// The same order, but with the pixels that can wait put behind all others.
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
    // They are seen already, so nothing is gained by taking them coarsely.
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
