import Fractal
import Rast

extension ViewerSession {
  /// How far a key shifts the palette, in turns.
  static let shiftStep = 1.0 / 32

  func stepPalette(_ step: Int) {
    let names = Palette.all.map(\.name)
    let index = names.firstIndex(of: ink.palette) ?? 0
    ink.palette = names[((index + step) % names.count + names.count) % names.count]
    sayColours("palette \(ink.palette)")
  }

  func shiftPalette(_ turns: Double) {
    let shift = ink.shift + turns
    ink.shift = shift - shift.rounded(.down)
    recolour()
  }

  func invertPalette() {
    ink.isInverted.toggle()
    say(ink.isInverted ? "palette turned around" : "palette the right way round")
    recolour()
  }

  func stepScale() {
    let all = CountScale.allCases
    let index = all.firstIndex(of: ink.scale) ?? 0
    ink.scale = all[(index + 1) % all.count]
    sayColours("\(ink.scale.rawValue) scale: \(ink.scale.summary)")
  }

  func toggleCycle() {
    cycling = cycling == nil ? surroundings.now() : nil
    sayColours(cycling == nil ? "the colours stand still" : "the colours wander")
  }

  func stepStyle() {
    let styles = PictureStyle.available(features)
    guard styles.count > 1 else { return say("this screen can only show ASCII") }
    let index = styles.firstIndex(of: style) ?? 0
    style = styles[(index + 1) % styles.count]
    needsFrames = true
    say(
      kernel.output == .glyph
        ? "style \(style.rawValue), but this kernel draws characters" : "style \(style.rawValue)")
  }

  private func sayColours(_ text: String) {
    switch kernel.output {
    case .count, .smoothCount, .countAndHue: say(text)
    case .colour: say("\(text), but this kernel makes its own colours")
    case .glyph: say("\(text), but this kernel draws characters")
    }
    recolour()
  }

  func recolour() {
    stopSmoothing()
    for pane in panes { pane.recolour(ink) }
    isDirty = true
  }
}
