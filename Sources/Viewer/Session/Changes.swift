import Rast

/// What a part of the session has to tell the others after it did something. The session adds these up.
struct Changes {
  /// Whether there is something new to draw.
  var isVisible = false
  /// Whether something else is to be seen, so that new frames are needed.
  var needsFrames = false
  /// Whether the picture is to be coloured anew.
  var needsColours = false
  /// What is to be said to the user.
  var notice: Notice?
  /// What became of the trouble that keeps the picture away.
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

  /// Something to say, and nothing else.
  static func say(_ text: String, isWarning: Bool = false) -> Changes {
    Changes(notice: Notice(text: text, isWarning: isWarning))
  }

  /// Adds what came after this; of two notices or troubles the later one counts.
  static func += (changes: inout Changes, later: Changes) {
    changes.isVisible = changes.isVisible || later.isVisible
    changes.needsFrames = changes.needsFrames || later.needsFrames
    changes.needsColours = changes.needsColours || later.needsColours
    changes.notice = later.notice ?? changes.notice
    if case .isOver? = changes.trouble, case .ofKernelIsOver? = later.trouble { return }
    changes.trouble = later.trouble ?? changes.trouble
  }

  /// Both, the second after the first.
  static func + (changes: Changes, later: Changes) -> Changes {
    var sum = changes
    sum += later
    return sum
  }
}

/// Something to say to the user.
struct Notice: Equatable {
  var text: String
  var isWarning = false
}

/// What became of a trouble.
enum TroubleChange {
  /// There is one, and it is shown.
  case arose(Trouble)
  /// There is one, which may be known already; where the user has hidden it, it stays hidden.
  case remains(Trouble)
  /// The kernel may do better: what it did wrong is over, what is wrong with its file is not.
  case ofKernelIsOver
  /// Whatever it was, it is over.
  case isOver
}
