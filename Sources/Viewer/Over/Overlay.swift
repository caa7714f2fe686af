import Fractal
import Rast

/// What lies over the picture: a panel that takes the keys, the information, a message, and what is wrong.
struct Overlay {
  /// What is open.
  private(set) var panel: Panel?
  /// Whether all there is to know is shown.
  private(set) var isInfoShown = false
  /// What was said last.
  private(set) var message: Message?
  /// What keeps the picture from being the one that was asked for.
  private(set) var trouble: Trouble?
  /// Whether the user does not want to see it.
  private(set) var isTroubleHidden = false
  /// How many lines of it are scrolled past.
  private(set) var troubleTop = 0

  /// Whether what is wrong is seen.
  var isTroubleShown: Bool { trouble != nil && !isTroubleHidden }

  // MARK: Panels

  /// Opens a panel in place of the one that is open.
  mutating func open(_ panel: Panel) { self.panel = panel }

  /// Closes the panel.
  mutating func closePanel() { panel = nil }

  /// What a key does to the panel; it is ignored where there is none.
  mutating func handle(_ key: Key) -> PanelResult {
    guard var panel else { return .ignored }
    let result = panel.handle(key)
    self.panel = panel
    if case .closed = result { self.panel = nil }
    return result
  }

  /// Shows or hides all there is to know.
  mutating func toggleInfo() { isInfoShown.toggle() }

  /// Shows params as they are now, if their panel is open.
  ///
  /// - Parameter areOthers: whether they may be others than before, and not only have other values.
  mutating func show(_ params: [ParamDeclaration], areOthers: Bool) {
    guard case .params(var shown)? = panel else { return }
    shown.params = params
    panel = .params(areOthers ? ParamsPanel(params) : shown)
  }

  /// Closes one thing: what is wrong, or else the information; false if there is neither.
  mutating func close() -> Bool {
    if isTroubleShown {
      isTroubleHidden = true
    } else if isInfoShown {
      isInfoShown = false
    } else {
      return false
    }
    return true
  }

  // MARK: Messages

  /// Says something for a few seconds.
  mutating func say(_ notice: Notice, _ now: ContinuousClock.Instant) {
    message = Message(text: notice.text, isWarning: notice.isWarning, until: now + Message.patience)
  }

  /// Takes back what was said.
  mutating func unsay() { message = nil }

  /// Takes back what was said long enough ago.
  mutating func update(_ now: ContinuousClock.Instant) -> Changes {
    guard let nextUpdate, nextUpdate <= now else { return .none }
    message = nil
    return .visible
  }

  /// When what was said is taken back.
  var nextUpdate: ContinuousClock.Instant? { message?.until }

  // MARK: Trouble

  /// Takes note of what became of the trouble.
  mutating func take(_ change: TroubleChange) {
    switch change {
    case .arose(let new): (trouble, isTroubleHidden, troubleTop) = (new, false, 0)
    case .remains(let new): trouble = new
    case .ofKernelIsOver where trouble?.isOfFile == true: break
    case .ofKernelIsOver, .isOver: (trouble, isTroubleHidden, troubleTop) = (nil, false, 0)
    }
  }

  /// Scrolls what is wrong, where it does not fit; false if the key is for something else.
  ///
  /// - Parameters:
  ///   - most: how far it can be scrolled.
  ///   - page: how far a page is.
  mutating func scrollTrouble(_ key: Key, most: Int, page: Int) -> Bool {
    guard isTroubleShown, most > 0, key.modifiers.isEmpty else { return false }
    var top = min(troubleTop, most)
    switch key.code {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .character, .left, .right, .home, .end, .enter, .escape, .tab, .backspace, .delete, .insert,
      .function:
      return false
    }
    troubleTop = max(0, min(top, most))
    return true
  }
}
