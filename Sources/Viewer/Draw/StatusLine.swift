/// A line of parts. If there is no room, they are shortened, and the less important ones left out.
struct StatusLine {
  /// A part of the line.
  struct Part {
    var text: String
    /// The same in fewer words.
    var short: String
    /// The part with the least weight is left out first.
    var weight: Int
    /// Whether it stands out.
    var isStrong: Bool
  }

  private(set) var parts: [Part] = []

  /// Adds a part.
  mutating func add(_ text: String, short: String? = nil, weight: Int, isStrong: Bool = false) {
    parts.append(Part(text: text, short: short ?? text, weight: weight, isStrong: isStrong))
  }

  /// The texts that fit into a width with a separator between them.
  func fitted(_ width: Int, separator: String, _ features: ScreenFeatures) -> [(text: String, isStrong: Bool)]
  {
    func total(_ texts: [(text: String, isStrong: Bool)]) -> Int {
      texts.reduce(0) { $0 + ScreenText.width($1.text, features) }
        + max(0, texts.count - 1) * ScreenText.width(separator, features)
    }
    var rest = parts
    let long = rest.map { ($0.text, $0.isStrong) }
    if total(long) <= width { return long }
    while true {
      let short = rest.map { ($0.short, $0.isStrong) }
      guard total(short) > width, rest.count > 1,
        let least = rest.indices.min(by: { rest[$0].weight < rest[$1].weight })
      else { return short }
      rest.remove(at: least)
    }
  }
}

extension Pen {
  /// Draws a status line as a bar.
  mutating func draw(_ line: StatusLine, row: Int) {
    let look = Look.bar(features)
    clear(row: row, columns: 0..<buffer.width, look)
    let separator = features.unicode ? " · " : " | "
    var column = 1
    for (index, part) in line.fitted(buffer.width - 2, separator: separator, features).enumerated() {
      if index > 0 {
        column += write(separator, column: column, row: row, limit: buffer.width - 1 - column, look)
      }
      column += write(
        part.text, column: column, row: row, limit: buffer.width - 1 - column,
        part.isStrong ? .strong(features) : look)
    }
  }
}
