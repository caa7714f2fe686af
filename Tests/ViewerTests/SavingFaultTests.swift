import Files
import Glibc
import Rast
import Testing

@testable import Fractal
@testable import Viewer

@Suite("A picture is saved as a whole or not at all") @MainActor
struct SavingFaultTests {
  private let slow = "program (point: complex) -> int { while true {} 1 }"

  @Test("leaving while one is saved takes a second request, and leaves no file")
  func leaving() throws {
    let viewer = try TestViewer.file(slow, width: 110)
    viewer.session.update()
    viewer.session.handle(.key(Key("w")))
    viewer.session.handle(.key(Key(.enter)))
    viewer.session.handle(.key(Key("q")))
    #expect(viewer.session.takeRequest() == nil)
    #expect(viewer.text.contains("leave now and there is none"))
    viewer.session.handle(.key(Key("q")))
    #expect(viewer.session.takeRequest() == .quit)
    viewer.session.end()
    #expect(viewer.session.saving?.ending != nil)
    #expect(viewer.folder.names == ["mine.rast"])
  }

  /// The main thread begins to save; if it also rendered, nobody could cancel the picture.
  @Test("without a spare thread, nothing is rendered on the main thread, and the user is told")
  func noThread() throws {
    let folder = try TemporaryFolder()
    let kernel = try Kernel(
      name: "one", Analysis(SourceFile(path: "one.rast", text: "program () -> int { 1 }")))
    let frame = Frame(region: Region(0, 0, 1, 1), width: 4, height: 4, iterations: 1)
    let order = PictureSave.Order(
      frame: frame, kernel: kernel, backend: .compiled, threads: 1, ink: Ink(), view: ViewText(kernel: "one"),
      folder: folder.path, name: "one")
    let save = PictureSave(order, on: ThreadPool(1) { _ in false }) {}
    guard case .failed(let reason)? = save.ending else {
      Issue.record("\(String(describing: save.ending))")
      return
    }
    #expect(reason == "the system has no thread to spare" && folder.names.isEmpty)
  }
}
