import Fractal
import Rast

/// How the picture looks: its colours, whether they wander, and how pixels become cells.
struct Appearance {
  /// The colours.
  private(set) var ink: Ink
  /// How pixels become cells.
  private(set) var style: PictureStyle
  /// The style that the user has chosen, which the screen may not have.
  private var wanted: PictureStyle?
  /// When the colours last moved; nil if they stand still.
  private var wandered: ContinuousClock.Instant?

  /// How far a key shifts the palette, in turns.
  static let shiftStep = 1.0 / 32
  /// How often wandering colours shift.
  private static let interval = Duration.milliseconds(50)
  /// How far the colours wander in a second, in turns.
  private static let speed = 0.15

  /// Colours, and the style that is wanted or else the screen's own.
  init(_ ink: Ink, _ wanted: PictureStyle?, _ features: ScreenFeatures) {
    (self.ink, self.wanted, style) = (ink, wanted, .standard(features))
    adopt(features)
  }

  /// Draws in a style that a screen has: the wanted one if possible.
  mutating func adopt(_ features: ScreenFeatures) {
    let available = PictureStyle.available(features)
    style = wanted.flatMap { available.contains($0) ? $0 : nil } ?? .standard(features)
  }

  /// Whether the colours wander.
  var isWandering: Bool { wandered != nil }

  /// Takes other colours.
  mutating func take(_ ink: Ink) -> Changes {
    self.ink = ink
    return Changes(needsColours: true)
  }

  /// Takes the palette that is `step` places after the current one.
  mutating func stepPalette(_ step: Int, _ output: KernelOutput) -> Changes {
    let names = Palette.all.map(\.name)
    let index = names.firstIndex(of: ink.palette) ?? 0
    ink.palette = names[((index + step) % names.count + names.count) % names.count]
    return recoloured("palette \(ink.palette)", output)
  }

  /// Shifts the palette by a part of a turn.
  mutating func shift(_ turns: Double) -> Changes {
    let shift = ink.shift + turns
    ink.shift = shift - shift.rounded(.down)
    return Changes(needsColours: true)
  }

  /// Takes back all shifts of the palette.
  mutating func resetShift() -> Changes {
    guard ink.shift != 0 else { return .say("the palette is not shifted") }
    ink.shift = 0
    return Changes(needsColours: true) + .say("palette not shifted")
  }

  /// Turns the palette around.
  mutating func invert() -> Changes {
    ink.isInverted.toggle()
    return Changes(needsColours: true)
      + .say(ink.isInverted ? "palette turned around" : "palette the right way round")
  }

  /// Maps counts to the palette with the next scale.
  mutating func stepScale(_ output: KernelOutput) -> Changes {
    let all = CountScale.allCases
    let index = all.firstIndex(of: ink.scale) ?? 0
    ink.scale = all[(index + 1) % all.count]
    return recoloured("\(ink.scale.rawValue) scale: \(ink.scale.summary)", output)
  }

  /// Lets the colours wander, or stops them.
  mutating func toggleWandering(_ output: KernelOutput, _ now: ContinuousClock.Instant) -> Changes {
    wandered = wandered == nil ? now : nil
    return recoloured(wandered == nil ? "the colours stand still" : "the colours wander", output)
  }

  /// Draws in the next style that the screen can show.
  mutating func stepStyle(_ output: KernelOutput, _ features: ScreenFeatures) -> Changes {
    let styles = PictureStyle.available(features)
    guard styles.count > 1 else { return .say("this screen can only show ASCII") }
    let index = styles.firstIndex(of: style) ?? 0
    style = styles[(index + 1) % styles.count]
    wanted = style
    let text = "style \(style.title)"
    return .frames + .say(output == .glyph ? "\(text), but this kernel draws characters" : text)
  }

  private func recoloured(_ text: String, _ output: KernelOutput) -> Changes {
    let words =
      switch output {
      case .count, .smoothCount, .countAndHue: text
      case .colour: "\(text), but this kernel makes its own colours"
      case .glyph: "\(text), but this kernel draws characters"
      }
    return Changes(needsColours: true) + .say(words)
  }

  /// Moves the colours on, if they wander.
  mutating func update(_ now: ContinuousClock.Instant) -> Changes {
    guard let wandered, let nextUpdate, nextUpdate <= now else { return .none }
    self.wandered = now
    // After a pause the colours go on from where they were.
    let passed = min((now - wandered) / .seconds(1), 0.2)
    return shift(passed * Appearance.speed)
  }

  /// When the colours move next.
  var nextUpdate: ContinuousClock.Instant? { wandered.map { $0 + Appearance.interval } }
}
