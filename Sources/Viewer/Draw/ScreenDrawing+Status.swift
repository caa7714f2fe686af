import Fractal
import Rast

extension ScreenDrawing {
  /// The line about the view.
  var viewStatus: StatusLine {
    var line = StatusLine()
    let scene = journey.scene
    line.add(scene.kernel.title, short: scene.kernel.shortName, weight: 100, isStrong: true)
    guard journey.awaited == nil else { return line }
    let center = journey.text(scene.viewport.center, rows: stage.height)
    line.add("center \(center)", short: center, weight: 60)
    let magnification = NumberText.factor(Viewport.standard.span / scene.viewport.span)
    line.add("magnification \(magnification)×", short: "\(magnification)×", weight: 90)
    let iterations = journey.iterations
    let limit = NumberText.grouped(iterations)
    let auto = scene.limit == .automatic
    line.add(
      "\(limit) iteration\(iterations == 1 ? "" : "s")\(auto ? " (auto)" : "")",
      short: "\(limit) it\(auto ? " auto" : "")", weight: 80)
    switch journey.autopilot?.leg {
    case nil: break
    case .closer: line.add("autopilot", weight: 85, isStrong: true)
    case .back: line.add("autopilot, turning back", short: "autopilot", weight: 85, isStrong: true)
    }
    if journey.takesTime {
      let time = NumberText.fixed(journey.time(now), places: 1)
      line.add("time \(time) s\(journey.clock.isHeld ? " (held)" : "")", short: "\(time) s", weight: 30)
    }
    switch desk.panes.first?.job?.frame.precision {
    case nil, .enough?: break
    case .scarce?:
      line.add(
        "near the precision of floats", short: "near float precision", weight: 95, isStrong: true)
    case .exceeded?:
      line.add("past the precision of floats", short: "past float precision", weight: 95, isStrong: true)
    }
    return line
  }

  /// The line about what the view costs.
  var costStatus: StatusLine {
    var line = StatusLine()
    if journey.awaited != nil {
      line.add("no picture yet", weight: 100, isStrong: true)
    } else if desk.isRacing {
      addRace(&line)
    } else if let pane = desk.panes.first {
      addCost(&line, pane)
    }
    addWaiting(&line)
    if let smoothing = desk.smoother.smoothing, desk.smoother.isSlow {
      line.add("anti-aliasing \(smoothing.percent) %", short: "smooth \(smoothing.percent) %", weight: 45)
    }
    if let saving = keeping.saving { line.add("saving \(saving.percent) %", weight: 85) }
    let threads = desk.threadsEach
    line.add(
      "\(threads) thread\(threads == 1 ? "" : "s")\(desk.isRacing ? " each" : "")", short: "\(threads) thr",
      weight: 40)
    if !desk.isRacing { addOthers(&line) }
    line.add("? help", weight: 5)
    return line
  }

  /// Adds slow work that has nothing to do with pixels.
  private func addWaiting(_ line: inout StatusLine) {
    if let name = loader.slowName { line.add("reading \(name)", weight: 98, isStrong: true) }
    if file.isSlowToRead { line.add("reading its file", weight: 97, isStrong: true) }
    if desk.isSlowToCompile { line.add("compiling", weight: 96, isStrong: true) }
  }

  /// Adds how long the other backends took for the same view.
  private func addOthers(_ line: inout StatusLine) {
    let timings = desk.figures.timings
    for other in Backend.allCases.reversed() where other != desk.backend {
      guard let seconds = timings[other] else { continue }
      line.add("\(other) \(NumberText.time(seconds))", weight: 70)
    }
    if let ratio = timings.ratio { line.add("\(NumberText.short(ratio))×", weight: 75) }
  }

  private func addCost(_ line: inout StatusLine, _ pane: Pane) {
    let backend = desk.backend
    let name = desk.note(pane) == nil ? "\(backend)" : "\(backend) (on compiled)"
    // A picture that changes by itself is hardly ever complete, so its last frame counts.
    let known = pane.isBusy && !journey.isAnimated ? nil : desk.figures.timings[backend]
    if let seconds = pane.seconds ?? known, let frame = pane.job?.frame {
      let rate = Double(frame.width * frame.height) / max(seconds, 1e-9)
      line.add("\(name) \(NumberText.time(seconds))", weight: 100, isStrong: true)
      line.add("\(NumberText.scaled(1 / max(seconds, 1e-9))) fps", weight: 65)
      line.add("\(NumberText.scaled(rate))px/s", weight: 50)
    } else if pane.isBusy {
      line.add("\(name) \(percent(pane))", weight: 100, isStrong: true)
    } else if let failure = pane.failure {
      line.add(
        "\(name) failed at pixel (\(failure.i), \(failure.j))", short: "\(name) failed", weight: 100,
        isStrong: true)
    } else {
      line.add(name, weight: 100, isStrong: true)
    }
    guard pane.isBusy, desk.stall > 0 else { return }
    line.add(
      "no pixel in \(desk.stall) s: is there a loop without an end?", short: "no pixel in \(desk.stall) s",
      weight: 95)
  }

  private func addRace(_ line: inout StatusLine) {
    let panes = desk.panes
    line.add("race", weight: 100, isStrong: true)
    for pane in panes { line.add(raceText(pane), weight: 90) }
    guard panes.count == 2, let left = panes[0].raceSeconds, let right = panes[1].raceSeconds, left > 0,
      right > 0
    else {
      return
    }
    let winner = left < right ? panes[0] : panes[1]
    line.add(
      "\(winner.backend) wins \(NumberText.short(max(left, right) / min(left, right)))×", weight: 95,
      isStrong: true)
  }

  /// How a side of a race is doing.
  func raceText(_ pane: Pane) -> String {
    if let seconds = pane.raceSeconds { return "\(pane.backend) \(NumberText.time(seconds))" }
    return pane.isBusy ? "\(pane.backend) \(percent(pane))" : "\(pane.backend)"
  }

  private func percent(_ pane: Pane) -> String {
    "\(Int(((pane.job?.progress ?? 0) * 100).rounded(.down))) %"
  }
}
