import Fractal
import Rast

extension ViewerSession {
  /// How much closer one key brings the picture: twice as close with two.
  static let zoomStep = 2.0.squareRoot()
  /// How much closer a notch of the wheel brings it.
  static let wheelStep = 2.0.squareRoot().squareRoot()

  /// Goes to another view of the same kernel, if it can be shown.
  func look(at viewport: Viewport, remembering: Bool = true) {
    guard View.isShown(viewport) else { return say("that is farther than numbers reach", isWarning: true) }
    guard viewport != scene.viewport else { return }
    if remembering { history.leave(scene) }
    scene.viewport = viewport
    needsFrames = true
  }

  /// The pane that a place belongs to; in a race either side stands for the view.
  func pane(at place: ScreenBuffer.Place) -> Pane.Area? {
    areas.first { $0.contains(place) }
  }

  /// How many pixels a cell has, and how much of the plane a pixel covers.
  private func measures(_ area: Pane.Area) -> (across: Int, down: Int, width: Double, height: Double) {
    let cell = style.cell(kernel.output)
    let frame = frame(area)
    return (
      cell.across, cell.down, (frame.region.x2 - frame.region.x1) / Double(max(1, frame.width)),
      (frame.region.y2 - frame.region.y1) / Double(max(1, frame.height))
    )
  }

  /// The point of the plane in the middle of a cell.
  func point(at place: ScreenBuffer.Place, _ area: Pane.Area) -> Complex {
    let region = frame(area).region
    let x = (Double(place.column - area.column) + 0.5) / Double(area.width)
    let y = (Double(place.row - area.row) + 0.5) / Double(area.height)
    return Complex(region.x1 + (region.x2 - region.x1) * x, region.y1 + (region.y2 - region.y1) * y)
  }

  /// The cell that a point of the plane is in; nil if it is not on the screen.
  func place(of point: Complex, _ area: Pane.Area) -> ScreenBuffer.Place? {
    let region = frame(area).region
    let x = (point.re - region.x1) / (region.x2 - region.x1) * Double(area.width)
    let y = (point.im - region.y1) / (region.y2 - region.y1) * Double(area.height)
    guard x >= 0, x < Double(area.width), y >= 0, y < Double(area.height) else { return nil }
    return ScreenBuffer.Place(column: area.column + Int(x), row: area.row + Int(y))
  }

  /// Moves the view by whole cells, and so by whole pixels.
  func pan(columns: Int, rows: Int, remembering: Bool = true) {
    guard let area = areas.first, !isTooSmall else { return }
    let measures = measures(area)
    var viewport = scene.viewport
    viewport.center.re += Double(columns * measures.across) * measures.width
    viewport.center.im += Double(rows * measures.down) * measures.height
    look(at: viewport, remembering: remembering)
  }

  func pan(_ action: Action) {
    // A twentieth of the height in rows, and as far in columns, which are half as wide.
    let rows = max(1, (height - View.statusRows + 10) / 20)
    let columns = 2 * rows
    switch action {
    case .panLeft: pan(columns: -columns, rows: 0)
    case .panRight: pan(columns: columns, rows: 0)
    case .panUp: pan(columns: 0, rows: -rows)
    case .panDown: pan(columns: 0, rows: rows)
    case .panFarLeft: pan(columns: -5 * columns, rows: 0)
    case .panFarRight: pan(columns: 5 * columns, rows: 0)
    case .panFarUp: pan(columns: 0, rows: -5 * rows)
    case .panFarDown: pan(columns: 0, rows: 5 * rows)
    case _: break
    }
  }

  /// Zooms about a point, which stays where it is; nil for the center.
  func zoom(_ factor: Double, about point: Complex? = nil, remembering: Bool = true) {
    var viewport = scene.viewport
    viewport.span /= factor
    if let point {
      viewport.center.re = point.re + (viewport.center.re - point.re) / factor
      viewport.center.im = point.im + (viewport.center.im - point.im) / factor
    }
    look(at: viewport, remembering: remembering)
  }

  /// Back or forth in what was looked at.
  func travel(_ action: Action) {
    guard let scene = action == .undo ? history.undo(from: scene) : history.redo(from: scene) else {
      return say(action == .undo ? "there is no view before this one" : "there is nothing to take back")
    }
    show(scene, remembering: false)
  }

  /// Where the kernel's file asks to be looked at.
  func goHome() {
    var home = scene
    (home.viewport, home.limit) = (kernel.viewport, ownLimit(of: kernel))
    if home == scene { say("this is the kernel's own view") } else { show(home) }
  }

  func changeIterations(_ action: Action) {
    let old = iterations
    let new: Int
    switch action {
    case .doubleIterations:
      new = old > ViewerSession.mostIterations / 2 ? ViewerSession.mostIterations : 2 * old
    case .halveIterations: new = max(1, old / 2)
    case .moreIterations: new = min(ViewerSession.mostIterations, old + max(1, old / 10))
    case .fewerIterations: new = max(1, old - max(1, old / 10))
    case _: return
    }
    guard new != old else {
      return say(
        "there can't be \(action == .halveIterations || action == .fewerIterations ? "fewer" : "more")")
    }
    history.leave(scene)
    scene.limit = .fixed(new)
    needsFrames = true
  }

  /// Lets the view choose the iterations, or keeps those that there are.
  func toggleAutomatic() {
    history.leave(scene)
    switch scene.limit {
    case .automatic:
      scene.limit = .fixed(iterations)
      say("\(NumberText.grouped(iterations)) iterations, however deep the view is")
    case .fixed:
      scene.limit = .automatic
      say("the deeper the view, the more iterations: \(NumberText.grouped(iterations)) here")
    }
    needsFrames = true
  }

  /// The iteration limit that is in force.
  var iterations: Int { scene.limit.value(for: kernel, span: scene.viewport.span) }

  /// The limit with which a kernel is looked at where its file says; it stays automatic.
  func ownLimit(of kernel: Kernel) -> IterationLimit {
    scene.limit == .automatic ? .automatic : .fixed(kernel.iterations)
  }

  /// As many as anyone has time for.
  static let mostIterations = 1 << 40

  /// Goes to what was typed.
  func goTo(_ text: String) {
    let parts = text.split(separator: ",")
    let numbers = parts.compactMap { Double(finite: $0) }
    var viewport = scene.viewport
    if numbers.count == parts.count, [2, 3].contains(numbers.count) {
      viewport.center = Complex(numbers[0], numbers[1])
      if numbers.count == 3 { viewport.span = numbers[2] }
    } else if parts.count == 1, case .complex(let point)? = try? Value(parsing: text, as: .complex) {
      viewport.center = point
    } else {
      return say("`\(text)` is no place: write x,y or x,y,span or a complex number", isWarning: true)
    }
    if viewport == scene.viewport { say("this is the place") } else { look(at: viewport) }
  }

  /// Whether neighbouring pixels fall onto the same floats.
  func isPastPrecision(_ frame: Frame) -> Bool {
    func coincide(_ low: Double, _ high: Double, _ count: Int) -> Bool {
      var last = low
      for index in 1..<max(2, count) {
        let next = low + (high - low) * (Double(index) / Double(count))
        if next == last { return true }
        last = next
      }
      return false
    }
    return coincide(frame.region.x1, frame.region.x2, frame.width)
      || coincide(frame.region.y1, frame.region.y2, frame.height)
  }
}
