import Fractal
import Rast

extension ScreenDrawing {
  /// All there is to know about the view.
  var information: PanelText {
    let rows = view + cost + colours
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.filter { !$0.value.isEmpty }.map { name, value in
      PanelText.Line(text: name + String(repeating: " ", count: width - name.count) + "  " + value)
    }
    return PanelText(title: "information", lines: lines)
  }

  private typealias Row = (name: String, value: String)

  private var view: [Row] {
    let scene = journey.scene
    let viewport = scene.viewport
    var rows: [Row] = [
      ("kernel", scene.kernel.title), ("", loader.library.summary(of: scene.kernel)),
      ("center", "\(viewport.center.re), \(viewport.center.im)"), ("span", "\(viewport.span)"),
      ("cursor", journey.text(pointer.point(on: shot, areas), rows: stage.height)),
    ]
    if let frame = desk.panes.first?.job?.frame {
      rows.append(("pixels", "\(frame.width) × \(frame.height)"))
      rows.append(("a cell", "\(stage.cell.width) × \(stage.cell.height) of the terminal's pixels"))
      let side = (frame.region.x2 - frame.region.x1) / Double(max(1, frame.width))
      rows.append(("a pixel", "\(side)"))
    }
    let chosen = scene.limit == .automatic ? ", chosen by the view" : ""
    rows.append(("iterations", NumberText.grouped(journey.iterations) + chosen))
    return rows + journey.kernel.program.params.map { ($0.name, $0.value.description) }
  }

  private var cost: [Row] {
    var rows: [Row] = []
    for pane in desk.panes {
      rows.append(("backend", "\(pane.backend)"))
      if let note = desk.note(pane) { rows.append(("", note)) }
    }
    return rows + [("threads", "\(desk.threads)")]
  }

  private var colours: [Row] {
    let ink = shot.ink
    let colours = "palette \(ink.palette), \(ink.scale.rawValue) scale\(ink.isInverted ? ", inverted" : "")"
    let shift = ink.shift == 0 ? "" : ", shift \(NumberText.fixed(ink.shift, places: 2))"
    var rows: [Row] = [
      ("colours", colours + shift), ("style", "\(shot.style.title), \(stage.features.colours.text)"),
    ]
    if journey.kernel.output != .glyph {
      let samples = desk.smoother.samples
      let points = samples == 1 ? "off" : "\(samples) × \(samples) points a pixel"
      let shown = desk.panes.first?.samples ?? samples
      rows.append(("anti-aliasing", shown == samples ? points : "\(points), now \(shown) × \(shown)"))
    }
    if let orbit = pointer.orbit.orbit, pointer.orbit.isShown {
      rows.append(("orbit", "\(orbit.points.count) points"))
    }
    return rows
  }
}

extension ColourDepth {
  /// How many colours there are, in words.
  fileprivate var text: String {
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
