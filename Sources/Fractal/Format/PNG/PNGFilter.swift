/// Filters the rows of a PNG of 24-bit colours: each byte becomes its difference from what the bytes around it let
/// expect, in that of five ways whose differences are smallest in sum.
final class PNGFilter {
  private typealias Bytes = UnsafeMutablePointer<UInt8>

  /// The bytes of a filtered row: the number of the way, and three for each pixel.
  let bytesPerRow: Int

  // The last row and the one above it, behind three zeros each.
  private var row: Bytes
  private var above: Bytes
  /// What the last row became, in each way.
  private let filtered: [Bytes]

  /// A filter for rows of so many pixels, before the first of them.
  init(width: Int) {
    bytesPerRow = 3 * width + 1
    let size = 3 * width + 3
    func buffer() -> Bytes {
      let buffer = Bytes.allocate(capacity: size)
      buffer.initialize(repeating: 0, count: size)
      return buffer
    }
    (row, above, filtered) = (buffer(), buffer(), (0..<5).map { _ in buffer() })
  }

  deinit { for buffer in filtered + [row, above] { buffer.deallocate() } }

  /// Filters the next row, whose bytes `put` writes to a place. What it becomes is valid until the next call.
  func next(_ put: (UnsafeMutablePointer<UInt8>) -> Void) -> UnsafeBufferPointer<UInt8> {
    (row, above) = (above, row)
    put(row + 3)
    let sums = [
      filter(0) { _, _, _ in 0 },
      filter(1) { left, _, _ in left },
      filter(2) { _, above, _ in above },
      filter(3) { left, above, _ in (left &+ above) &>> 1 },
      filter(4, Self.paeth),
    ]
    // The first of equals.
    let best = sums.indices.min { sums[$0] < sums[$1] } ?? 0
    return UnsafeBufferPointer(start: filtered[best], count: bytesPerRow)
  }

  /// Filters the row in a way, whose number is PNG's.
  ///
  /// - Parameter guess: what the bytes to the left, above, and above that to the left let expect.
  /// - Returns: the sum of the differences, which count as bytes with a sign.
  @inline(__always)
  private func filter(_ way: UInt8, _ guess: (_ left: Int16, _ above: Int16, _ corner: Int16) -> Int16)
    -> UInt32
  {
    let (row, above, filtered) = (row, above, filtered[Int(way)])
    filtered[0] = way
    var sum: UInt32 = 0
    // Without tests for overflow, for which there is no room, and which would keep this from becoming vectors.
    for index in 0..<bytesPerRow &- 1 {
      let expected = guess(Int16(row[index]), Int16(above[index &+ 3]), Int16(above[index]))
      let difference = row[index &+ 3] &- UInt8(truncatingIfNeeded: expected)
      filtered[index &+ 1] = difference
      sum &+= UInt32(min(difference, 0 &- difference))
    }
    return sum
  }

  /// That of the three which is closest to left + above - corner, and the first of equals.
  @inline(__always)
  private static func paeth(_ left: Int16, _ above: Int16, _ corner: Int16) -> Int16 {
    let (across, down) = (above &- corner, left &- corner)
    let (toLeft, toAbove, toCorner) = (magnitude(across), magnitude(down), magnitude(across &+ down))
    let other = toAbove <= toCorner ? above : corner
    return toLeft <= min(toAbove, toCorner) ? left : other
  }

  @inline(__always)
  private static func magnitude(_ number: Int16) -> Int16 { max(number, 0 &- number) }
}
