import Files
import Fractal
import Glibc
import Rast

/// What outlasts the view: saved pictures and bookmarks.
struct Keeping {
  /// The bookmarks.
  var bookmarks: BookmarkDesk
  /// The picture that is being saved.
  private(set) var saving: PictureSave?
  /// The picture about which the user was warned that leaving cancels it.
  private var warnedOf: PictureSave?
  /// The thread that saves pictures, so that those on the screen don't wait for it.
  private let pool = ThreadPool(1, priority: .background)
  /// The copy of a kernel that is being edited.
  var copy: KernelCopy?
  /// Where pictures and copies of kernels are put.
  let folder: String
  private let wake: @Sendable () -> Void

  /// What is kept in the folders of `surroundings`. `wake` is called on other threads when there is news.
  init(_ surroundings: Surroundings, wake: @escaping @Sendable () -> Void) {
    (folder, self.wake) = (surroundings.pictureFolder, wake)
    bookmarks = BookmarkDesk(surroundings, wake: wake)
  }

  // MARK: Pictures

  /// Why no picture can be saved now; nil if one can.
  var busy: Changes? { saving.map { .say("a picture is being saved: \($0.percent) %; Esc gives it up") } }

  /// Saves what the whole screen showed, in pixels of a size, in a new file; for a kernel that draws characters, saves the
  /// characters.
  mutating func save(_ shot: PictureShot, _ size: PictureSize, backend: Backend, threads: Int) -> Changes {
    if let busy { return busy }
    let order = PictureSave.Order(
      frame: shot.frame(size), kernel: shot.shot.kernel, backend: backend, threads: threads,
      ink: shot.shot.ink, view: shot.view, folder: folder, name: shot.name)
    saving = PictureSave(order, on: pool, wake: wake)
    return .say("saving \(order.size) \(shot.isText ? "characters" : "pixels"); Esc gives it up")
  }

  /// Reports the progress of saving, and how it ended.
  mutating func update() -> Changes {
    guard let saving else { return .none }
    guard let ending = saving.ending else { return .visible }
    self.saving = nil
    switch ending {
    case .saved(let path): return .say("saved \(saving.order.size) pixels as \(path)")
    case .failed(let reason): return .say("can't save the picture: \(reason)", isWarning: true)
    case .refused(let errors): return Changes(trouble: .arose(.refused(errors)))
    case .cancelled: return .say("the picture was not saved")
    }
  }

  /// Cancels the picture that is being saved; returns false if there is none.
  mutating func cancel() -> Bool {
    saving?.cancel()
    return saving != nil
  }

  /// The warning to show before the user leaves, once for each picture that would be lost.
  mutating func warning() -> Changes? {
    guard let saving, warnedOf !== saving else { return nil }
    warnedOf = saving
    return .say("a picture is being saved: \(saving.percent) %; leave now and there is none", isWarning: true)
  }

  /// Cancels the picture that is being saved, and waits at most a second for that and for bookmarks to be written. Then
  /// the picture is complete in its file, or there is no file.
  func end() {
    saving?.cancel()
    let limit = ContinuousClock.now + .seconds(1)
    while saving.map({ $0.ending == nil }) ?? false || bookmarks.isChanging, ContinuousClock.now < limit {
      usleep(1_000)
    }
  }
}
