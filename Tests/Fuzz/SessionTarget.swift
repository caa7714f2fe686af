import Files
import Fractal
import Glibc
import Rast

@testable import Terminal
@testable import Viewer

/// Bytes typed at the viewer. The first four say what it is opened with, the rest come from its terminal. Bytes that occur
/// in no character stand for other events: 0xFF lets time pass, 0xFE and two bytes change the size, 0xFD waits for the
/// picture, and 0xFC changes the kernel's file.
final class SessionTarget: Target {
  private let folder: String

  var isForMainThread: Bool { true }
  var isLedByComparisons: Bool { true }

  /// What the clock says.
  @MainActor private final class Time {
    var now = ContinuousClock.now
  }

  init() {
    // A folder in memory, where there is one.
    var template = Array(
      "\(access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")/rast-fuzz-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "there is no place for files")
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func run(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 4 else { return false }
    // Unsafe, as a target is not sendable; but this is the main thread.
    nonisolated(unsafe) let target = self
    MainActor.assumeIsolated { target.type(Array(bytes.prefix(4)).map { Int($0) }, bytes.dropFirst(4)) }
    return true
  }

  @MainActor
  private func type(_ head: [Int], _ bytes: ArraySlice<UInt8>) {
    let time = Time()
    let session = open(head, time)
    defer { close(session) }
    var decoder = InputDecoder()
    var rest = bytes
    while let byte = rest.popFirst() {
      var messages: [InputDecoder.Message] = []
      switch byte {
      case 0xFF: time.now += .milliseconds(20 << Int(rest.popFirst() ?? 0) % 12)
      case 0xFE:
        let (width, height) = (Int(rest.popFirst() ?? 0), Int(rest.popFirst() ?? 0))
        messages = [.event(.resize(width: width % 60, height: height % 20))]
      case 0xFD: wait(session)
      case 0xFC:
        write(SessionTarget.texts[Int(rest.popFirst() ?? 0) % SessionTarget.texts.count], "kernel.rast")
      default:
        messages = decoder.decode([byte])
        // A terminal sends each sequence whole.
        if rest.isEmpty || byte == 0x1B && rest.first == 0x1B { messages += decoder.flush() }
      }
      for case .event(let event) in messages { session.handle(event) }
      session.update()
      if byte % 4 == 0 || rest.isEmpty { check(session.draw(), session) }
      while let request = session.takeRequest() {
        if request == .quit { return }
        session.resume(after: request, problem: byte % 2 == 0 ? "it did not work" : nil)
      }
    }
  }

  @MainActor
  private func open(_ head: [Int], _ time: Time) -> ViewerSession {
    write(SessionTarget.bookmarks, "marks.json")
    write(SessionTarget.texts[0], "kernel.rast")
    let path = folder + "/kernel.rast"
    let name = SessionTarget.kernels[head[0] % SessionTarget.kernels.count]
    let text = ShippedProgram.named(name)?.text ?? SessionTarget.texts[0]
    var options = ViewerOptions(
      view: ViewText(kernel: name.isEmpty ? path : name), source: SourceFile(path: name, text: text))
    options.view.iterations = .fixed(1 + head[0] / 8)
    options.threads = 1 + head[3] % 2
    options.backend = Backend.allCases[head[3] / 2 % 3]
    let surroundings = Surroundings(
      now: { time.now }, seed: 1, pictureFolder: folder, bookmarkFile: folder + "/marks.json",
      compilerPatience: .seconds(60))
    let depth = ColourDepth(rawValue: head[3] / 8 % 6) ?? .direct
    do throws(ViewerError) {
      let session = try ViewerSession(
        options, features: ScreenFeatures(colours: depth, unicode: head[3] < 192), width: 20 + head[1] % 14,
        height: 4 + head[2] % 8, surroundings: surroundings, wake: {})
      return session
    } catch {
      fail("\(error)")
    }
  }

  /// Checks that the screen has the right size, and nothing on it that could garble the terminal.
  @MainActor
  private func check(_ screen: ScreenBuffer, _ session: ViewerSession) {
    let (width, height) = (session.stage.width, session.stage.height)
    guard screen.width == width, screen.height == height,
      screen.cells.count == screen.width * screen.height
    else { fail("a screen of \(screen.width) × \(screen.height) for \(width) × \(height)") }
    for cell in screen.cells {
      let glyph = cell.glyph.value
      if glyph < 0x20 || (0x7F..<0xA0).contains(glyph) { fail("U+\(String(glyph, radix: 16)) on the screen") }
    }
  }

  /// Waits for the picture, but not for long.
  @MainActor
  private func wait(_ session: ViewerSession) {
    for _ in 0..<12 where !session.desk.isIdle {
      usleep(50)
      session.update()
    }
  }

  @MainActor
  private func close(_ session: ViewerSession) {
    session.desk.end(session.surroundings.now())
    _ = session.keeping.cancel()
    for name in Folder.names(in: folder)
    where name.hasSuffix(".png") || name.hasSuffix(".txt") || name.contains("-") {
      unlink(folder + "/" + name)
    }
  }

  private func write(_ text: String, _ name: String) {
    guard let file = fopen(folder + "/" + name, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  private static let kernels = [
    "mandelbrot", "", "julia", "newton", "glyphs", "plasma", "pendulum", "mandelbrot-smooth",
  ]

  /// Texts that the kernel's file can hold.
  private static let texts = [
    """
    view(center: (0, 0), span: 3, iterations: 30);
    param c: complex = 0.3+0i; param k: int = 2 in 1..5; param on: bool = true; param s: float = 0.5 in 0.0..1.0;
    program (point: complex, iterations: int) -> int {
      var z = point; var n = 0;
      while norm(z) <= 4 && n < iterations { z = z^2 + c * s; n += if on { 1 } else { k }; }
      n
    }
    """,
    "program (x: float, time: float) -> (float, float, float) { (x, time, 0.5) }",
    "program (point: complex) -> int { while true {} 1 }", "program (x: float) -> int { 1 / (x as int) }",
    "program (x: float) -> int { y }", "program (x: float, iterations: int) -> float { x / 0.0 * 0.0 }",
    "program (point: complex) -> char { if point.re < 0 { '\\u{7}' } else { '漢' } }", "", "\u{FEFF}program",
  ]

  private static let bookmarks = """
    [{"name": "a", "view": "mandelbrot center=-0.745,0.11 span=0.02 iterations=100 palette=fire scale=log shift=0.3"},
     {"name": "b", "view": "julia set.seed=0.285+0.01i iterations=auto invert=true"},
     {"name": "\\u001b[2J", "view": "newton center=1e299,-1e299 span=1e-280"}, {"name": "", "view": "nothing"},
     {"name": "old", "kernel": "julia", "center": [0, 0], "span": -1, "iterations": 0, "params": {"seed": "x"}},
     {"name": "far", "view": "plasma region=-1e308,-1e308,1e308,1e308 time=1e300"},
     {"name": "path", "view": "\\"./no such.rast\\" span=1"}]
    """
}
