import Fractal
import Rast

extension ViewerSession {
  /// Saves what is on the screen, pixel for pixel, in a file of a new name; once it is complete.
  func savePicture() {
    isSavePending = false
    guard let pane = panes.first, !isTooSmall else { return say("there is no picture to save") }
    guard !pane.isBusy, !needsFrames else {
      isSavePending = true
      return say("the picture is saved as soon as it is complete")
    }
    guard case .done(let picture)? = pane.outcome else {
      return say("there is no picture to save", isWarning: true)
    }
    let format: PictureFormat = picture.output == .glyph ? .ascii : .ppm
    var bytes: [UInt8] = []
    format.write(picture, colouring: ink.colouring(iterations: picture.frame.iterations), kernel: kernel.name)
    {
      bytes += $0
    }
    do throws(FileError) {
      let path = try NewFile.create(
        in: surroundings.pictureFolder, name: scene.kernel.shortName,
        ending: picture.output == .glyph ? "txt" : "ppm", bytes)
      say("saved \(picture.frame.width) × \(picture.frame.height) pixels as \(path)")
    } catch {
      say("can't save the picture: \(error)", isWarning: true)
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
