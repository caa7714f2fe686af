import Fractal

/// Tables of times for people.
enum BenchTable {
  /// The first column aligned to the left, the others to the right.
  static func aligned(_ table: [[String]]) -> String {
    let widths = (table.first ?? []).indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + blanks : "   " + blanks + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// A time, in milliseconds or seconds.
  static func seconds(_ value: Double) -> String {
    value < 1 ? number(value * 1000) + " ms" : number(value) + " s"
  }

  /// Three digits.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "0" }
    var digits = 2
    var size = value
    while size >= 10, digits > 0 {
      size /= 10
      digits -= 1
    }
    if value < 0.1 { digits = 4 }
    // So large a number has no fraction, and may be too large for an int.
    guard value < 1e15 else { return value.description }
    let scale = [1.0, 10, 100, 1000, 10000][digits]
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : padded(rounded, digits)
  }

  /// A number, if there is one.
  static func number(_ value: Double?) -> String { value.map { number($0) } ?? "" }

  private static func padded(_ value: Double, _ digits: Int) -> String {
    let text = value.description
    let fraction = text.split(separator: ".").last?.count ?? 0
    return text + String(repeating: "0", count: max(0, digits - fraction))
  }

  /// What is rendered, in a few words.
  static func title(width: Int, height: Int, iterations: Int) -> String {
    "\(width) × \(height) pixels, \(iterations) iterations"
  }

  /// So many threads.
  static func threads(_ count: Int) -> String { "\(count) thread\(count == 1 ? "" : "s")" }
}
