import Fractal
import FoundationEssentials
import Rast

/// A saved view.
struct Bookmark: Hashable {
  /// Its name in lists.
  var name: String
  /// The view; the path of a file is absolute.
  var view: ViewText
}

extension Bookmark {
  /// A bookmark of a scene.
  init(_ scene: Scene, _ view: ViewText) {
    let (center, span) = (scene.viewport.center, scene.viewport.span)
    let step = span / 200
    name =
      "\(scene.kernel.shortName) \(NumberText.coordinate(center.re, step: step)), "
      + "\(NumberText.coordinate(center.im, step: step)) ×\(NumberText.factor(Viewport.standard.span / span))"
    self.view = view
  }
}

extension Bookmark: Codable {
  private enum Field: String, CodingKey {
    case name, view
    // What older files have instead of a view.
    case kernel, center, span, iterations, params
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    name = try fields.decode(String.self, forKey: .name)
    if let line = try fields.decodeIfPresent(String.self, forKey: .view) {
      view = try ViewText(parsing: line)
      return
    }
    view = ViewText(kernel: try fields.decode(String.self, forKey: .kernel))
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
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(view.description, forKey: .view)
  }
}
