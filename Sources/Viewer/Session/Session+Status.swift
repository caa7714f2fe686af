import Fractal
import Rast

extension ViewerSession {
  /// What is looked at.
  var viewStatus: StatusLine {
    var line = StatusLine()
    let viewport = scene.viewport
    line.add(scene.kernel.name, short: scene.kernel.shortName, weight: 100, isStrong: true)
    guard awaited == nil else { return line }
    line.add("center \(text(viewport.center))", short: text(viewport.center), weight: 60)
    let magnification = NumberText.factor(Viewport.standard.span / viewport.span)
    line.add("magnification \(magnification)×", short: "\(magnification)×", weight: 90)
    let limit = NumberText.grouped(iterations)
    let auto = scene.limit == .automatic
    line.add(
      "\(limit) iteration\(iterations == 1 ? "" : "s")\(auto ? " (auto)" : "")",
      short: "\(limit) it\(auto ? " auto" : "")", weight: 80)
    switch autopilot?.leg {
    case nil: break
    case .closer: line.add("autopilot", weight: 85, isStrong: true)
    case .back: line.add("autopilot, turning back", short: "autopilot", weight: 85, isStrong: true)
    }
    if takesTime {
      let time = NumberText.fixed(clock.time(surroundings.now()), places: 1)
      line.add("time \(time) s\(clock.isHeld ? " (held)" : "")", short: "\(time) s", weight: 30)
    }
    if let frame = panes.first?.job?.frame, isPastPrecision(frame) {
      line.add("past the precision of floats", short: "past float precision", weight: 95, isStrong: true)
    }
    return line
  }

  /// What it costs.
  var costStatus: StatusLine {
    var line = StatusLine()
    if awaited != nil {
      line.add("no picture yet", weight: 100, isStrong: true)
    } else if isRacing {
      addRace(&line)
    } else if let pane = panes.first {
      addCost(&line, pane)
    }
    if let smoothing, surroundings.now() - smoothing.begin >= ViewerSession.silentSmoothing {
      line.add("anti-aliasing \(smoothing.percent) %", short: "smooth \(smoothing.percent) %", weight: 45)
    }
    if let saving { line.add("saving \(saving.percent) %", weight: 85) }
    let threads = isRacing ? max(1, threads / 2) : threads
    line.add(
      "\(threads) thread\(threads == 1 ? "" : "s")\(isRacing ? " each" : "")", short: "\(threads) thr",
      weight: 40)
    if !isRacing {
      for other in Backend.allCases.reversed() where other != backend {
        guard let seconds = timings[other] else { continue }
        line.add("\(other) \(NumberText.time(seconds))", weight: 70)
      }
      if let ratio = timings.ratio { line.add("\(NumberText.short(ratio))×", weight: 75) }
    }
    line.add("? help", weight: 5)
    return line
  }

  private func addCost(_ line: inout StatusLine, _ pane: Pane) {
    let name = note(pane) == nil ? "\(backend)" : "\(backend) (on compiled)"
    if let seconds = pane.seconds ?? (pane.isBusy ? nil : timings[backend]), let frame = pane.job?.frame {
      let rate = Double(frame.width * frame.height) / max(seconds, 1e-9)
      line.add("\(name) \(NumberText.time(seconds))", weight: 100, isStrong: true)
      line.add("\(NumberText.scaled(1 / max(seconds, 1e-9))) fps", weight: 65)
      line.add("\(NumberText.scaled(rate))px/s", weight: 50)
    } else if pane.isBusy {
      line.add("\(name) \(percent(pane))", weight: 100, isStrong: true)
      if shownStall > 0 {
        line.add(
          "no pixel in \(shownStall) s: is there a loop without an end?",
          short: "no pixel in \(shownStall) s",
          weight: 95)
      }
    } else if let failure = pane.failure {
      line.add(
        "\(name) failed at pixel (\(failure.i), \(failure.j))", short: "\(name) failed", weight: 100,
        isStrong: true)
    } else {
      line.add(name, weight: 100, isStrong: true)
    }
  }

  private func addRace(_ line: inout StatusLine) {
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

  /// What is to be known of how a pane's kernel runs.
  func note(_ pane: Pane) -> String? { renderers.first { $0.key.backend == pane.backend }?.value.note }

  /// All there is to know of the view.
  var information: PanelText {
    var rows: [(String, String)] = [("kernel", scene.kernel.name), ("", summary(scene.kernel))]
    let viewport = scene.viewport
    rows.append(("center", "\(viewport.center.re), \(viewport.center.im)"))
    rows.append(("span", "\(viewport.span)"))
    rows.append(("cursor", text(cursorPoint)))
    if let frame = panes.first?.job?.frame {
      rows.append(("pixels", "\(frame.width) × \(frame.height)"))
      let side = (frame.region.x2 - frame.region.x1) / Double(max(1, frame.width))
      rows.append(("a pixel", "\(side)"))
    }
    rows.append(
      (
        "iterations",
        NumberText.grouped(iterations) + (scene.limit == .automatic ? ", chosen by the view" : "")
      ))
    for param in kernel.program.params { rows.append((param.name, param.value.description)) }
    for pane in panes {
      rows.append(("backend", "\(pane.backend)"))
      if let note = note(pane) { rows.append(("", note)) }
    }
    rows.append(("threads", "\(threads)"))
    let colours = "palette \(ink.palette), \(ink.scale.rawValue) scale\(ink.isInverted ? ", inverted" : "")"
    rows.append(
      ("colours", ink.shift == 0 ? colours : colours + ", shift \(NumberText.fixed(ink.shift, places: 2))"))
    rows.append(("style", "\(style.rawValue), \(features.colours.text)"))
    if kernel.output != .glyph {
      let points = samples == 1 ? "off" : "\(samples) × \(samples) points a pixel"
      rows.append(
        ("anti-aliasing", panes.first?.isSmooth == false && samples > 1 ? points + ", when idle" : points))
    }
    if let orbit, isOrbitShown { rows.append(("orbit", "\(orbit.points.count) points")) }
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.filter { !$0.1.isEmpty }.map { name, value in
      PanelText.Line(text: name + String(repeating: " ", count: width - name.count) + "  " + value)
    }
    return PanelText(title: "information", lines: lines)
  }
}

extension ColourDepth {
  /// How many colours there are, in words.
  var text: String {
    switch self {
    case .none: "no colours"
    case .eight: "8 colours"
    case .sixteen: "16 colours"
    case .indexed: "256 colours"
    case .redefined: "256 colours of our own"
    case .direct: "24-bit colours"
    }
  }
}
