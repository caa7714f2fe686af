import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

/// Expects a condition whose evaluation mutates a value, which `#expect` does not allow.
private func expect(_ condition: Bool, at place: SourceLocation = #_sourceLocation) {
  #expect(condition, sourceLocation: place)
}

/// Requires a value whose evaluation mutates another, which `#require` does not allow.
private func required<Value>(_ value: Value?, at place: SourceLocation = #_sourceLocation) throws -> Value {
  try #require(value, sourceLocation: place)
}

/// Parts of a session without the others.
enum Parts {
  /// A shipped kernel.
  static func entry(_ name: String) throws -> KernelLibrary.Entry {
    var library = KernelLibrary()
    return try library.keep(KernelReading(.shipped(name)))
  }

  /// A journey that begins at a shipped kernel.
  static func journey(_ name: String = "mandelbrot") throws -> Journey {
    Journey(.shipped(name), try entry(name), clock: SceneClock(start: .now, time: 0))
  }

  /// A workshop that waits for its work, unless it has a gate.
  static func workshop(_ gate: Gate? = nil) -> Workshop {
    var surroundings = Surroundings()
    surroundings.compilerPatience = gate == nil ? .seconds(60) : .zero
    surroundings.compilerGate = { gate?.pass() }
    return Workshop(surroundings, wake: {})
  }

  /// Waits a while for a condition to hold. Returns whether it does.
  @MainActor
  static func wait(_ condition: () -> Bool) -> Bool {
    let limit = ContinuousClock.now + .seconds(120)
    while !condition(), ContinuousClock.now < limit { usleep(500) }
    return condition()
  }
}

@Suite("Changes")
struct ChangesTests {
  @Test("what came later counts, and nothing is lost")
  func sum() {
    var changes = Changes.frames + .say("one") + .say("two", isWarning: true)
    expect(changes.needsFrames && !changes.isVisible)
    expect(changes.notice == Notice(text: "two", isWarning: true))
    changes += Changes(needsColours: true)
    expect(changes.notice != nil && changes.needsColours && changes.isSomething)
    expect(!Changes.none.isSomething)
    // `isOver` says more than `ofKernelIsOver`.
    let over = Changes(trouble: .isOver) + Changes(trouble: .ofKernelIsOver)
    guard case .isOver? = over.trouble else {
      Issue.record("\(over)")
      return
    }
  }
}

@Suite("The screen and the plane")
struct StageTests {
  private let features = ScreenFeatures(colours: .direct, unicode: true)

  @Test("areas leave room for the status lines, and for who races")
  func areas() {
    var stage = Stage(width: 101, height: 24, features)
    expect(stage.areas(isRacing: false) == [stage.whole] && stage.whole.height == 22)
    let race = stage.areas(isRacing: true)
    expect(race.map(\.column) == [0, 51] && race.allSatisfy { $0.width == 50 && $0.row == 1 })
    expect(stage.resize(11, 24) && stage.isTooSmall && stage.areas(isRacing: false).isEmpty)
    expect(!stage.resize(11, 24) && stage.resize(-1, -1) && stage.width == 0)
  }

  @Test("cells have the shape that the user has chosen, or else the one that the terminal tells")
  func cells() throws {
    let (narrow, wide) = (try required(CellSize("9x20")), try required(CellSize("10×10")))
    var stage = Stage(width: 80, height: 24, features)
    expect(stage.cell == .standard && stage.step == (2, 1) && stage.chosenCell == nil)
    expect(stage.resize(80, 24, cell: narrow) && stage.cell == narrow && stage.chosenCell == nil)
    expect(!stage.resize(80, 24, cell: narrow) && stage.resize(80, 24) && stage.cell == .standard)
    var chosen = Stage(width: 80, height: 24, features, cell: narrow, chosen: wide)
    expect(chosen.cell == wide && chosen.step == (1, 1) && !chosen.resize(80, 24, cell: narrow))
    for text in ["", "9", "9x", "x20", "9x20x1", "-9x20", "0x5", "1x1000", "9 x 20", "9000x9000"] {
      expect(CellSize(text) == nil)
    }
  }

