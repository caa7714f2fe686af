/// The lines of a panel. Those of long lists are made only when they are drawn.
struct PanelLines {
  /// How many there are.
  let count: Int
  /// The index of the one that is chosen.
  let chosen: Int?
  /// The columns that the widest of a long list takes, apart from the lines before the list.
  let widest: Int
  /// The lines whose width is not known yet.
  let unmeasured: [PanelText.Line]
  private let line: (Int) -> PanelText.Line

  /// A few lines.
  init(_ lines: [PanelText.Line]) {
    (count, unmeasured, widest) = (lines.count, lines, 0)
    chosen = lines.firstIndex(where: \.isChosen)
    line = { lines[$0] }
  }

  /// A list of any length.
  ///
  /// - Parameters:
  ///   - head: the line before the list.
  ///   - chosen: which line of the list is chosen.
  ///   - widest: the columns that the widest line of the list takes.
  ///   - text: makes a line of the list.
  init(
    head: PanelText.Line? = nil, count: Int, chosen: Int, widest: Int, _ text: @escaping (Int) -> String
  ) {
    let first = head == nil ? 0 : 1
    (self.count, self.chosen, self.widest) = (first + count, first + chosen, widest)
    unmeasured = head.map { [$0] } ?? []
    line = { index in
      if let head, index == 0 { return head }
      return PanelText.Line(text: text(index - first), isChosen: index - first == chosen)
    }
  }

  subscript(index: Int) -> PanelText.Line { line(index) }
}
