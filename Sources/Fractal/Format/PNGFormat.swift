/// Portable Network Graphics, with the text of the view in it.
struct PNGFormat: ColourFormat {
  let name = "png"
  let summary = "Portable Network Graphics, with the view as text in it"
  let standardSize = (width: 1280, height: 800)

  func cell(_ output: KernelOutput) -> CellShape { .pixel }

  func encode(colours: some ColourGrid, _ view: ViewText?) -> EncodedPicture {
    let notes = view.map { [(key: PNGText.viewKeyword, text: $0.description)] } ?? []
    return EncodedPicture(lines: colours.height, pixelsPerLine: colours.width) {
      let encoder = PNGEncoder(width: colours.width, height: colours.height, notes: notes)
      var row: [UInt8] = []
      return { line, bytes in
        row.removeAll(keepingCapacity: true)
        colours.append(row: line, to: &row)
        encoder.add(row)
        if line + 1 == colours.height { encoder.finish() }
        encoder.take(into: &bytes)
      }
    }
  }
}
