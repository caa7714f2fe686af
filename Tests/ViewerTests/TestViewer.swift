import Files
import Fractal
import Glibc
import Rast
import Synchronization
import Testing

@testable import Viewer

/// A viewer without a terminal, whose clock stands still until a test advances it.
@MainActor
final class TestViewer {
  let session: ViewerSession
  let folder: TemporaryFolder
  private let time: TestClock

  /// A clock that is set by hand.
  private final class TestClock {
    var now = ContinuousClock.now
  }

  init(
    _ kernel: String = "mandelbrot", text: String? = nil, width: Int = 60, height: Int = 22,
    features: ScreenFeatures = ScreenFeatures(colours: .direct, unicode: true),
    folder: TemporaryFolder? = nil, gate: Gate? = nil,
    _ change: (inout ViewerOptions) -> Void = { _ in }
  ) throws {
    self.folder = try folder ?? TemporaryFolder()
    let time = TestClock()
    self.time = time
    // The viewer waits for the compiler, unless a gate holds it up.
    let surroundings = Surroundings(
      now: { time.now }, seed: 1, pictureFolder: self.folder.path,
      bookmarkFile: self.folder.path + "/data/marks.json",
      compilerPatience: gate == nil ? .seconds(60) : .zero, compilerGate: { gate?.pass() })
    let source =
      try text.map { SourceFile(path: kernel, text: $0) } ?? #require(ShippedProgram.named(kernel)).source
    var options = ViewerOptions(view: ViewText(kernel: kernel), source: source)
    (options.threads, options.samples) = (2, 1)
    change(&options)
    session = try ViewerSession(
      options, features: features, width: width, height: height, surroundings: surroundings, wake: {})
  }

  /// A viewer of a file with this text.
  static func file(
    _ text: String, named name: String = "mine.rast", width: Int = 60, height: Int = 22, gate: Gate? = nil,
    _ change: (inout ViewerOptions) -> Void = { _ in }
  ) throws -> TestViewer {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: name)
    return try TestViewer(
      path, text: text, width: width, height: height, folder: folder, gate: gate, change)
  }

  /// What the clock shows.
  var now: ContinuousClock.Instant { time.now }

  /// Advances the clock.
  func pass(_ duration: Duration) {
    time.now += duration
    session.update()
  }

  /// Waits until nothing is in progress on any thread, and everything is shown.
  func settle() {
    session.update()
    let limit = ContinuousClock.now + .seconds(120)
    while !session.isAtRest, ContinuousClock.now < limit {
      usleep(500)
      session.update()
    }
    let isAtRest = session.isAtRest
    #expect(isAtRest, "the picture never came")
  }

  /// Writes a file of the viewer's folder, and waits until the viewer has looked at it.
  func save(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
    pass(.milliseconds(40))
    settle()
  }

  /// Waits a while for a condition to hold. Returns whether it does.
  func wait(_ condition: () -> Bool) -> Bool {
    let limit = ContinuousClock.now + .seconds(120)
    while !condition(), ContinuousClock.now < limit {
      usleep(500)
      session.update()
    }
    return condition()
  }

  /// Presses keys one after another, and waits for the picture.
  func press(_ keys: Key...) {
    for key in keys {
      session.handle(.key(key))
      settle()
    }
  }

  /// Types characters.
  func type(_ text: String) {
    for character in text { press(Key(character)) }
  }

  /// Does something with the mouse at a column and row.
  func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) {
    session.handle(.mouse(MouseEvent(kind, at: ScreenBuffer.Place(column: column, row: row))))
    settle()
  }

  /// The screen.
  var screen: ScreenBuffer { session.draw() }

  /// The screen's rows without the blanks after the last glyph.
  var rows: [String] { screen.rows }

  /// All of it.
  var text: String { rows.joined(separator: "\n") }

  /// The status lines: the view, and what it costs.
  var status: (view: String, cost: String) {
    let rows = rows
    return (rows[rows.count - 2], rows[rows.count - 1])
  }

  /// The cells of the picture, without the status lines.
  var picture: [Cell] {
    let screen = screen
    return Array(screen.cells.prefix(screen.width * (screen.height - 2)))
  }
}

extension ScreenBuffer {
  /// The rows as text, without blanks at their ends.
  var rows: [String] {
    (0..<height).map { row in
      var text = String(String.UnicodeScalarView((0..<width).map { self[$0, row].glyph }))
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}

/// A folder that is removed after the test.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/viewer-test-XXXXXX".utf8CString)
    let made = mkdtemp(&template) != nil
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try #require(made)
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    for name in Folder.names(in: path) where name != "." && name != ".." { remove(path + "/" + name) }
    if Glibc.remove(path) != 0 { unlink(path) }
  }

  /// Writes a text to a file, in place, and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = try #require(fopen(path + "/" + name, "w"))
    defer { fclose(file) }
    #expect(fwrite(Array(text.utf8), 1, text.utf8.count, file) == text.utf8.count)
    return path + "/" + name
  }

  /// What a file holds.
  func read(_ name: String) throws -> [UInt8] { try File.read(path + "/" + name, limit: 1 << 24) }

  /// The files in it.
  var names: [String] { Folder.names(in: path).filter { $0 != "." && $0 != ".." } }
}

/// Holds the compiler up for as long as it is closed.
final class Gate: Sendable {
  private let isOpen = Locked(true)

  func open() { isOpen.withLock { $0 = true } }
  func close() { isOpen.withLock { $0 = false } }

  /// Waits until it is open, but at most a minute, so that no test hangs.
  func pass() {
    for _ in 0..<120_000 where !isOpen.withLock({ $0 }) { usleep(500) }
  }
}
