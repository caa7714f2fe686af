import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Fractint formulas in the viewer") @MainActor
struct FormulaTests {
  private let text = """
    Plain { ; The plainest
      z = 0: z = z*z + pixel, |z| <= 4 }
    Wrong { z = z +, |z| <= 4 }
    Other { z = pixel: z = z*z + 0.3 + p1, |z| <= 4 }
    """

  private func open(_ text: String) throws -> TestViewer {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "some.frm")
    return try TestViewer(path + ":Plain", text: text, folder: folder) { $0.opensPicker = true }
  }

  @Test("the list has the formulas of the file first, and opens them")
  func pick() throws {
    let viewer = try open(text)
    let names = viewer.session.library.all().prefix(3).map(\.shortName)
    #expect(names == ["Plain", "Wrong", "Other"])
    guard case .picker? = viewer.session.panel else {
      Issue.record("there is no list")
      return
    }
    viewer.type("oth")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.kernel.shortName == "Other")
    #expect(viewer.session.kernel.program.params.map(\.name) == ["p1"])
    viewer.press(Key("o"))
    #expect(viewer.session.orbit != nil)
  }

  @Test("a formula that can't be opened says why, and the one before stays")
  func wrong() throws {
    let viewer = try open(text)
    viewer.type("wrong")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.kernel.shortName == "Plain")
    #expect(viewer.session.message?.text.contains("a value is missing") ?? false)
  }

  @Test("a file that is saved is read again")
  func saved() throws {
    let viewer = try open(text)
    viewer.press(Key(.escape))
    _ = try viewer.folder.write(text.replacing("|z| <= 4", with: "|z| <= 9"), to: "some.frm")
    for _ in 0..<4 { viewer.pass(.milliseconds(50)) }
    let program = viewer.session.kernel.program.source
    #expect(program.text(Span(0, program.bytes.count)).contains("norm(z) <= 9"))
    #expect(viewer.session.trouble == nil)
  }

  @Test("an edited formula is a copy of its translation")
  func edited() throws {
    let viewer = try open(text)
    viewer.press(Key(.escape))
    viewer.press(Key("e"))
    guard case .edit(let path)? = viewer.session.takeRequest() else {
      Issue.record("nothing is edited")
      return
    }
    #expect(path.hasSuffix("Plain.rast"))
    let copy = try String(decoding: viewer.folder.read("Plain.rast"), as: UTF8.self)
    try viewer.folder.write(copy + "// mine\n", to: "Plain.rast")
    viewer.session.resume(after: .edit(path: path))
    viewer.settle()
    #expect(viewer.session.scene.kernel == .file(path))
  }
}