  @Test("a point is in the cell whose middle is nearest to it")
  func projection() throws {
    let area = Pane.Area(column: 3, row: 2, width: 40, height: 20)
    let viewport = Viewport(center: Complex(-0.75, 0.1), span: 2)
    let projection = Projection(viewport, on: area, cell: .braille)
    expect(projection.width == 80 && projection.height == 80)
    for place in [(3, 2), (42, 21), (20, 7)].map({ ScreenBuffer.Place(column: $0.0, row: $0.1) }) {
      expect(projection.place(of: projection.point(at: place)) == place)
    }
    expect(projection.place(of: Complex(9, 9)) == nil)
    let step = projection.distance(columns: 40, rows: 20)
    expect(abs(step.im - 2) < 1e-12 && abs(step.re - 2) < 1e-12)
  }
}

@Suite("The journey")
struct JourneyTests {
  @Test("goes back over what was seen, and forth again")
  func history() throws {
    var journey = try Parts.journey()
    let start = journey.scene
    expect(journey.zoom(2).needsFrames && journey.pan(Complex(1, 0)).needsFrames)
    let end = journey.scene
    let middle = try required(journey.undo())
    _ = journey.go(to: middle, journey.entry, remembering: false)
    let first = try required(journey.undo())
    _ = journey.go(to: first, journey.entry, remembering: false)
    expect(journey.scene == start && journey.undo() == nil)
    _ = journey.go(to: try required(journey.redo()), journey.entry, remembering: false)
    _ = journey.go(to: try required(journey.redo()), journey.entry, remembering: false)
    expect(journey.scene == end)
  }

  @Test("steps of one kind that follow each other at once are undone as one, unless something comes between")
  func glide() throws {
    var journey = try Parts.journey()
    let start = journey.scene
    let now = ContinuousClock.now
    func gliding(_ kind: GlideStep.Kind, _ milliseconds: Int) -> Remembrance {
      .gliding(GlideStep(kind: kind, time: now + .milliseconds(milliseconds)))
    }
    _ = journey.zoom(2, gliding(.place, 0))
    _ = journey.pan(Complex(1, 0), gliding(.place, 500))
    _ = journey.zoom(2, gliding(.place, 1000))
    let first = journey.scene
    _ = journey.zoom(2, gliding(.place, 2000))
    let second = journey.scene
    _ = journey.addIterations(gliding(.iterations, 2100))
    _ = journey.addIterations(gliding(.iterations, 2200))
    expect(journey.undo() == second && journey.undo() == first && journey.undo() == start)
    // What is refused is no step.
    _ = journey.zoom(1e300, gliding(.place, 3000))
    _ = journey.zoom(2, gliding(.place, 3100))
    expect(journey.undo() != nil && journey.undo() == nil)
    _ = journey.zoom(2, gliding(.place, 3200))
    expect(journey.undo() != nil)
  }

  @Test("a view that can't be shown is not gone to")
  func farther() throws {
    var journey = try Parts.journey()
    let start = journey.scene
    expect(journey.zoom(1e300).notice?.isWarning == true && journey.scene == start)
    expect(journey.look(at: start.viewport).isSomething == false && journey.undo() == nil)
  }

  @Test("params that do not fit are dropped, others are kept")
  func params() throws {
    var journey = try Parts.journey("julia")
    var scene = journey.scene
    scene.settings = ["seed": .complex(Complex(0, 1)), "nothing": .int(1)]
    let changes = journey.go(to: scene, journey.entry)
    expect(changes.needsFrames && journey.scene.settings == ["seed": .complex(Complex(0, 1))])
    expect(journey.set("seed", .int(3)).notice?.isWarning == true)
    let own = try required(journey.entry.kernel.default(of: "seed"))
    expect(journey.set("seed", own).needsFrames && journey.scene.settings.isEmpty)
  }

