import Colour

/// Half blocks in 24-bit colours: the upper half in the colour of one pixel, on a background in the colour of the other.
struct ANSIFormat: ColourFormat {
  let name = "ansi"
  let summary = "half blocks in 24-bit colours for a terminal, two pixels in each cell"
  let standardSize = (width: 120, height: 60)

  func cell(_ output: KernelOutput) -> CellShape { output == .glyph ? .character : .halfBlock }

  /// Characters are written as they are.
  func canShow(_ output: KernelOutput) -> Bool { true }

  func encode(_ picture: ColouredPicture, _ view: KeptView) -> EncodedPicture {
    picture.picture.output == .glyph
      ? ASCIIFormat().encode(picture, view) : encode(colours: picture, view)
  }

  func encode(colours: some ColourGrid, _ view: KeptView?) -> EncodedPicture {
    let cells = CellShape.halfBlock.cells(width: colours.width, height: colours.height)
    return EncodedPicture(lines: cells.height, pixelsPerLine: 2 * colours.width) { line, bytes in
      Self.append(line, of: colours, to: &bytes)
    }
  }

  private static func append(_ line: Int, of grid: some ColourGrid, to bytes: inout [UInt8]) {
    let j = line * CellShape.halfBlock.down
    var upper: RGB?
    var lower: RGB?
    for i in 0..<grid.width {
      let above = grid[i, j]
      let below = j + 1 < grid.height ? grid[i, j + 1] : .black
      // Only changes are written, as colours are most of the bytes.
      if above != upper { append("\u{1B}[38;2;", above, to: &bytes) }
      if below != lower { append("\u{1B}[48;2;", below, to: &bytes) }
      (upper, lower) = (above, below)
      bytes.append(contentsOf: "▀".utf8)
    }
    bytes.append(contentsOf: "\u{1B}[0m\n".utf8)
  }

  private static func append(_ command: String, _ colour: RGB, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\(command)\(colour.red);\(colour.green);\(colour.blue)m".utf8)
  }
}
