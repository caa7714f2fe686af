/// Writes pixels as sixels: bands six pixels high, and in each of them, colour by colour, a character for each column that
/// says which of its six pixels have that colour (DEC, "VT330/VT340 Programmer Reference Manual", volume 2, chapter 14).
struct SixelEncoder {
  private let picture: IndexedPixels
  /// The columns of pixels that are written.
  private let columns: Range<Int>
  private var band: SixelBand
  private var bytes: [UInt8] = []

  /// The most colours that are defined: terminals have 256, and some keep the last two for themselves.
  static let mostColours = 254
  /// The height of a band.
  static let bandHeight = 6

  /// The sixels of some of a picture's columns and rows.
  static func bytes(_ picture: IndexedPixels, columns: Range<Int>, rows: Range<Int>) -> [UInt8] {
    var encoder = SixelEncoder(picture, columns)
    encoder.begin(height: rows.count)
    for top in stride(from: rows.lowerBound, to: rows.upperBound, by: bandHeight) {
      if top > rows.lowerBound { encoder.bytes.append(UInt8(ascii: "-")) }
      encoder.write(rows: top..<min(top + bandHeight, rows.upperBound))
    }
    encoder.bytes += Array("\u{1B}\\".utf8)
    return encoder.bytes
  }

  private init(_ picture: IndexedPixels, _ columns: Range<Int>) {
    (self.picture, self.columns) = (picture, columns)
    band = SixelBand(width: columns.count)
  }

  /// Writes what comes before the bands: that pixels are square and how many there are, and the colours in percent.
  private mutating func begin(height: Int) {
    // Pixels that no colour is given to are left as they are, so that the terminal need not clear them.
    var text = "\u{1B}P0;1;0q\"1;1;\(columns.count);\(height)"
    for (index, colour) in picture.colours.enumerated() {
      let (red, green, blue) = (colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF)
      text += "#\(index);2;\(Self.percent(red));\(Self.percent(green));\(Self.percent(blue))"
    }
    bytes += Array(text.utf8)
  }

  private static func percent(_ part: UInt32) -> UInt32 { (part * 100 + 127) / 255 }

  private mutating func write(rows: Range<Int>) {
    picture.indices.withUnsafeBufferPointer { indices in
      band.read(indices, stride: picture.width, columns, rows)
    }
    withUnsafeTemporaryAllocation(byteCount: band.room, alignment: 1) { memory in
      guard let start = memory.baseAddress else { return }
      var pen = TextPen(at: start)
      band.write(with: &pen)
      bytes.append(contentsOf: memory.prefix(pen.count))
    }
  }
}

/// A band of six rows: for each colour, the columns that it is in.
private struct SixelBand {
  /// A column in which a colour is.
  private struct Entry {
    var column: Int32
    /// The colour's next column; negative after the last.
    var next: Int32
    /// Which of the six pixels have the colour, the highest one in the lowest bit.
    var pixels: UInt8
  }

  private var entries: [Entry] = []
  /// For each colour, its first and last entry; negative if there is none.
  private var first = [Int32](repeating: -1, count: 256)
  private var last = [Int32](repeating: -1, count: 256)
  /// The colours in the order in which they come.
  private var colours: [UInt8] = []

  init(width: Int) { entries.reserveCapacity(width * SixelEncoder.bandHeight) }

  /// How many bytes writing may take: two runs with their lengths for each entry, and the colour's number.
  var room: Int { entries.count * 16 + colours.count * 8 + ShortText.capacity }

  /// Takes the pixels of a band.
  mutating func read(
    _ indices: UnsafeBufferPointer<UInt8>, stride: Int, _ columns: Range<Int>, _ rows: Range<Int>
  ) {
    for colour in colours { (first[Int(colour)], last[Int(colour)]) = (-1, -1) }
    entries.removeAll(keepingCapacity: true)
    colours.removeAll(keepingCapacity: true)
    for column in columns {
      for (bit, row) in rows.enumerated() {
        add(indices[row * stride + column], column: column - columns.lowerBound, pixels: 1 << UInt8(bit))
      }
    }
  }

  private mutating func add(_ colour: UInt8, column: Int, pixels: UInt8) {
    let end = Int(last[Int(colour)])
    if end >= 0, entries[end].column == column {
      entries[end].pixels |= pixels
      return
    }
    let new = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(column: Int32(truncatingIfNeeded: column), next: -1, pixels: pixels))
    if end >= 0 {
      entries[end].next = new
    } else {
      first[Int(colour)] = new
      colours.append(colour)
    }
    last[Int(colour)] = new
  }

  /// Writes the band, colour by colour.
  func write(with pen: inout TextPen) {
    for (place, colour) in colours.enumerated() {
      // Back to the band's first column.
      if place > 0 { pen.write("$") }
      pen.write("#")
      pen.write(ShortText(decimal: Int(colour)))
      write(from: first[Int(colour)], with: &pen)
    }
  }

  /// Writes a colour's columns as runs of equal ones.
  private func write(from first: Int32, with pen: inout TextPen) {
    var (next, column) = (first, Int32(0))
    while next >= 0 {
      var entry = entries[Int(next)]
      Self.write(0, times: Int(entry.column - column), with: &pen)
      let (start, pixels) = (entry.column, entry.pixels)
      column = start + 1
      next = entry.next
      while next >= 0 {
        entry = entries[Int(next)]
        guard entry.column == column, entry.pixels == pixels else { break }
        (column, next) = (column + 1, entry.next)
      }
      Self.write(pixels, times: Int(column - start), with: &pen)
    }
  }

  /// Writes a number of equal columns.
  private static func write(_ pixels: UInt8, times count: Int, with pen: inout TextPen) {
    let sixel = Unicode.Scalar(pixels + UInt8(ascii: "?"))
    if count > 3 {
      pen.write("!")
      pen.write(ShortText(decimal: count))
      pen.write(sixel)
    } else {
      for _ in 0..<count { pen.write(sixel) }
    }
  }
}
