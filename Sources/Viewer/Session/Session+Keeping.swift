import Fractal
import Rast

extension ViewerSession {
  /// The pixels of a saved picture that a cell of the screen becomes: about as many as a terminal draws it with.
  static let savedCell = CellShape(characterOf: 8, 16)

  /// Saves the view as a picture in a file of a new name; meanwhile the viewer goes on.
  func savePicture() {
    guard !isTooSmall, awaited == nil else { return say("there is no picture to save") }
    if let saving { return say("a picture is being saved: \(saving.percent) %; Esc gives it up") }
    do throws(CompileErrors) {
      let renderer = try Renderer(kernel, backend: backend, threads: threads)
      let order = PictureSave.Order(
        picture: PictureRequest(savedFrame, renderer, ink, samples: PictureSave.samples), view: view,
        folder: surroundings.pictureFolder, name: scene.kernel.shortName)
      saving = PictureSave(order, on: savePool, wake: wake)
      say("saving \(order.size) pixels; Esc gives it up")
    } catch {
      trouble = .wrong(error)
    }
  }

  /// What is saved: what the whole screen shows, with more pixels; of a kernel that draws characters, the characters.
  private var savedFrame: Frame {
    let cell = kernel.output == .glyph ? CellShape.character : ViewerSession.savedCell
    return frame(width: width, height: height - View.statusRows, cell)
  }

  /// Says how far saving is, and how it ended.
  func updateSaving() {
    guard let saving else { return }
    isDirty = true
    guard let ending = saving.ending else { return }
    self.saving = nil
    switch ending {
    case .saved(let path):
      say("saved \(saving.order.size) pixels as \(path)")
    case .failed(let reason): say("can't save the picture: \(reason)", isWarning: true)
    case .cancelled: say("the picture was not saved")
    }
  }

  func addBookmark() {
    guard awaited == nil else { return say("there is no view to keep yet") }
    let bookmark = Bookmark(scene, lastingView)
    changeBookmarks { bookmarks in
      bookmarks.append(bookmark)
      return "kept as bookmark \(bookmarks.count): \(bookmark.name); M shows all"
    }
  }

  /// Removes a bookmark that was at a place of the list; another viewer may have changed that since.
  func removeBookmark(_ bookmark: Bookmark, at index: Int) {
    changeBookmarks { bookmarks in
      let isThere = bookmarks.indices.contains(index) && bookmarks[index] == bookmark
      guard let index = isThere ? index : bookmarks.firstIndex(of: bookmark) else {
        return "\(bookmark.name) is gone already"
      }
      return "removed \(bookmarks.remove(at: index).name)"
    }
    showBookmarks()
  }

  func openBookmarks() {
    if !showBookmarks() { say("there are no bookmarks yet: m keeps this view") }
  }

  /// Opens the list, unless it is empty; false if there is nothing else to be said of it.
  @discardableResult
  private func showBookmarks() -> Bool {
    do throws(BookmarkError) {
      let contents = try store.read()
      panel = nil
      if contents.isBroken, let path = store.path {
        say("\(path) is broken: \(contents.bookmarks.count) of its bookmarks can be read", isWarning: true)
      }
      if !contents.bookmarks.isEmpty { panel = .bookmarks(BookmarksPanel(contents.bookmarks)) }
      return contents.isBroken || !contents.bookmarks.isEmpty
    } catch {
      say("\(error)", isWarning: true)
      return true
    }
  }

  private var store: BookmarkStore { BookmarkStore(path: surroundings.bookmarkFile) }

  /// Reads the bookmarks, which another viewer may have changed, and writes them back. Says what `change` gives.
  private func changeBookmarks(_ change: (inout [Bookmark]) -> String) {
    do throws(BookmarkError) {
      let (text, broken) = try store.change(change)
      if let broken {
        say("\(text). The file was broken and is kept as \(broken)", isWarning: true)
      } else {
        say(text)
      }
    } catch {
      say("\(error)", isWarning: true)
    }
  }
}
