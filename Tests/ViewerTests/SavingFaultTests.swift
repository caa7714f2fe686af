import Files
import Glibc
import Rast
import Testing

@testable import Fractal
@testable import Viewer

@Suite("A picture is saved as a whole or not at all") @MainActor
struct SavingFaultTests {
  private let slow = "program (point: complex) -> int { while true {} 1 }"

  @Test("leaving while one is saved takes a second word, and leaves no file")
  func leaving() throws {
    let viewer = try TestViewer.file(slow, width: 110)
    viewer.session.update()
    viewer.session.handle(.key(Key("w")))
    viewer.session.handle(.key(Key("q")))
    #expect(viewer.session.takeRequest() == nil)
    #expect(viewer.text.contains("leave now and there is none"))
    viewer.session.handle(.key(Key("q")))
    #expect(viewer.session.takeRequest() == .quit)
    viewer.session.end()
    #expect(viewer.session.saving?.ending != nil)
    #expect(viewer.folder.names == ["mine.rast"])
  }

  /// The main thread begins to save; were it to render by itself, nobody could give the picture up.
  @Test("without a thread to be had, nothing is rendered on the main thread, and that is said")
  func noThread() throws {
    let folder = try TemporaryFolder()
    let kernel = try Kernel(
      name: "one", Analysis(SourceFile(path: "one.rast", text: "program () -> int { 1 }")))
    let frame = Frame(region: Region(0, 0, 1, 1), width: 4, height: 4, iterations: 1)
    let order = PictureSave.Order(
      picture: PictureRequest(
        frame, try Renderer(kernel, backend: .compiled, threads: 1), Ink(), samples: PictureSave.samples),
      view: ViewText(kernel: "one"), folder: folder.path, name: "one")
    let save = PictureSave(order, on: ThreadPool(1) { _ in false }) {}
    guard case .failed(let reason)? = save.ending else {
      Issue.record("\(String(describing: save.ending))")
      return
    }
    #expect(reason == "the system has no thread to spare" && folder.names.isEmpty)
  }
}