  @Test("the way back from a Julia set is gone once")
  func wayBack() throws {
    var journey = try Parts.journey()
    let start = journey.scene
    expect(journey.takeWayBack() == nil)
    journey.keepWayBack(from: .shipped("julia"), to: start)
    expect(journey.takeWayBack() == nil)
    let entry = try Parts.entry("julia")
    _ = journey.go(
      to: Scene(kernel: .shipped("julia"), viewport: start.viewport, limit: start.limit), entry)
    expect(journey.takeWayBack() == start && journey.takeWayBack() == nil)
  }
}

@Suite("What lies over the picture")
struct OverlayTests {
  private let errors = CompileErrors(source: SourceFile(path: "k", text: ""), diagnostics: [])

  @Test("what was said is taken back after a while, which is when it asks to be updated")
  func message() throws {
    var overlay = Overlay()
    expect(overlay.nextUpdate == nil)
    let now = ContinuousClock.now
    overlay.say(Notice(text: "a"), now)
    let next = try required(overlay.nextUpdate)
    expect(!overlay.update(next - .milliseconds(1)).isVisible && overlay.message?.text == "a")
    expect(overlay.update(next).isVisible && overlay.message == nil && overlay.nextUpdate == nil)
  }

  @Test("trouble that is hidden stays so while it remains, and not when there is another")
  func trouble() {
    var overlay = Overlay()
    overlay.take(.remains(.refused(errors)))
    expect(overlay.isTroubleShown)
    expect(overlay.close() && !overlay.isTroubleShown)
    overlay.take(.remains(.refused(errors)))
    expect(!overlay.isTroubleShown)
    overlay.take(.arose(.lost("gone")))
    expect(overlay.isTroubleShown)
    overlay.take(.ofKernelIsOver)
    expect(overlay.isTroubleShown)
    overlay.take(.isOver)
    overlay.take(.remains(.noPicture("no memory")))
    expect(overlay.isTroubleShown)
    overlay.take(.ofKernelIsOver)
    expect(overlay.trouble == nil && !overlay.close())
  }

  @Test("trouble is scrolled only as far as there is more of it")
  func scroll() {
    var overlay = Overlay()
    expect(!overlay.scrollTrouble(Key(.down), most: 3, page: 9))
    overlay.take(.arose(.wrong(errors)))
    expect(overlay.scrollTrouble(Key(.pageDown), most: 3, page: 9) && overlay.troubleTop == 3)
    expect(overlay.scrollTrouble(Key(.up), most: 2, page: 9) && overlay.troubleTop == 1)
    expect(!overlay.scrollTrouble(Key(.left), most: 3, page: 9))
    expect(!overlay.scrollTrouble(Key(.down), most: 0, page: 9))
  }
}

@Suite("The pointer")
struct PointerTests {
  private func place(_ column: Int, _ row: Int) -> ScreenBuffer.Place {
    ScreenBuffer.Place(column: column, row: row)
  }

  @Test("a button that moves drags, and one that does not clicks")
  func drag() {
    var pointer = Pointer(Parts.workshop())
    expect(pointer.drag(to: place(1, 1)) == nil && pointer.release() == nil)
    pointer.press(.left, at: place(3, 4))
    expect(pointer.drag(to: place(3, 4)) == nil)
    expect(
      pointer.drag(to: place(5, 3)) == Pointer.Drag(button: .left, columns: 2, rows: -1, isFirst: true))
    expect(
      pointer.drag(to: place(6, 3)) == Pointer.Drag(button: .left, columns: 1, rows: 0, isFirst: false))
    expect(pointer.release() == nil)
    pointer.press(.right, at: place(3, 4))
    expect(pointer.release() == .rightClick)
    pointer.press(.left, at: place(3, 4))
    pointer.forgetPlaces()
    expect(pointer.release() == nil)
  }

}

@Suite("How pictures look")
struct AppearanceTests {
  private let features = ScreenFeatures(colours: .direct, unicode: true)

