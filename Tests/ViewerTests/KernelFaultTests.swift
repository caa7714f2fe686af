import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("Whatever becomes of a kernel's file, the viewer goes on") @MainActor
struct KernelFaultTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"
  private let other = "program (x: float, iterations: int) -> int { if x < 0.3 { iterations } else { 9 } }"

  /// Puts something else in the file's place, and lets the viewer check it.
  private func become(_ viewer: TestViewer, _ make: (String) -> Void) {
    let path = viewer.folder.path + "/mine.rast"
    unlink(path)
    make(path)
    for _ in 0..<4 { viewer.pass(.milliseconds(40)) }
  }

  private func expectBack(_ viewer: TestViewer, _ before: [Cell]) throws {
    #expect(viewer.session.panes[0].seconds != nil)
    let path = viewer.folder.path + "/mine.rast"
    if remove(path) != 0 { rmdir(path) }
    try viewer.save(grey, to: "mine.rast")
    viewer.pass(.seconds(10))
    #expect(viewer.session.trouble == nil && viewer.picture == before)
  }

  @Test("a folder, a pipe that nobody writes to, a device without an end, a link to itself")
  func noFile() throws {
    let viewer = try TestViewer.file(grey, width: 90, height: 30)
    viewer.settle()
    viewer.pass(.seconds(10))
    let before = viewer.picture
    become(viewer) { mkdir($0, 0o700) }
    #expect(viewer.text.contains("It is no regular file"))
    try expectBack(viewer, before)
    become(viewer) { mkfifo($0, 0o600) }
    #expect(viewer.text.contains("It is no regular file"))
    viewer.press(Key("r"), Key("+"), Key("u"))
    try expectBack(viewer, before)
    become(viewer) { symlink("/dev/zero", $0) }
    #expect(viewer.text.contains("It is no regular file"))
    try expectBack(viewer, before)
    become(viewer) { symlink($0, $0) }
    #expect(viewer.text.contains("Too many levels of symbolic links"))
    try expectBack(viewer, before)
  }

  @Test("a kernel from a pipe is not read from it again")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe.rast"
    #expect(mkfifo(path, 0o600) == 0)
    let viewer = try TestViewer(path, text: grey, width: 110, folder: folder)
    viewer.settle()
    for _ in 0..<4 { viewer.pass(.milliseconds(40)) }
    #expect(viewer.session.trouble == nil)
    viewer.press(Key("r"))
    #expect(viewer.text.contains("It is no regular file"))
  }

  @Test("one that is too large, no text, or empty")
  func wrong() throws {
    let viewer = try TestViewer.file(grey, width: 90, height: 30)
    viewer.settle()
    viewer.pass(.seconds(10))
    let before = viewer.picture
    // A file of several terabytes can't be read in any reasonable time.
    become(viewer) { path in
      let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
      #expect(ftruncate(descriptor, 1 << 42) == 0)
      close(descriptor)
    }
    #expect(viewer.text.contains("E0502"))
    try expectBack(viewer, before)
    become(viewer) { path in
      let file = fopen(path, "w")
      fputs("\u{FF}", file)
      fputc(0xC3, file)
      fclose(file)
    }
    #expect(viewer.text.contains("E0101"), "\(viewer.text)")
    try expectBack(viewer, before)
    become(viewer) { close(open($0, O_WRONLY | O_CREAT, 0o600)) }
    #expect(viewer.text.contains("this file is empty"))
    try expectBack(viewer, before)
  }

  @Test("a change right after another is seen, though the size and time of the file are the same")
  func sameStamp() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("1111", to: "k.rast")
    var watch = FileWatch(path, SourceFile(path: path, text: "1111"), Parts.workshop())
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    func stamp() { #expect(utimensat(AT_FDCWD, path, [now, now], 0) == 0) }
    try folder.write("2222", to: "k.rast")
    stamp()
    guard case .changed(let first) = watch.look() else {
      Issue.record("no change was seen")
      return
    }
    try folder.write("3333", to: "k.rast")
    stamp()
    guard case .changed(let second) = watch.look() else {
      Issue.record("no second change was seen")
      return
    }
    #expect(first.bytes == Array("2222".utf8) && second.bytes == Array("3333".utf8))
  }

  @Test("one that is wrong from the start is shown with what is wrong, and seen as soon as it is mended")
  func wrongFromTheStart() throws {
    for text in ["program (x: float, iterations: int) -> int { if x < ", "", "\u{0}"] {
      let viewer = try TestViewer.file(text, width: 100, height: 30) {
        $0.view.span = 0.5
        $0.view.iterations = .fixed(77)
      }
      viewer.settle()
      #expect(viewer.text.contains("error[E"), "\(viewer.text)")
      #expect(viewer.text.contains("the picture comes when it is mended"))
      #expect(viewer.status.cost.contains("no picture yet"))
      #expect(viewer.session.commandLine.contains("span=0.5"))
      viewer.press(Key("w"), Key("m"), Key(" "), Key("o"), Key("+"), Key("B"), Key("B"))
      #expect(viewer.folder.names == ["mine.rast"])
      try viewer.save(grey, to: "mine.rast")
      viewer.pass(.seconds(10))
      #expect(viewer.session.trouble == nil && viewer.session.iterations == 77)
      #expect(viewer.session.scene.viewport.span == 0.5)
      let good = try TestViewer.file(grey, width: 100, height: 30) {
        $0.view.span = 0.5
        $0.view.iterations = .fixed(77)
      }
      good.settle()
      #expect(viewer.picture == good.picture)
    }
  }

  @Test("other kernels can be opened from one that is wrong from the start")
  func leaveWrong() throws {
    let viewer = try TestViewer.file("program", width: 100, height: 30)
    viewer.press(Key("n"))
    #expect(viewer.session.awaited == nil && viewer.session.trouble == nil)
    #expect(viewer.status.cost.contains("px/s"))
  }

  @Test("a Julia kernel of its own partner goes to a point's set and back")
  func ownPartner() throws {
    let viewer = try TestViewer("barnsley-julia")
    viewer.settle()
    viewer.press(Key("+"))
    let before = viewer.session.scene
    viewer.press(Key(" "))
    #expect(viewer.session.scene.settings["seed"] != nil)
    viewer.press(Key(" "))
    #expect(viewer.session.scene == before)
  }

  @Test("a picture without a pixel for seconds is said to be")
  func endless() throws {
    let viewer = try TestViewer.file("program () -> int { while true {} 1 }", width: 120)
    viewer.session.update()
    viewer.pass(.seconds(1))
    #expect(!viewer.status.cost.contains("no pixel"))
    let next = try #require(viewer.session.nextUpdate)
    #expect(next <= ContinuousClock.now + .seconds(2))
    viewer.pass(.seconds(2))
    #expect(viewer.status.cost.contains("no pixel in 3 s"))
    viewer.session.end()
  }

  @Test("the line of costs says which pixel failed")
  func failed() throws {
    let viewer = try TestViewer.file("program (x: float) -> int { 1 / 0 }", width: 100)
    viewer.settle()
    #expect(viewer.status.cost.contains("lanes failed at pixel (0, 0)"))
  }

  @Test("one iteration is one")
  func one() throws {
    let viewer = try TestViewer(width: 100) { $0.view.iterations = .fixed(1) }
    viewer.settle()
    #expect(viewer.status.view.hasSuffix("1 iteration"))
  }

  @Test("on a small screen long messages take several lines")
  func wrapped() throws {
    let viewer = try TestViewer.file(
      "program (x: float, iterations: int) -> int { iteratoins }", width: 40, height: 12)
    viewer.settle()
    let words = viewer.text.split { " │\n".contains($0) }.joined(separator: " ")
    #expect(words.contains("there is no variable `iteratoins`"), "\(viewer.text)")
    let small = try TestViewer("mandelbrot", width: 40, height: 12)
    small.press(Key(" "), Key(" "), Key("r"))
    let said = try #require(small.session.message?.text)
    let features = small.session.stage.features
    let lines = ScreenText.wrapped(said, width: 38, features)
    #expect(lines.count > 1 && lines.allSatisfy(small.text.contains), "\(small.text)")
    let long = ScreenText.wrapped("a " + String(repeating: "b", count: 30), width: 10, features)
    #expect(long == ["a", "bbbbbbbbbb", "bbbbbbbbbb", "bbbbbbbbbb"])
  }
}
