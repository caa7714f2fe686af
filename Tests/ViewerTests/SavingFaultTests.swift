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

  @Test("what is given up when all is written but in its place leaves nothing")
  func lastMoment() throws {
    let folder = try TemporaryFolder()
    var seen: [String] = []
    var error: SystemError?
    do throws(SystemError) {
      _ = try Files.create(in: folder.path, name: "a", ending: "png", [1, 2, 3]) {
        seen = folder.names
        return false
      }
    } catch let caught {
      error = caught
    }
    #expect(error?.number == ECANCELED && seen.count == 1 && !seen.contains("a.png"))
    #expect(folder.names.isEmpty)
  }

  @Test("a file that comes to be meanwhile is not overwritten")
  func taken() throws {
    let folder = try TemporaryFolder()
    let path = try Files.create(in: folder.path, name: "a", ending: "png", [1, 2, 3]) {
      (try? folder.write("mine", to: "a.png")) != nil
    }
    #expect(path == folder.path + "/a-2.png")
    #expect(try folder.read("a.png") == Array("mine".utf8))
    #expect(folder.names == ["a-2.png", "a.png"])
  }

  /// The main thread begins to save; were it to render by itself, nobody could give the picture up.
  @Test("without a thread to be had, nothing is rendered on the main thread, and that is said")
  func noThread() throws {
    let folder = try TemporaryFolder()
    let kernel = try Kernel(
      name: "one", Analysis(SourceFile(path: "one.rast", text: "program () -> int { 1 }")))
    let frame = Frame(region: Region(0, 0, 1, 1), width: 4, height: 4, iterations: 1)
    let order = PictureSave.Order(
      frame: frame, renderer: try Renderer(kernel, backend: .compiled, threads: 1),
      ink: Ink(), view: ViewText(kernel: "one"), folder: folder.path, name: "one")
    let save = PictureSave(order, on: ThreadPool(1) { _ in false }) {}
    guard case .failed(let reason)? = save.ending else {
      Issue.record("\(String(describing: save.ending))")
      return
    }
    #expect(reason == "the system has no thread to spare" && folder.names.isEmpty)
  }

  @Test("what a process left that was killed is in nobody's way")
  func leftOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("half", to: ".rast-fractal-\(getpid())-1.tmp")
    try Files.replace(folder.path + "/a", with: [1])
    #expect(try folder.read("a") == [1])
    #expect(folder.names.count == 2)
  }
}