  @Test("colours wander only when they are told to, as often as they ask to be updated")
  func wander() throws {
    var appearance = Appearance(Ink(), nil, features)
    let now = ContinuousClock.now
    expect(appearance.nextUpdate == nil && !appearance.update(now).isSomething)
    expect(appearance.toggleWandering(.count, now).needsColours)
    let next = try required(appearance.nextUpdate)
    expect(!appearance.update(next - .milliseconds(1)).isSomething && appearance.ink.shift == 0)
    expect(appearance.update(next).needsColours && appearance.ink.shift > 0)
    expect(appearance.nextUpdate.map { $0 > next } == true)
    _ = appearance.toggleWandering(.count, next)
    expect(appearance.nextUpdate == nil)
  }

  @Test("what the kernel makes of it is said")
  func notices() {
    var appearance = Appearance(Ink(), nil, features)
    expect(appearance.stepPalette(1, .glyph).notice?.text.contains("draws characters") == true)
    expect(appearance.stepPalette(-1, .colour).notice?.text.contains("its own colours") == true)
    expect(appearance.ink == Ink())
    expect(appearance.stepStyle(.count, features).needsFrames)
    let ascii = ScreenFeatures(colours: .none, unicode: false)
    expect(!appearance.stepStyle(.count, ascii).needsFrames)
  }
}

@Suite("Finding kernels") @MainActor
struct KernelLoaderTests {
  @Test("the first one that is right and fits is found; those that had to be read are known from then on")
  func first() throws {
    var loader = KernelLoader(Parts.workshop())
    let origins = ["nothing", "mandelbrot", "julia"].map { KernelOrigin.shipped($0) }
    let arrival = try required(loader.find(origins, for: .step, now: .now) { $0.takesSeed })
    expect(arrival.kernel?.origin == .shipped("julia") && arrival.wanted == .shipped("nothing"))
    expect(arrival.error != nil && Set(loader.library.entries.keys) == Set(origins.dropFirst()))
    expect(loader.isIdle && loader.nextUpdate == nil)
  }

  @Test("what takes long is said, and a new trip takes the place of the old one")
  func slow() throws {
    let gate = Gate()
    gate.close()
    var loader = KernelLoader(Parts.workshop(gate))
    let now = ContinuousClock.now
    expect(loader.find([.shipped("julia")], for: .visit, now: now) == nil)
    let next = try required(loader.nextUpdate)
    expect(loader.update(next - .milliseconds(1)).arrival == nil && loader.slowName == nil)
    expect(loader.update(next).changes.isVisible && loader.slowName == "julia")
    expect(loader.nextUpdate == nil)
    expect(loader.find([.shipped("newton")], for: .visit, now: now) == nil)
    expect(loader.slowName == nil)
    gate.open()
    var arrivals: [KernelLoader.Arrival] = []
    _ = Parts.wait {
      if let arrival = loader.update(now).arrival { arrivals.append(arrival) }
      return loader.isIdle
    }
    expect(arrivals.map { $0.kernel?.origin } == [.shipped("newton")])
  }
}

@Suite("The file that is followed") @MainActor
struct FollowedFileTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"

  @Test("one that ships is never looked at")
  func shipped() throws {
    let source = try Parts.entry("julia").source
    var file = FollowedFile(.shipped("julia"), source, Parts.workshop(), now: .now)
    expect(file.nextUpdate == nil)
    file.lookSoon(.now)
    expect(file.nextUpdate == nil)
  }

  @Test("what is wrong is told when it has been so for a while, what is right at once")
  func settling() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(grey, to: "k.rast")
    var now = ContinuousClock.now
    var file = FollowedFile(
      .file(path), SourceFile(path: path, text: grey), Parts.workshop(), now: now)
    func look() -> FollowedFile.News? {
      now = file.nextUpdate ?? now
      return file.update(now).news
    }
    expect(look() == nil)
    try folder.write("program", to: "k.rast")
    expect(look() == nil && look() == nil)
    guard case .trouble(.wrong)? = look() else {
      Issue.record("nothing is wrong")
      return
    }
    expect(look() == nil)
    try folder.write(grey + " ", to: "k.rast")
    guard case .changed(let reading)? = look() else {
      Issue.record("nothing has changed")
      return
    }
    expect(reading.source?.bytes == Array((grey + " ").utf8))
    // If the user asked for the reading, errors are reported at once.
    try folder.write("program", to: "k.rast")
    guard case .trouble(.wrong)? = file.reload(now) else {
      Issue.record("nothing is wrong")
      return
    }
    for _ in 0..<6 { expect(look() == nil) }
  }
}

