/// Portable Network Graphics, with the texts of the view and of its kernel in it.
struct PNGFormat: ColourFormat {
  let name = "png"
  let summary = "Portable Network Graphics, with the view and its kernel as text in it"
  let standardSize = (width: 1280, height: 800)

  func cell(_ output: KernelOutput) -> CellShape { .pixel }

  func encode(colours: some ColourGrid, _ view: KeptView?) -> EncodedPicture {
    let head = PNGChunk.head(width: colours.width, height: colours.height)
    let text = view.map { PNGChunk.text(PNGText.viewKeyword, $0.view.description) } ?? []
    let source = view?.source.map { PNGChunk.longText(PNGText.sourceKeyword, $0) } ?? []
    let rows = PNGRows(colours)
    return EncodedPicture(head: head + text + source, bands: rows.bands) { band in
      let (bytes, checksum) = rows.band(band)
      return EncodedPicture.Band(bytes: PNGChunk.bytes("IDAT", bytes), checksum: checksum)
    } tail: { checksum in
      PNGChunk.bytes("IDAT", checksum.bytes) + PNGChunk.bytes("IEND", [])
    }
  }
}
