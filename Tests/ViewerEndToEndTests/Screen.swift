/// What a terminal shows.
struct Screen: CustomStringConvertible, Equatable {
  /// Its rows, from the top.
  var rows: [String]

  init(_ text: String) {
    rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
  }

  /// All but the status lines and the row above them, where messages are shown for a while.
  var picture: [String] { Array(rows.dropLast(3)) }
  /// The line about the view.
  var view: String { rows.dropLast().last ?? "" }
  /// The line about what it costs.
  var cost: String { rows.last ?? "" }

  var description: String { rows.joined(separator: "\n") }

  func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  /// Whether the picture is whole: then the line about the cost begins with a backend and its time.
  func isDone(_ backend: String = "") -> Bool {
    cost.firstMatch(of: /^ *(evaluated|compiled|lanes)( \(on compiled\))? [0-9.]+ (ns|µs|us|ms|s|min)\b/)
      .map { backend.isEmpty || $0.1 == backend } ?? false
  }
}
