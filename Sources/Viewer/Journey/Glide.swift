/// One of the steps that may follow each other so quickly that users see them as one movement: a glide, which is undone
/// as one.
struct GlideStep {
  /// What changes step by step.
  enum Kind: Hashable {
    case place, iterations
    case param(String)
  }

  var kind: Kind
  var time: ContinuousClock.Instant

  /// A key that is held repeats sooner than this, and so does a wheel that is turned.
  static let pause = Duration.milliseconds(600)

  /// Whether it goes on with the glide of an earlier step.
  func continues(_ last: GlideStep?) -> Bool {
    guard let last else { return false }
    return last.kind == kind && time - last.time <= GlideStep.pause
  }
}

/// How a change of the scene is undone.
enum Remembrance {
  /// By itself.
  case alone
  /// Together with the steps of its glide.
  case gliding(GlideStep)
  /// With what has been remembered already.
  case none
}
