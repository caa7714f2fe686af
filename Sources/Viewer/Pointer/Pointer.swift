import Fractal
import Rast

/// A part of a cell: how far it is from the left and the upper edge, from 0 to 1.
struct CellPart: Equatable {
  var x: Double
  var y: Double

  static let middle = CellPart(x: 0.5, y: 0.5)

  /// The part of an area's middle cell that is the middle of the area.
  static func ofMiddle(_ area: Pane.Area) -> CellPart {
    CellPart(x: area.width.isMultiple(of: 2) ? 0 : 0.5, y: area.height.isMultiple(of: 2) ? 0 : 0.5)
  }
}

/// The mouse pointer, the cursor, and the orbit of the point under the cursor.
struct Pointer {
  /// A button that is held down.
  private struct Dragging {
    var button: MouseEvent.Button
    /// Where the pointer was last.
    var last: ScreenBuffer.Place
    /// Whether it has moved.
    var hasMoved = false
  }

  /// How far the pointer was dragged since the last time.
  struct Drag: Equatable {
    var button: MouseEvent.Button
    var columns: Int
    var rows: Int
    /// Whether it is the first move with the button down.
    var isFirst: Bool
  }

  /// Where the cursor was put; nil if it is in the middle.
  private(set) var cursor: ScreenBuffer.Place?
  /// Where in its cell it is.
  private var part = CellPart.middle
  /// The orbit of the point under it.
  private(set) var orbit: OrbitView
  private var dragging: Dragging?

  init(_ workshop: Workshop) { orbit = OrbitView(workshop) }

  // MARK: The cursor

  /// Puts the cursor somewhere.
  mutating func put(_ place: ScreenBuffer.Place) { put(place, .middle) }

  /// Moves the cursor by whole cells, in the direction of an axis. From the middle of the picture, which is the edge of a
  /// cell if the number of cells is even, it moves along the axis through that point.
  mutating func move(columns: Int, rows: Int, in area: Pane.Area) {
    var place = place(in: area)
    place.column += columns
    place.row += rows
    if area.contains(place) { put(place, cursor == nil ? .ofMiddle(area) : part) }
  }

  private mutating func put(_ place: ScreenBuffer.Place, _ part: CellPart) {
    (cursor, self.part) = (place, part)
    orbit.forget()
  }

  /// Puts the cursor back in the middle.
  mutating func letGo() { cursor = nil }

  /// Forgets all places, because the screen has changed.
  mutating func forgetPlaces() { (cursor, dragging) = (nil, nil) }

  /// Shows the orbit of the point under the cursor, or stops showing it.
  mutating func toggleOrbit() { orbit.toggle() }

  /// Hides the orbit.
  mutating func hideOrbit() { orbit.hide() }

  /// Forgets the orbit, which is out of date.
  mutating func forgetOrbit() { orbit.forget() }

  /// Computes the orbit, unless it is known.
  mutating func update(_ question: OrbitView.Question) -> Changes { orbit.update(question) }

  /// The point under the cursor, which is in the middle of the picture if it was not moved.
  func point(on shot: Shot, _ areas: [Pane.Area]) -> Complex {
    guard let cursor, let area = areas.first(where: { $0.contains(cursor) }) else {
      return shot.viewport.center
    }
    return shot.projection(area).point(at: cursor, part)
  }

  /// Where the cursor is in an area.
  func place(in area: Pane.Area) -> ScreenBuffer.Place {
    cursor ?? ScreenBuffer.Place(column: area.column + area.width / 2, row: area.row + area.height / 2)
  }

  // MARK: The mouse

  /// A button went down.
  mutating func press(_ button: MouseEvent.Button, at place: ScreenBuffer.Place) {
    dragging = Dragging(button: button, last: place)
  }

  /// The pointer has moved; nil if no button is down, or it has not left its cell.
  mutating func drag(to place: ScreenBuffer.Place) -> Drag? {
    guard let dragging, place != dragging.last else { return nil }
    self.dragging = Dragging(button: dragging.button, last: place, hasMoved: true)
    return Drag(
      button: dragging.button, columns: place.column - dragging.last.column,
      rows: place.row - dragging.last.row, isFirst: !dragging.hasMoved)
  }

  /// The button came up. Returns the gesture that this completes, if the pointer has not moved.
  mutating func release() -> Trigger.Gesture? {
    guard let dragging else { return nil }
    self.dragging = nil
    guard !dragging.hasMoved else { return nil }
    switch dragging.button {
    case .left: return .click
    case .right: return .rightClick
    case .middle: return nil
    }
  }
}
