/// A binary portable pixmap (P6).
struct PPMFormat: ColourFormat {
  let name = "ppm"
  let summary = "a binary portable pixmap, P6"
  let standardSize = (width: 120, height: 60)

  func cell(_ output: KernelOutput) -> CellShape { .pixel }

  func encode(colours: some ColourGrid, _ view: KeptView?) -> EncodedPicture {
    let head = Array("P6\n\(colours.width) \(colours.height)\n255\n".utf8)
    return EncodedPicture(head: head, lines: colours.height, pixelsPerLine: colours.width) { line, bytes in
      colours.append(row: line, to: &bytes)
    }
  }
}
