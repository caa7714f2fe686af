import Text

/// An object that says what the picture shows, with the kernel's values, one row per line. Values that JSON cannot
/// express, NaN and the infinities, are null.
struct JSONFormat: PictureFormat {
  let name = "json"
  let summary = "the kernel's values themselves"
  let standardSize = (width: 120, height: 60)

  func cell(_ output: KernelOutput) -> CellShape { .character }

  func canShow(_ output: KernelOutput) -> Bool { true }

  func encode(_ picture: ColouredPicture, _ view: KeptView) -> EncodedPicture {
    let head = Array(Self.head(of: picture.picture.frame, kernel: view.view.kernel).utf8)
    return EncodedPicture(head: head, lines: picture.height, pixelsPerLine: picture.width) { line, bytes in
      Self.append(line, of: picture.picture, to: &bytes)
    }
  }

  private static func head(of frame: Frame, kernel: String) -> String {
    let region = frame.region
    let corners = [region.x1, region.y1, region.x2, region.y2].map(text).joined(separator: ", ")
    return """
      {
        "kernel": \(text(kernel)),
        "width": \(frame.width),
        "height": \(frame.height),
        "region": [\(corners)],
        "iterations": \(frame.iterations),
        "time": \(text(frame.time)),
        "rows": [

      """
  }

  private static func append(_ j: Int, of picture: Picture, to bytes: inout [UInt8]) {
    let isLast = j + 1 == picture.frame.height
    bytes.append(contentsOf: "    [".utf8)
    for i in 0..<picture.frame.width {
      if i > 0 { bytes.append(contentsOf: ", ".utf8) }
      bytes.append(contentsOf: text(picture[i, j]).utf8)
    }
    bytes.append(contentsOf: (isLast ? "]\n  ]\n}\n" : "],\n").utf8)
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
      case _ where scalar.isHidden: VisibleText.spellingInJSON(scalar)
      case _: String(Character(scalar))
      }
    }
    return "\"" + scalars.joined() + "\""
  }
}
