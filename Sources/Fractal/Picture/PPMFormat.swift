/// The binary portable pixmap of Netpbm.
enum PPMFormat {
  static func head(_ picture: Picture, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "P6\n\(picture.frame.width) \(picture.frame.height)\n255\n".utf8)
  }

  static func row(_ j: Int, of picture: Picture, _ colouring: Colouring, _ bytes: inout [UInt8]) {
    for i in 0..<picture.frame.width {
      let colour = colouring.colour(picture[i, j])
      bytes.append(colour.red)
      bytes.append(colour.green)
      bytes.append(colour.blue)
    }
  }
}
