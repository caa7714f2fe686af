import Rast
import Testing

@testable import Fractal

/// The kernel of a text.
func kernel(_ text: String) throws -> Kernel {
  try Kernel(name: "test", Analysis(SourceFile(path: "test.rast", text: text)))
}

/// A picture of a kernel's text.
func render(
  _ text: String, _ region: Region = Region(0, 0, 1, 1), width: Int, height: Int, iterations: Int = 8,
  time: Double = 0, threads: Int = 2
) throws -> Picture {
  let renderer = try Renderer(try kernel(text), backend: .evaluated, threads: threads)
  let frame = Frame(region: region, width: width, height: height, iterations: iterations, time: time)
  return try renderer.render(frame)
}

extension EncodedPicture {
  /// All of its bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }
}

extension Picture {
  /// All samples, row by row.
  var all: [Sample] {
    (0..<frame.height).flatMap { j in (0..<frame.width).map { i in self[i, j] } }
  }

  /// The picture as it is written.
  func bytes(as format: String) -> [UInt8] { encoded(as: format).bytes }

  /// The picture in a format, with the colours for when none are chosen.
  func encoded(as name: String) -> EncodedPicture {
    let format = PictureFormats.named(name) ?? PictureFormats.ascii
    return format.encode(
      ColouredPicture(picture: self, colouring: Ink().colouring(like: self)),
      KeptView(ViewText(kernel: "test")))
  }

  /// The picture as it is written, as text.
  func text(as format: String) -> String { String(decoding: bytes(as: format), as: UTF8.self) }
}
