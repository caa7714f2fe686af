import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("Pictures and bookmarks of a kernel of one's own open anywhere") @MainActor
struct KeptKernelTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"
  private let other = "program (x: float, iterations: int) -> int { if x < 0.3 { iterations } else { 9 } }"

  /// A viewer of a kernel's file that has kept a bookmark and then gone to another kernel.
  private func bookmarked(_ text: String, named name: String = "mine.rast") throws -> TestViewer {
    let viewer = try TestViewer.file(text, named: name, width: 120)
    viewer.press(Key("+"), Key("m"), Key(.enter), Key("f"))
    viewer.type("newton")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.kernel == .shipped("newton"))
    return viewer
  }

  /// Another viewer of the same folder that goes to the only bookmark.
  private func reopened(_ viewer: TestViewer) throws -> TestViewer {
    let other = try TestViewer("mandelbrot", width: 120, folder: viewer.folder)
    other.press(Key("M"), Key(.enter))
    return other
  }

  private func text(_ viewer: TestViewer) -> String {
    String(decoding: viewer.session.kernel.program.source.bytes, as: UTF8.self)
  }

  @Test("a bookmark opens the file while that is the same, and follows it")
  func same() throws {
    let viewer = try reopened(bookmarked(grey))
    #expect(viewer.session.scene.kernel == .file(viewer.folder.path + "/mine.rast"))
    try viewer.save(other, to: "mine.rast")
    #expect(text(viewer) == other)
  }

  @Test("when the file has changed, the kernel as saved is shown, and the user told")
  func changed() throws {
    let first = try bookmarked(grey)
    let path = try first.folder.write(other, to: "mine.rast")
    let viewer = try reopened(first)
    #expect(text(viewer) == grey && viewer.session.scene.kernel.isKept)
    let expected = "\(path) has changed since; this is the kernel as saved in a bookmark"
    #expect(viewer.session.message?.text == expected)
    #expect(viewer.status.view.hasPrefix(" mine (from a bookmark)"))
    // It stays when the file changes again, and the file is not touched.
    try viewer.save(grey + "// more", to: "mine.rast")
    #expect(text(viewer) == grey)
  }

  @Test("when the file is gone, the kernel as saved behaves like one that ships")
  func gone() throws {
    let first = try bookmarked(grey)
    #expect(unlink(first.folder.path + "/mine.rast") == 0)
    let viewer = try reopened(first)
    #expect(text(viewer) == grey && viewer.session.message == nil)
    let kept = viewer.session.scene.kernel
    viewer.press(Key("r"))
    #expect(viewer.session.message?.text.contains("there is no file to read") ?? false)
    // It is in the list, can be left and come back to, and kept again.
    #expect(viewer.session.library.all().last == kept)
    viewer.press(Key("n"), Key("u"))
    #expect(viewer.session.scene.kernel == kept && text(viewer) == grey)
    viewer.press(Key("w"), Key(.enter))
    #expect(try PNGText(viewer.folder.read("mine.png"))?.source == grey)
    viewer.press(Key("e"))
    let copy = viewer.folder.path + "/mine.rast"
    #expect(viewer.session.takeRequest() == .edit(path: copy))
    try viewer.folder.write(other, to: "mine.rast")
    viewer.session.resume(after: .edit(path: copy))
    viewer.settle()
    #expect(viewer.session.scene.kernel == .file(copy) && text(viewer) == other)
  }

  @Test("a formula's bookmark keeps what it was translated to")
  func formula() throws {
    let formula = "Mine { z = pixel: z = fn1(z)^2 + p1, |z| <= 4 }\n"
    let folder = try TemporaryFolder()
    let path = try folder.write(formula, to: "some.frm")
    let source = SourceFile(path: path, text: formula)
    let first = try TestViewer(path + ":Mine", text: formula, width: 120, folder: folder) {
      $0.source = source
    }
    first.press(Key("+"), Key("m"), Key(.enter))
    let translation = text(first)
    let same = try reopened(first)
    #expect(same.session.scene == first.session.scene)
    #expect(unlink(path) == 0)
    let viewer = try reopened(first)
    #expect(viewer.session.scene.kernel.isKept && text(viewer) == translation)
    #expect(viewer.session.scene.viewport == first.session.scene.viewport)
    #expect(viewer.status.view.hasPrefix(" Mine (from a bookmark)"))
  }

  @Test("a picture opens with the kernel as saved, and says so if the file has changed")
  func picture() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(other, to: "mine.rast")
    let kept = KeptKernel(name: path, text: grey, place: folder.path + "/mine.png")
    #expect(kept.reading().hasChanged && !kept.reading().isOfFile)
    let viewer = try TestViewer(width: 120, folder: folder) {
      $0 = ViewerOptions(view: ViewText(kernel: path), kept: kept, hasChanged: true)
      ($0.threads, $0.samples) = (2, 1)
    }
    viewer.settle()
    #expect(text(viewer) == grey && viewer.status.view.hasPrefix(" mine (from mine.png)"))
    #expect(viewer.session.message?.text == kept.change)
    #expect(unlink(path) == 0 && !kept.reading().hasChanged && !kept.reading().isOfFile)
    try folder.write(grey, to: "mine.rast")
    #expect(kept.reading().isOfFile && !kept.reading().hasChanged)
  }

  @Test("a kernel as saved that has errors is told of, and the one before stays")
  func wrong() throws {
    let viewer = try TestViewer(width: 120)
    #expect(mkdir(viewer.folder.path + "/data", 0o700) == 0)
    try viewer.folder.write(
      #"[{"name": "a", "view": "/gone/a.rast", "source": "program ("}]"#, to: "data/marks.json")
    viewer.press(Key("M"), Key(.enter))
    #expect(viewer.session.scene.kernel == .shipped("mandelbrot"))
    #expect(viewer.session.message?.text.hasPrefix("a (from a bookmark) has errors: ") ?? false)
  }

  @Test("texts of kernels are read again from a file of bookmarks, short or long")
  func store() throws {
    let folder = try TemporaryFolder()
    let store = BookmarkStore(path: folder.path + "/marks.json")
    let long = String(repeating: "// line 蝶\n", count: 1000)
    let bookmarks = ["short \"\\\n", long, nil].map {
      Bookmark(name: "a", kept: KeptView(ViewText(kernel: "./a.rast"), source: $0))
    }
    for bookmark in bookmarks { _ = try store.change { $0.append(bookmark) } }
    #expect(try store.read().bookmarks == bookmarks)
    let file = try String(decoding: folder.read("marks.json"), as: UTF8.self)
    #expect(file.contains(#""source" : "short \"\\\n""#) && file.utf8.count < long.utf8.count)
    #expect(file.contains("compressedSource"))
    try folder.write(
      #"[{"name": "a", "view": "a.rast", "compressedSource": "eJxx"}]"#, to: "marks.json")
    #expect(try store.read().isBroken && store.read().bookmarks.isEmpty)
  }

  @Test("a file of bookmarks never grows so large that it could not be read again")
  func full() throws {
    let folder = try TemporaryFolder()
    let store = BookmarkStore(path: folder.path + "/marks.json")
    // A text that hardly gets smaller.
    var state: UInt64 = 1
    let noise = (0..<(1 << 20)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(33 + state >> 58)
    }
    let bookmark = Bookmark(
      name: "a", kept: KeptView(ViewText(kernel: "a.rast"), source: String(decoding: noise, as: UTF8.self)))
    let many = Array(repeating: bookmark, count: 20)
    #expect(throws: BookmarkError.self) { try store.change { $0 += many } }
    #expect(try store.read().bookmarks.isEmpty)
    _ = try store.change { $0.append(bookmark) }
    #expect(try store.read().bookmarks == [bookmark])
  }
}
