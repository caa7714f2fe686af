/// Portable Network Graphics, with the text of the view in it.
struct PNGFormat: ColourFormat {
  let name = "png"
  let summary = "Portable Network Graphics, with the view as text in it"
  let standardSize = (width: 1280, height: 800)

  func cell(_ output: KernelOutput) -> CellShape { .pixel }

  func encode(colours: some ColourGrid, _ view: ViewText?) -> EncodedPicture {
    let head = PNGChunk.head(width: colours.width, height: colours.height)
    let text = view.map { PNGChunk.text(PNGText.viewKeyword, $0.description) } ?? []
    let rows = PNGRows(colours)
    return EncodedPicture(head: head + text, bands: rows.bands) { band in
      let (bytes, checksum) = rows.band(band)
      return EncodedPicture.Band(bytes: PNGChunk.bytes("IDAT", bytes), checksum: checksum)
    } tail: { checksum in
      PNGChunk.bytes("IDAT", PNGChunk.bigEndian(checksum.value)) + PNGChunk.bytes("IEND", [])
    }
  }
}
