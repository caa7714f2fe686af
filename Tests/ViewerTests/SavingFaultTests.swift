import Fractal
import Glibc
import Testing

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

  @Test("what a process left that was killed is in nobody's way")
  func leftOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("half", to: ".rast-fractal-\(getpid())-1.tmp")
    try Files.replace(folder.path + "/a", with: [1])
    #expect(try folder.read("a") == [1])
    #expect(folder.names.count == 2)
  }
}
