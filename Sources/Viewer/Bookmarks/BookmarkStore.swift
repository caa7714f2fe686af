import Files
import FoundationEssentials
import Glibc
import Rast

/// Why there are no bookmarks.
enum BookmarkError: Error, CustomStringConvertible {
  case noPlace
  case unreadable(String, SystemError)
  case unwritable(String, SystemError)
  /// Another viewer has been changing them for too long.
  case busy(String)
  /// With one more bookmark, not all of the file could be read again.
  case full(String)

  var description: String {
    switch self {
    case .noPlace: "there is no place for bookmarks: neither XDG_DATA_HOME nor HOME is set"
    case .unreadable(let path, let error): "can't read \(path): \(error)"
    case .unwritable(let path, let error): "can't write \(path): \(error)"
    case .busy(let path): "another viewer is writing \(path); try again"
    case .full(let path): "\(path) is full: remove a bookmark first"
    }
  }
}

/// The bookmark file, a JSON array, which several viewers may change.
struct BookmarkStore {
  /// Its path; nil if there is no place for it.
  var path: String?
  /// How long to wait for another viewer that is changing the file.
  var patience = Duration.milliseconds(500)

  private static let limit = 16 << 20

  /// What a bookmark file holds.
  struct Contents {
    /// All bookmarks that can be read.
    var bookmarks: [Bookmark] = []
    /// Whether the file could not be read in full: it was cut off, or is something else.
    var isBroken = false
  }

  /// All bookmarks; none if there is no file yet.
  func read(_ cancellation: CancellationToken = CancellationToken()) throws(BookmarkError) -> Contents {
    guard let path else { throw .noPlace }
    do throws(SystemError) {
      return BookmarkStore.contents(try File.read(path, limit: BookmarkStore.limit), cancellation)
    } catch {
      if error.isMissing { return Contents() }
      throw .unreadable(path, error)
    }
  }

  /// The bookmarks in a file; if it is broken, those that are intact.
  static func contents(
    _ bytes: [UInt8], _ cancellation: CancellationToken = CancellationToken()
  ) -> Contents {
    let decoder = JSONDecoder()
    if let all = try? decoder.decode([Bookmark].self, from: Data(bytes)) {
      return Contents(bookmarks: all)
    }
    var contents = Contents(isBroken: true)
    for object in JSONObjects(bytes) where !cancellation.isCancelled {
      if let bookmark = try? decoder.decode(Bookmark.self, from: Data(object)) {
        contents.bookmarks.append(bookmark)
      }
    }
    return contents
  }

  /// Reads, changes and writes all bookmarks while no other viewer does. A broken file is kept beside the new
  /// one, and its path is returned.
  func change<Result>(
    _ body: (inout [Bookmark]) -> Result
  ) throws(BookmarkError) -> (result: Result, broken: String?) {
    guard let path else { throw .noPlace }
    do throws(SystemError) { try Folder.make(of: path) } catch { throw .unwritable(path, error) }
    guard let lock = FolderLock(Path.folder(of: path), patience: patience) else { throw .busy(path) }
    defer { lock.release() }
    var contents = try read()
    let count = contents.bookmarks.count
    let result = body(&contents.bookmarks)
    let bytes = BookmarkStore.bytes(contents.bookmarks)
    guard bytes.count <= BookmarkStore.limit || contents.bookmarks.count < count else { throw .full(path) }
    do throws(SystemError) {
      let broken = contents.isBroken ? try keepCopy(path) : nil
      try File.replace(path, with: bytes)
      return (result, broken)
    } catch {
      throw .unwritable(path, error)
    }
  }

  private func keepCopy(_ path: String) throws(SystemError) -> String {
    let bytes = try File.read(path, limit: BookmarkStore.limit)
    let place = Path.absolute(path)
    let folder = Path.folder(of: place)
    return try File.create(
      in: String(folder.dropLast()), name: String(place.dropFirst(folder.count)), ending: "broken", bytes)
  }

  private static func bytes(_ bookmarks: [Bookmark]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Names and texts can always be encoded.
    let data = (try? encoder.encode(bookmarks)) ?? Data("[]".utf8)
    return Array(data) + [UInt8(ascii: "\n")]
  }
}
