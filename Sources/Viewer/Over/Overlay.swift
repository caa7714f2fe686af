import Fractal
import Rast

/// What is drawn over the picture: a panel that takes the keys, the information, a message, and any trouble.
struct Overlay {
  /// The panel that is open.
  private(set) var panel: Panel?
  /// Whether the information is shown.
  private(set) var isInfoShown = false
  /// The last message.
  private(set) var message: Message?
  /// What keeps the picture from being the one that was asked for.
  private(set) var trouble: Trouble?
  /// Whether the user has hidden it.
  private(set) var isTroubleHidden = false
  /// How many lines of it are scrolled past.
  private(set) var troubleTop = 0

  /// Whether the trouble is shown.
  var isTroubleShown: Bool { trouble != nil && !isTroubleHidden }

  // MARK: Panels

  /// Opens a panel in place of the one that is open.
  mutating func open(_ panel: Panel) {
    self.panel?.end()
    self.panel = panel
  }

  /// Closes the panel.
  mutating func closePanel() {
    panel?.end()
    panel = nil
  }

  /// Takes what other threads have found for the panel.
  mutating func updatePanel() -> PanelResult {
    // Taken out, so that a long list is not copied.
    guard var panel else { return .handled }
    self.panel = nil
    let result = panel.update()
    self.panel = panel
    return result
  }

  /// Handles a key in the panel; the key is ignored if there is none.
  mutating func handle(_ key: Key) -> PanelResult {
    guard var panel else { return .ignored }
    let result = panel.handle(key)
    self.panel = panel
    if case .closed = result { closePanel() }
    return result
  }

  /// Chooses a line of the panel that was clicked, while `first` was the first that is shown.
  mutating func click(line: Int, first: Int) -> PanelResult {
    panel?.click(line: line, first: first) ?? .ignored
  }

  /// Types a text into the panel; false if none can be typed there.
  mutating func paste(_ text: String) -> Bool { panel?.paste(text) ?? false }

  /// Shows or hides the information.
  mutating func toggleInfo() { isInfoShown.toggle() }

  /// Shows params as they are now, if their panel is open.
  ///
  /// - Parameter areOthers: whether they may be different params, not just params with different values.
  mutating func show(_ params: [ParamDeclaration], areOthers: Bool) {
    guard case .params(var shown)? = panel else { return }
    shown.params = params
    panel = .params(areOthers ? ParamsPanel(params) : shown)
  }

  /// Closes one thing: the trouble, or else the information; returns false if neither is shown.
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

  /// Removes the message.
  mutating func unsay() { message = nil }

  /// Removes the message once it has been shown long enough.
  mutating func update(_ now: ContinuousClock.Instant) -> Changes {
    guard let nextUpdate, nextUpdate <= now else { return .none }
    message = nil
    return .visible
  }

  /// When the message is removed.
  var nextUpdate: ContinuousClock.Instant? { message?.until }

  // MARK: Trouble

  /// Notes what became of the trouble.
  mutating func take(_ change: TroubleChange) {
    switch change {
    case .arose(let new): (trouble, isTroubleHidden, troubleTop) = (new, false, 0)
    case .remains(let new): trouble = new
    case .ofKernelIsOver where trouble?.isOfFile == true: break
    case .ofKernelIsOver, .isOver: (trouble, isTroubleHidden, troubleTop) = (nil, false, 0)
    }
  }

  /// Scrolls the trouble, if it does not fit; returns false if the key is for something else.
  ///
  /// - Parameters:
  ///   - most: how far it can be scrolled.
  ///   - page: how many lines a page has.
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
