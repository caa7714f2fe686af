import Rast

/// The params of a kernel; one of them is chosen, and can be changed.
struct ParamsPanel {
  /// The params as they are.
  var params: [ParamDeclaration]
  private var selection = Selection()
  /// The text that is being typed for the chosen one.
  private var field: TextField?
  private var error: String?

  init(_ params: [ParamDeclaration]) { self.params = params }

  /// A part of a param that is changed on its own: a complex number has two.
  fileprivate struct Part {
    var param: ParamDeclaration
    var isImaginary = false
    var name: String
  }

  private var parts: [Part] {
    params.flatMap { param -> [Part] in
      guard param.type == .complex else { return [Part(param: param, name: param.name)] }
      return [
        Part(param: param, name: param.name + ".re"),
        Part(param: param, isImaginary: true, name: param.name + ".im"),
      ]
    }
  }

  mutating func handle(_ key: Key) -> PanelResult {
    error = nil
    if field != nil { return type(key) }
    let parts = parts
    let isFar = key.modifiers.contains(.shift)
    if [.up, .down].contains(key.code), key.modifiers.isEmpty {
      _ = selection.handle(key, count: parts.count)
      return .handled
    }
    guard parts.indices.contains(selection.index) else { return .closed }
    let part = parts[selection.index]
    switch key.code {
    case .left where key.modifiers.isSubset(of: .shift): return step(part, isFar ? -10 : -1)
    case .right where key.modifiers.isSubset(of: .shift): return step(part, isFar ? 10 : 1)
    case .enter: field = TextField(part.param.value.description)
    case .backspace, .delete: return .chose(.param(part.param.name, part.param.defaultValue))
    case .escape, .character("q"), .character("p"): return .closed
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .insert, .function:
      return .ignored
    }
    return .handled
  }

  /// Types a text; false if no value is being typed.
  mutating func paste(_ text: String) -> Bool {
    field?.insert(text)
    return field != nil
  }

  private mutating func type(_ key: Key) -> PanelResult {
    guard let typed = field, parts.indices.contains(selection.index) else { return .closed }
    let param = parts[selection.index].param
    switch key.code {
    case .escape: field = nil
    case .enter:
      do throws(ValueTextError) {
        let value = try Value(parsing: typed.text, as: param.type)
        if let range = param.range, !range.contains(value) {
          error = "it must be \(range.low) to \(range.high)"
          return .handled
        }
        field = nil
        return .chose(.param(param.name, value))
      } catch {
        self.error = error.description
      }
    case .character, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backspace, .delete,
      .insert, .function:
      _ = field?.handle(key)
    }
    return .handled
  }

  /// Moves a value by a number of steps, but not beyond its range.
  private mutating func step(_ part: Part, _ count: Int) -> PanelResult {
    let param = part.param
    switch (param.value, param.range?.low, param.range?.high) {
    case (.int(let value), .int(let low)?, .int(let high)?):
      return .chose(.param(param.name, .int(min(high, max(low, ParamsPanel.sum(value, count))))))
    case (.int(let value), _, _): return .chose(.param(param.name, .int(ParamsPanel.sum(value, count))))
    case (.float(let value), .float(let low)?, .float(let high)?):
      let next = value + Double(count) * (high - low) / 100
      return .chose(.param(param.name, .float(min(high, max(low, ParamsPanel.rounded(next))))))
    case (.float(let value), _, _): return .chose(.param(param.name, .float(ParamsPanel.moved(value, count))))
    case (.complex(let value), _, _):
      let next =
        part.isImaginary
        ? Complex(value.re, ParamsPanel.moved(value.im, count))
        : Complex(ParamsPanel.moved(value.re, count), value.im)
      return .chose(.param(param.name, .complex(next)))
    case (.bool(let value), _, _): return .chose(.param(param.name, .bool(!value)))
    case (.unit, _, _), (.char, _, _), (.str, _, _), (.tuple, _, _):
      error = "press Enter to type a value"
      return .handled
    }
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? a : sum
  }

  /// Moves a value by hundredths, which are fine enough for one without a range.
  private static func moved(_ value: Double, _ count: Int) -> Double { rounded(value + Double(count) * 0.01) }

  /// Removes the rounding errors that adding hundredths leaves.
  private static func rounded(_ value: Double) -> Double {
    value.magnitude < 1e6 ? (value * 1e9).rounded() / 1e9 : value
  }

  var text: PanelText {
    let parts = parts
    let width = parts.map(\.name.count).max() ?? 0
    var cursor: (line: Int, column: Int)?
    let lines = parts.enumerated().map { index, part -> PanelText.Line in
      let name = part.name + String(repeating: " ", count: width - part.name.count) + "  "
      if let field, index == selection.index {
        cursor = (index, name.count + field.beforeCursor.count)
        return PanelText.Line(text: name + field.text, isChosen: true)
      }
      let range = part.param.range.map { "  in \($0.low)..\($0.high)" } ?? ""
      return PanelText.Line(text: name + part.shown + range, isChosen: index == selection.index)
    }
    return PanelText(
      title: "params", lines: lines + (error.map { [PanelText.Line(text: $0, isHead: true)] } ?? []),
      footer: field == nil
        ? "←→ change (Shift: ×10)   Enter type   Del reset   Esc close" : "Enter set   Esc leave",
      cursor: cursor)
  }
}

extension ParamsPanel.Part {
  /// The value, or this part of it.
  fileprivate var shown: String {
    guard case .complex(let value) = param.value else { return param.value.description }
    return isImaginary ? "\(value.im)" : "\(value.re)"
  }
}
