import Fractal
import FoundationEssentials
import Rast

/// A view that is kept.
struct Bookmark: Codable, Hashable {
  /// What it is called in lists.
  var name: String
  /// The kernel, as on the command line; a file's path is whole.
  var kernel: String
  /// The real and imaginary part of the point in the middle.
  var center: [Double]
  var span: Double
  var iterations: Int
  /// The params that differ from the file's, as on the command line.
  var params: [String: String]?
}

extension Bookmark {
  /// A scene as a bookmark.
  init(_ scene: Scene, _ kernel: Kernel) {
    let (center, span) = (scene.viewport.center, scene.viewport.span)
    let step = span / 200
    name =
      "\(scene.kernel.shortName) \(NumberText.coordinate(center.re, step: step)), "
      + "\(NumberText.coordinate(center.im, step: step)) ×\(NumberText.factor(Viewport.standard.span / span))"
    self.kernel = scene.kernel.path.map { Files.absolute($0) } ?? scene.kernel.name
    self.center = [center.re, center.im]
    self.span = span
    iterations = scene.iterations
    params = scene.settings.isEmpty ? nil : scene.settings.mapValues(\.description)
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
    guard let bookmarks = try? JSONDecoder().decode([Bookmark].self, from: Data(bytes)),
      bookmarks.allSatisfy({ $0.center.count == 2 })
    else { throw .broken(path) }
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
