import Rast

/// What a part of the session tells the others after it has done something. The session adds these up.
struct Changes {
  /// Whether there is something new to draw.
  var isVisible = false
  /// Whether what is shown has changed, so that new frames are needed.
  var needsFrames = false
  /// Whether the picture must be recoloured.
  var needsColours = false
  /// What to tell the user.
  var notice: Notice?
  /// What became of the trouble that keeps the picture from being shown.
  var trouble: TroubleChange?

  /// Whether there is anything to tell.
  var isSomething: Bool {
    isVisible || needsFrames || needsColours || notice != nil || trouble != nil
  }

  /// Nothing.
  static let none = Changes()
  /// There is something new to draw.
  static let visible = Changes(isVisible: true)
  /// New frames are needed.
  static let frames = Changes(needsFrames: true)

  /// A notice, and nothing else.
  static func say(_ text: String, isWarning: Bool = false) -> Changes {
    Changes(notice: Notice(text: text, isWarning: isWarning))
  }

  /// Adds later changes; the later of two notices or troubles counts.
  static func += (changes: inout Changes, later: Changes) {
    changes.isVisible = changes.isVisible || later.isVisible
    changes.needsFrames = changes.needsFrames || later.needsFrames
    changes.needsColours = changes.needsColours || later.needsColours
    changes.notice = later.notice ?? changes.notice
    if case .isOver? = changes.trouble, case .ofKernelIsOver? = later.trouble { return }
    changes.trouble = later.trouble ?? changes.trouble
  }

  /// Both changes, in this order.
  static func + (changes: Changes, later: Changes) -> Changes {
    var sum = changes
    sum += later
    return sum
  }
}

/// Something to tell the user.
struct Notice: Equatable {
  var text: String
  var isWarning = false
}

/// What became of a trouble.
enum TroubleChange {
  /// There is one, and it is shown.
  case arose(Trouble)
  /// There is one, which may be known already; if the user has hidden it, it stays hidden.
  case remains(Trouble)
  /// The kernel may work now: its failure is over, but anything wrong with its file is not.
  case ofKernelIsOver
  /// Whatever it was, it is over.
  case isOver
}
