/// An object with what the picture shows and the kernel's values, a row a line; what is no number in JSON, NaN
/// and the infinities, is null. It is written as it goes, as a large picture would not fit into memory twice.
enum JSONFormat {
  static func head(_ picture: Picture, _ kernel: String, _ bytes: inout [UInt8]) {
    let (frame, region) = (picture.frame, picture.frame.region)
    let corners = [region.x1, region.y1, region.x2, region.y2].map(text).joined(separator: ", ")
    bytes.append(
      contentsOf: """
        {
          "kernel": \(text(kernel)),
          "width": \(frame.width),
          "height": \(frame.height),
          "region": [\(corners)],
          "iterations": \(frame.iterations),
          "time": \(text(frame.time)),
          "rows": [

        """.utf8)
  }

  static func row(_ j: Int, of picture: Picture, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "    [".utf8)
    for i in 0..<picture.frame.width {
      if i > 0 { bytes.append(contentsOf: ", ".utf8) }
      bytes.append(contentsOf: text(picture[i, j]).utf8)
    }
    bytes.append(contentsOf: (j + 1 < picture.frame.height ? "],\n" : "]\n").utf8)
  }

  static func foot(_ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "  ]\n}\n".utf8)
  }

  private static func text(_ sample: Sample) -> String {
    switch sample {
    case .count(let count): String(count)
    case .smoothCount(let count): text(count)
    case .countAndHue(let count, let hue): "[\(text(count)), \(text(hue))]"
    case .colour(let red, let green, let blue): "[\(text(red)), \(text(green)), \(text(blue))]"
    case .glyph(let glyph): text(String(Character(glyph)))
    }
  }

  private static func text(_ number: Double) -> String { number.isFinite ? number.description : "null" }

  private static func text(_ string: String) -> String {
    let scalars = string.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      case _: String(Character(scalar))
      }
    }
    return "\"" + scalars.joined() + "\""
  }
}
