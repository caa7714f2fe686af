import Colour

/// Two pixels a cell: the upper half block in the one's colour on a ground of the other's.
enum ANSIFormat {
  static func row(_ j: Int, of grid: some ColourGrid, _ bytes: inout [UInt8]) {
    var upper: RGB?
    var lower: RGB?
    for i in 0..<grid.width {
      let above = grid[i, j]
      let below = j + 1 < grid.height ? grid[i, j + 1] : .black
      // Only what changes is written; that is most of the bytes.
      if above != upper { append("\u{1B}[38;2;", above, &bytes) }
      if below != lower { append("\u{1B}[48;2;", below, &bytes) }
      (upper, lower) = (above, below)
      bytes.append(contentsOf: "▀".utf8)
    }
    bytes.append(contentsOf: "\u{1B}[0m\n".utf8)
  }

  private static func append(_ command: String, _ colour: RGB, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\(command)\(colour.red);\(colour.green);\(colour.blue)m".utf8)
  }
}
