import Fractal
import FoundationEssentials
import Rast

/// A saved view.
struct Bookmark: Hashable {
  /// Its name in lists.
  var name: String
  /// The view with its kernel; the path of a file is absolute.
  var kept: KeptView

  /// The view.
  var view: ViewText { kept.view }

  /// The longest text of a kernel that is written so that it can be read in the file, in bytes; others are compressed.
  static let longestText = 1 << 12
}

extension Bookmark {
  /// A bookmark of a scene.
  init(_ scene: Scene, _ kept: KeptView) {
    let (center, span) = (scene.viewport.center, scene.viewport.span)
    let step = span / 200
    name =
      "\(scene.kernel.shortName) \(NumberText.coordinate(center.re, step: step)), "
      + "\(NumberText.coordinate(center.im, step: step)) ×\(NumberText.factor(Viewport.standard.span / span))"
    self.kept = kept
  }
}

extension Bookmark: Codable {
  private enum Field: String, CodingKey {
    case name, view, source
    /// Base64 of a zlib stream, instead of the source.
    case compressedSource
    // What older files have instead of a view.
    case kernel, center, span, iterations, params
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    name = try fields.decode(String.self, forKey: .name)
    if let line = try fields.decodeIfPresent(String.self, forKey: .view) {
      kept = KeptView(try ViewText(parsing: line), source: try Bookmark.source(fields))
      return
    }
    var view = ViewText(kernel: try fields.decode(String.self, forKey: .kernel))
    let center = try fields.decode([Double].self, forKey: .center)
    guard center.count == 2 else {
      throw DecodingError.dataCorruptedError(
        forKey: .center, in: fields, debugDescription: "a center has two coordinates")
    }
    view.center = Complex(center[0], center[1])
    view.span = try fields.decode(Double.self, forKey: .span)
    view.iterations = .fixed(try fields.decode(Int.self, forKey: .iterations))
    let settings = try fields.decodeIfPresent([String: String].self, forKey: .params) ?? [:]
    // A name that no param can have could not be written into a view's text again.
    view.settings = settings.filter { ViewText.isParamName($0.key) }
    kept = KeptView(view)
  }

  private static func source(_ fields: KeyedDecodingContainer<Field>) throws -> String? {
    if let text = try fields.decodeIfPresent(String.self, forKey: .source) { return text }
    guard let text = try fields.decodeIfPresent(String.self, forKey: .compressedSource) else { return nil }
    let stream = Data(base64Encoded: text)
    guard let bytes = stream.flatMap({ Zlib.bytes(of: $0, limit: SourceFile.maximumSize + 1) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .compressedSource, in: fields, debugDescription: "it can't be decompressed")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(view.description, forKey: .view)
    guard let source = kept.source else { return }
    if source.utf8.count <= Bookmark.longestText {
      try fields.encode(source, forKey: .source)
    } else {
      let stream = Data(Zlib.compressed(Array(source.utf8)))
      try fields.encode(stream.base64EncodedString(), forKey: .compressedSource)
    }
  }
}
