import Fractal
import Rast

extension ViewerSession {
  /// How many pixels of a saved picture a cell of the screen becomes: about what a terminal draws it with.
  static let savedCell = (width: 8, height: 16)

  /// Saves the view as a picture in a file of a new name; meanwhile the viewer goes on.
  func savePicture() {
    guard !isTooSmall else { return say("there is no picture to save") }
    if let saving { return say("a picture is being saved: \(saving.percent) %; Esc gives it up") }
    do throws(CompileErrors) {
      let renderer = try Renderer(kernel, backend: backend, threads: threads)
      let order = PictureSave.Order(
        frame: savedFrame, renderer: renderer, ink: ink, view: view, folder: surroundings.pictureFolder,
        name: scene.kernel.shortName)
      saving = PictureSave(order, on: savePool, wake: wake)
      say("saving \(order.frame.width) × \(order.frame.height) pixels; Esc gives it up")
    } catch {
      trouble = .wrong(error)
    }
  }

  /// What is saved: what the whole screen shows, with more pixels; of a kernel that draws characters, the characters.
  private var savedFrame: Frame {
    let rows = height - View.statusRows
    var frame = frame(Pane.Area(column: 0, row: 0, width: width, height: rows))
    guard kernel.output != .glyph else { return frame }
    let cell = ViewerSession.savedCell
    (frame.width, frame.height) = (width * cell.width, rows * cell.height)
    return frame
  }

  /// Says how far saving is, and how it ended.
  func updateSaving() {
    guard let saving else { return }
    isDirty = true
    guard let ending = saving.ending else { return }
    self.saving = nil
    switch ending {
    case .saved(let path):
      say("saved \(saving.order.frame.width) × \(saving.order.frame.height) pixels as \(path)")
    case .failed(let reason): say("can't save the picture: \(reason)", isWarning: true)
    case .cancelled: say("the picture was not saved")
    }
  }

  func addBookmark() {
    let bookmark = Bookmark(scene, lastingView)
    changeBookmarks { bookmarks in
      bookmarks.append(bookmark)
      say("kept as bookmark \(bookmarks.count): \(bookmark.name); M shows all")
    }
  }

  func removeBookmark(_ index: Int) {
    changeBookmarks { bookmarks in
      guard bookmarks.indices.contains(index) else { return }
      let name = bookmarks.remove(at: index).name
      say("removed \(name)")
    }
    openBookmarks()
  }

  func openBookmarks() {
    do throws(BookmarkError) {
      let bookmarks = try store.read()
      panel = nil
      if bookmarks.isEmpty { return say("there are no bookmarks yet: m keeps this view") }
      panel = .bookmarks(BookmarksPanel(bookmarks))
    } catch {
      say("\(error)", isWarning: true)
    }
  }

  private var store: BookmarkStore { BookmarkStore(path: surroundings.bookmarkFile) }

  /// Reads the bookmarks, which another viewer may have changed, and writes them back. A file that can't be read as
  /// bookmarks is left as it is.
  private func changeBookmarks(_ change: (inout [Bookmark]) -> Void) {
    do throws(BookmarkError) {
      var bookmarks = try store.read()
      change(&bookmarks)
      try store.write(bookmarks)
    } catch {
      say("\(error)", isWarning: true)
    }
  }
}
