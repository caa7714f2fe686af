import Files
import Fractal
import Rast
import TestSupport
import Testing

@testable import Viewer

/// All that depends on the content of a file is done on other threads, which a gate holds up here.
@Suite("While a file is read, keys are answered") @MainActor
struct HeldWorkTests {
  private let gate = Gate()
  private let formula = "Grey { z = pixel: z = z*z + pixel, |z| <= 4 }\n"

  /// Presses a key without waiting for anything.
  private func press(_ viewer: TestViewer, _ keys: Key...) {
    for key in keys {
      viewer.session.handle(.key(key))
      viewer.session.update()
    }
  }

  /// Expects that a key has its effect at once.
  private func expectAnswer(_ viewer: TestViewer, at place: SourceLocation = #_sourceLocation) {
    let shift = viewer.session.ink
    press(viewer, Key("c"))
    #expect(viewer.session.ink != shift, sourceLocation: place)
  }

  private func formulas(_ text: String) throws -> TestViewer {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "k.frm")
    return try TestViewer("\(path):Grey", text: text, width: 100, folder: folder, gate: gate)
  }

  @Test("a watched file that was changed to very many formulas that are wrong")
  func watched() throws {
    let viewer = try formulas(formula)
    viewer.settle()
    gate.close()
    try viewer.folder.write(String(repeating: "a {", count: 300_000), to: "k.frm")
    viewer.pass(.milliseconds(40))
    #expect(!viewer.session.file.isIdle)
    expectAnswer(viewer)
    viewer.pass(.seconds(1))
    #expect(viewer.status.cost.contains("reading its file"))
    gate.open()
    #expect(viewer.wait { viewer.session.file.isIdle })
    for _ in 0..<4 { viewer.pass(.milliseconds(40)) }
    #expect(viewer.wait { viewer.session.trouble != nil })
  }

  @Test("a file that is read again because the user asked for it")
  func reloaded() throws {
    let viewer = try formulas(formula)
    viewer.settle()
    viewer.pass(.seconds(1))
    viewer.settle()
    gate.close()
    press(viewer, Key("r"))
    #expect(!viewer.session.file.isIdle)
    expectAnswer(viewer)
    try viewer.folder.write("Grey { z", to: "k.frm")
    gate.open()
    #expect(viewer.wait { viewer.session.trouble != nil })
  }

  @Test("the list of kernels, which takes what is typed until it is there, and Enter")
  func picked() throws {
    let viewer = try formulas(formula + "Other { z = pixel: z = z*z*z + pixel, |z| <= 4 }\n")
    viewer.settle()
    gate.close()
    press(viewer, Key("f"))
    for character in "other" { press(viewer, Key(character)) }
    #expect(viewer.text.contains("looking for kernels") && viewer.text.contains("filter: other"))
    press(viewer, Key(.enter))
    #expect(viewer.session.scene.kernel.shortName == "Grey")
    gate.open()
    viewer.settle()
    #expect(viewer.session.scene.kernel.shortName == "Other" && viewer.session.panel == nil)
  }

  @Test("the list of kernels can be closed before it is there")
  func closed() throws {
    let viewer = try formulas(formula)
    viewer.settle()
    gate.close()
    press(viewer, Key("f"), Key(.escape))
    expectAnswer(viewer)
    gate.open()
    viewer.settle()
    #expect(viewer.session.panel == nil)
  }

  @Test("the next kernel, and a neighbour in a file of formulas")
  func stepped() throws {
    let viewer = try formulas(formula + String(repeating: "a {\n", count: 1000))
    viewer.settle()
    gate.close()
    press(viewer, Key("n"))
    expectAnswer(viewer)
    viewer.pass(.seconds(1))
    #expect(viewer.status.cost.contains("reading the next kernel"))
    gate.open()
    viewer.settle()
    #expect(viewer.session.scene.kernel.shortName != "Grey")
  }

  @Test("bookmarks that are added, listed and removed")
  func bookmarks() throws {
    let viewer = try formulas(formula)
    viewer.settle()
    gate.close()
    press(viewer, Key("m"), Key(.enter))
    expectAnswer(viewer)
    press(viewer, Key("m"), Key(.enter), Key("M"))
    #expect(viewer.session.panel == nil && !viewer.session.keeping.bookmarks.isIdle)
    gate.open()
    viewer.settle()
    #expect(viewer.text.contains("1  Grey") && viewer.text.contains("2  Grey"))
    gate.close()
    press(viewer, Key("d"), Key(.down))
    gate.open()
    viewer.settle()
    #expect(viewer.text.contains("removed Grey") && !viewer.text.contains("2  Grey"))
  }

  @Test("the end waits for a bookmark that is being kept")
  func end() throws {
    let viewer = try formulas(formula)
    viewer.settle()
    press(viewer, Key("m"), Key(.enter))
    viewer.session.end()
    let store = BookmarkStore(path: viewer.folder.path + "/data/marks.json")
    #expect(viewer.wait { ((try? store.read())?.bookmarks.count ?? 0) == 1 })
  }

  @Test("marks by the thousand, typed over one character of the filter")
  func marks() throws {
    let viewer = try TestViewer("mandelbrot", gate: gate)
    viewer.settle()
    press(viewer, Key("f"))
    viewer.settle()
    let growth = ProcessorTime.growth(from: 600) { count in
      press(viewer, Key("u", .control), Key("a"))
      for number in 0..<count {
        viewer.session.handle(.key(Key("\u{301}")))
        if number % 100 == 0 { viewer.session.update() }
      }
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test("bookmarks that are broken are read in proportion to their number")
  func broken() {
    let growth = ProcessorTime.growth(from: 100) { count in
      let one = "{\"name\": \"a\", \"view\": \"a b\"},"
      let text = "[" + String(repeating: one, count: count)
      #expect(BookmarkStore.contents(Array(text.utf8)).bookmarks.isEmpty)
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test("formulas that are wrong are passed over in proportion to their number")
  func passedOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "k.frm")
    let growth = try ProcessorTime.growth(from: 100) { count in
      let path = try folder.write((0..<count).map { "a\($0) { z\n" }.joined(), to: "k.frm")
      var reader = KernelReader()
      for number in 0..<count {
        let reading = reader.read(KernelOrigin("\(path):a\(number)"))
        #expect((try? reading.kernel.get()) == nil)
      }
    }
    #expect(growth < ProcessorTime.mostGrowth)
  }

  @Test("drawing a list costs what is seen of it")
  func drawn() {
    let features = ScreenFeatures(colours: .direct, unicode: true)
    let times = [1000, 30_000].map { count in
      let kept = KeptView(ViewText(kernel: "julia"))
      let bookmarks = (0..<count).map { Bookmark(name: "\($0 % 10)", kept: kept) }
      let list = BookmarkList(bookmarks, features)
      var pen = Pen(width: 80, height: 24, features)
      return (0..<5).map { _ in
        ProcessorTime.of {
          for _ in 0..<20 {
            pen.draw(BookmarksPanel(list, chosen: 0, canBringBack: false).text, .middle, rows: 22)
          }
        }
      }.min() ?? .zero
    }
    #expect(times[1] < times[0] * 5)
  }
}
