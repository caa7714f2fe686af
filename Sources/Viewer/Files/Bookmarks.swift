import Fractal
import FoundationEssentials
import Rast

/// A view that is kept.
struct Bookmark: Hashable {
  /// What it is called in lists.
  var name: String
  /// The view; a file's path is whole.
  var view: ViewText
}

extension Bookmark {
  /// A scene as a bookmark.
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
    view.settings = try fields.decodeIfPresent([String: String].self, forKey: .params) ?? [:]
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(view.description, forKey: .view)
  }
}

/// Why there are no bookmarks.
enum BookmarkError: Error, CustomStringConvertible {
  case noPlace
  case unreadable(String, FileError)
  case broken(String)
  case unwritable(String, FileError)

  var description: String {
    switch self {
    case .noPlace: "there is no place for bookmarks: neither XDG_DATA_HOME nor HOME is set"
    case .unreadable(let path, let error): "can't read \(path): \(error)"
    case .broken(let path): "\(path) holds no bookmarks that can be read; it is left as it is"
    case .unwritable(let path, let error): "can't write \(path): \(error)"
    }
  }
}

/// The file of bookmarks, an array in JSON.
struct BookmarkStore {
  /// Where it is; nil if there is no such place.
  var path: String?

  private static let limit = 16 << 20

  /// All bookmarks; none where there is no file yet.
  func read() throws(BookmarkError) -> [Bookmark] {
    guard let path else { throw .noPlace }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(path, limit: BookmarkStore.limit)
    } catch {
      if error.isMissing { return [] }
      throw .unreadable(path, error)
    }
    guard let bookmarks = try? JSONDecoder().decode([Bookmark].self, from: Data(bytes)) else {
      throw .broken(path)
    }
    return bookmarks
  }

  /// Writes all of them, or leaves the file as it was.
  func write(_ bookmarks: [Bookmark]) throws(BookmarkError) {
    guard let path else { throw .noPlace }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(bookmarks) else { throw .broken(path) }
    do throws(FileError) {
      try Files.replace(path, with: Array(data) + [UInt8(ascii: "\n")])
    } catch {
      throw .unwritable(path, error)
    }
  }
}