@Suite("The desk") @MainActor
struct DeskTests {
  private func shot(_ journey: Journey) -> Shot {
    Shot(
      kernel: journey.kernel, content: journey.content, viewport: journey.scene.viewport,
      iterations: journey.iterations, time: 0, style: .halfBlocks, ink: Ink())
  }

  private func desk(_ gate: Gate? = nil) -> Desk {
    Desk(threads: 2, .lanes, samples: 1, Parts.workshop(gate), now: .now, wake: {})
  }

  @Test("renders what it is told to, and learns how long that takes")
  func render() throws {
    let area = Pane.Area(column: 0, row: 0, width: 40, height: 20)
    var desk = desk()
    let now = ContinuousClock.now
    let shot = shot(try Parts.journey())
    expect(desk.needsFrames && !desk.isIdle)
    expect(desk.start(shot, [area], isDisturbed: false, now).isVisible && !desk.needsFrames)
    let isDone = Parts.wait {
      _ = desk.update(isDisturbed: false, mayRest: false, now)
      return desk.isIdle && desk.figures.timings[.lanes] != nil
    }
    expect(isDone && desk.panes[0].isComplete)
    expect(desk.nextUpdate(mayRest: true) == nil)
    expect(desk.figures.expected(.lanes, shot) != nil && desk.figures.expected(.compiled, shot) == nil)
  }

  @Test("says when there has been no pixel for long, each second anew")
  func stall() throws {
    let text = "program (point: complex) -> int { while true {} 1 }"
    var library = KernelLibrary()
    let entry = try library.keep(KernelReading(.file("./k.rast"), SourceFile(path: "./k.rast", text: text)))
    let now = ContinuousClock.now
    let journey = Journey(.file("./k.rast"), entry, clock: SceneClock(start: now, time: 0))
    var desk = desk()
    _ = desk.start(
      shot(journey), [Pane.Area(column: 0, row: 0, width: 40, height: 20)], isDisturbed: false, now)
    _ = desk.update(isDisturbed: false, mayRest: true, now + .seconds(1))
    expect(desk.stall == 0)
    expect(desk.update(isDisturbed: false, mayRest: true, now + .seconds(2)).isVisible && desk.stall == 2)
    let next = try required(desk.nextUpdate(mayRest: true))
    expect(next <= now + .seconds(3))
    desk.end(now)
  }

  @Test("while it compiles it shows what it showed, and begins when it may")
  func compiling() throws {
    let gate = Gate()
    let area = Pane.Area(column: 0, row: 0, width: 40, height: 20)
    var desk = desk(gate)
    let now = ContinuousClock.now
    let shot = shot(try Parts.journey())
    gate.close()
    _ = desk.start(shot, [area], isDisturbed: false, now)
    expect(desk.panes[0].job == nil && !desk.isIdle && desk.nextUpdate(mayRest: false) != nil)
    _ = desk.takeRenderers(now + .seconds(1))
    expect(desk.isSlowToCompile && !desk.needsFrames)
    gate.open()
    let isReady = Parts.wait {
      _ = desk.takeRenderers(now)
      return desk.needsFrames
    }
    expect(isReady && !desk.isSlowToCompile)
    _ = desk.start(shot, [area], isDisturbed: false, now)
    expect(desk.panes[0].job != nil)
    desk.end(now)
  }
}
