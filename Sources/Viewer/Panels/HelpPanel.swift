/// All actions and what triggers them.
struct HelpPanel {
  private var top = 0

  mutating func handle(_ key: Key) -> PanelResult {
    switch key.code {
    case .up, .character("k"): top -= 1
    case .down, .character("j"): top += 1
    case .pageUp: top -= 10
    case .pageDown, .character(" "): top += 10
    case .home: top = 0
    case .end: top = HelpPanel.lines.count
    case .escape, .enter, .character, .function: return .closed
    case .left, .right, .tab, .backspace, .delete, .insert: return .handled
    }
    top = max(0, min(top, HelpPanel.lines.count - 1))
    return .handled
  }

  var text: PanelText {
    PanelText(title: "keys", lines: HelpPanel.lines, footer: "↑↓ scroll   Esc close", top: top)
  }

  private static let lines: [PanelText.Line] = {
    let rows = ActionTable.rows.map { row in
      (row, row.triggers.map(\.text).joined(separator: "  "))
    }
    let width = rows.map(\.1.count).max() ?? 0
    return ActionGroup.allCases.flatMap { group in
      [PanelText.Line(text: group.rawValue, isHead: true)]
        + rows.filter { $0.0.group == group }.map { row, keys in
          PanelText.Line(
            text: "  " + keys + String(repeating: " ", count: width - keys.count) + "   " + row.help)
        }
    }
  }()
}
