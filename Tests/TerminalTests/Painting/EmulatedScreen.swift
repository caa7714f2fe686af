import Colour
import Testing
import Viewer

/// What a terminal shows after the bytes that it was sent: enough of one to follow the painter, which reports whatever
/// it does not know, or what moves anything but the cursor.
struct EmulatedScreen: Equatable {
  /// A cell, with its colours as the parameters that chose them.
  struct Cell: Equatable {
    var glyph: Unicode.Scalar = " "
    var foreground: [Int] = []
    var background: [Int] = []
    var styles: Set<Int> = []
  }

  let (width, height): (Int, Int)
  private(set) var cells: [Cell]
  private(set) var isCursorShown = false
  private(set) var place = (column: 0, row: 0)
  /// How many updates have been shown.
  private(set) var updates = 0
  /// How often colours or styles were chosen.
  private(set) var choices = 0
  /// How often the cursor was moved.
  private(set) var moves = 0
  private var isUpdating = false
  private var brush = Cell()

  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    cells = Array(repeating: Cell(), count: width * height)
  }

  static func == (a: EmulatedScreen, b: EmulatedScreen) -> Bool {
    a.cells == b.cells && a.isCursorShown == b.isCursorShown
      && (!a.isCursorShown || a.place == b.place) && a.brush == b.brush
  }

  subscript(column: Int, row: Int) -> Cell { cells[row * width + column] }

  /// Somebody else writes all over it.
  mutating func spoil() {
    for index in cells.indices { cells[index] = Cell(glyph: "?", foreground: [31], styles: [1]) }
  }

  mutating func take(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" { control(&rest) } else { put(scalar) }
    }
    if isUpdating { Issue.record("an update without an end") }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    guard isUpdating, scalar.value >= 0x20, place.column < width, place.row < height else {
      Issue.record("\(scalar.escaped(asASCII: true)) at \(place)")
      return
    }
    brush.glyph = scalar
    cells[place.row * width + place.column] = brush
    brush.glyph = " "
    place.column += 1
  }

  private mutating func control(_ rest: inout Substring.UnicodeScalarView) {
    let kind = rest.popFirst()
    guard kind == "[" else { return skipOther(kind, &rest) }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar.value >= 0x40 else {
        text.append(scalar)
        continue
      }
      return control(String(text), scalar)
    }
  }

  /// Colours of the palette, and what chooses sets of characters.
  private mutating func skipOther(_ kind: Unicode.Scalar?, _ rest: inout Substring.UnicodeScalarView) {
    switch kind {
    case "]":
      while let scalar = rest.popFirst(), scalar != "\u{1B}" {}
      _ = rest.popFirst()
    case "(": _ = rest.popFirst()
    case let kind: Issue.record("Escape \(kind.map(String.init) ?? "at the end")")
    }
  }

  private mutating func control(_ parameters: String, _ final: Unicode.Scalar) {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    switch (final, parameters) {
    case ("h", "?2026"): isUpdating = true
    case ("l", "?2026"): (isUpdating, updates) = (false, updates + 1)
    case ("h", "?25"), ("l", "?25"): isCursorShown = final == "h"
    // How the cursor looks.
    case ("h", "?12"), ("l", "?12"), ("h", "34"), ("l", "34"), ("c", _): break
    case ("J", "2"), ("J", ""):
      if parameters.isEmpty, place != (0, 0) { Issue.record("cleared from \(place)") }
      for index in cells.indices { cells[index] = Cell(background: brush.background) }
    case ("H", _):
      place = (numbers.count == 2 ? numbers[1] - 1 : 0, numbers.first.map { $0 - 1 } ?? 0)
      moves += 1
      if place.column >= width || place.row >= height { Issue.record("moved to \(place)") }
    case ("C", _):
      place.column += numbers.first ?? 1
      moves += 1
    case ("m", _):
      choices += 1
      choose(parameters)
    case _: Issue.record("\(parameters)\(final)")
    }
  }

  private mutating func choose(_ parameters: String) {
    var items = parameters.split(separator: ";").map {
      $0.split(separator: ":").compactMap { Int($0) }
    }[...]
    if items.isEmpty { items = [[0]] }
    while var item = items.popFirst() {
      if item == [38] || item == [48] {
        let count = items.first == [5] ? 2 : 4
        item += items.prefix(count).flatMap { $0 }
        items = items.dropFirst(count)
      }
      switch item.first ?? 0 {
      case 0: brush = Cell()
      case 39: brush.foreground = []
      case 49: brush.background = []
      case 38, 30...37, 90...97: brush.foreground = item
      case 48, 40...47, 100...107: brush.background = item
      case 1, 2, 4, 7: brush.styles.formUnion(item)
      case _: Issue.record("SGR \(item)")
      }
    }
  }
}
