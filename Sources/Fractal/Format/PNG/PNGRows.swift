/// The rows of a PNG, filtered and compressed in bands that don't wait for each other. One after another they are a zlib
/// stream, which the checksum of all of them completes.
struct PNGRows<Colours: ColourGrid>: Sendable {
  private let colours: Colours
  private let rowsPerBand: Int

  /// How many bands there are.
  var bands: Int { (colours.height + rowsPerBand - 1) / rowsPerBand }

  /// The rows of a picture. The bands depend on nothing but its size, so that the bytes don't either: there are enough of
  /// them for many threads, but few enough that the ends of their blocks hardly count.
  init(_ colours: Colours) {
    self.colours = colours
    let pixels = min(max(colours.width * colours.height / 16, 1 << 16), 1 << 20)
    rowsPerBand = max(4, pixels / colours.width)
  }

  /// A band's part of the stream, and the checksum of what it holds.
  func band(_ number: Int) -> (bytes: [UInt8], checksum: Checksum) {
    let rows = number * rowsPerBand..<min(colours.height, (number + 1) * rowsPerBand)
    let filter = PNGFilter(width: colours.width)
    let deflater = Deflater(.rows)
    deflater.precede(window(before: rows.lowerBound, filter).suffix(Deflater.window))
    var bytes = number == 0 ? Zlib.header : []
    var checksum = Checksum()
    for row in rows {
      let filtered = filter.next { colours.put(row: row, into: $0) }
      checksum.add(filtered)
      let isLast = row + 1 == rows.upperBound
      deflater.add(
        filtered, !isLast ? .none : row + 1 == colours.height ? .stream : .block, to: &bytes)
    }
    return (bytes, checksum)
  }

  /// The filtered rows to which a band can refer, which are a part of the band before it; they are filtered once more,
  /// as there is nothing to wait for then.
  private func window(before row: Int, _ filter: PNGFilter) -> [UInt8] {
    let count = min(row, (Deflater.window - 1) / filter.bytesPerRow + 1)
    guard count > 0 else { return [] }
    // What is filtered depends on the row above.
    if row > count { _ = filter.next { colours.put(row: row - count - 1, into: $0) } }
    var bytes: [UInt8] = []
    for row in row - count..<row {
      bytes.append(contentsOf: filter.next { colours.put(row: row, into: $0) })
    }
    return bytes
  }
}
