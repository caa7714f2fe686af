/// Everything that the viewer can do: the name, help text and triggers of each action. The table drives
/// dispatch, the help screen, and the README's list of keys.
public struct ActionTable: Sendable {
  /// One action.
  public struct Row: Sendable {
    /// The action.
    public let action: Action
    /// Its name, in a word or two.
    public let name: String
    /// What it does, in a line.
    public let help: String
    /// What triggers it.
    public let triggers: [Trigger]
    /// The group that it belongs to.
    public let group: ActionGroup
  }

  /// All actions, group by group.
  public static let rows: [Row] =
    moving + computing + kernel + colours + keeping + viewer

  /// The action of a trigger.
  public static func action(_ trigger: Trigger) -> Action? { byTrigger[trigger] }

  private static let byTrigger: [Trigger: Action] = {
    var actions: [Trigger: Action] = [:]
    for row in rows {
      for trigger in row.triggers { actions[trigger] = row.action }
    }
    return actions
  }()

  private static func row(
    _ action: Action, _ name: String, _ help: String, _ keys: [Key], mouse: Trigger.Gesture? = nil,
    _ group: ActionGroup
  ) -> Row {
    let triggers = keys.map { Trigger.key($0) } + (mouse.map { [.mouse($0)] } ?? [])
    return Row(action: action, name: name, help: help, triggers: triggers, group: group)
  }

  private static let moving: [Row] = [
    row(.panLeft, "left", "look further left", [Key(.left), Key("h")], .moving),
    row(.panRight, "right", "look further right", [Key(.right), Key("l")], .moving),
    row(.panUp, "up", "look further up", [Key(.up), Key("k")], .moving),
    row(.panDown, "down", "look further down", [Key(.down), Key("j")], .moving),
    row(.panFarLeft, "far left", "five times as far left", [Key(.left, .shift), Key("H")], .moving),
    row(.panFarRight, "far right", "five times as far right", [Key(.right, .shift), Key("L")], .moving),
    row(.panFarUp, "far up", "five times as far up", [Key(.up, .shift), Key("K")], .moving),
    row(.panFarDown, "far down", "five times as far down", [Key(.down, .shift), Key("J")], .moving),
    row(.zoomIn, "zoom in", "zoom in about the center", [Key("+"), Key("="), Key(.pageUp)], .moving),
    row(.zoomOut, "zoom out", "zoom out about the center", [Key("-"), Key("_"), Key(.pageDown)], .moving),
    row(.zoomInAtPointer, "zoom in there", "zoom in at the pointer", [], mouse: .wheelUp, .moving),
    row(.zoomOutAtPointer, "zoom out there", "zoom out at the pointer", [], mouse: .wheelDown, .moving),
    row(.centerHere, "center", "center the point under the pointer", [], mouse: .click, .moving),
    row(.drag, "drag", "drag the picture along", [], mouse: .drag, .moving),
    row(.goTo, "go to", "go to coordinates", [Key("g")], .moving),
    row(.undo, "undo", "go back to the view before", [Key("u")], .moving),
    row(.redo, "redo", "take back an undo", [Key("U")], .moving),
    row(.home, "home", "go where the kernel's file asks to be looked at", [Key(.home), Key("0")], .moving),
    row(.autopilot, "autopilot", "fly to where there is detail, until any key", [Key("a")], .moving),
    row(
      .cursorLeft, "cursor left", "move the cursor left", [Key(.left, .control), Key(.left, .alt)], .moving),
    row(
      .cursorRight, "cursor right", "move the cursor right", [Key(.right, .control), Key(.right, .alt)],
      .moving),
    row(.cursorUp, "cursor up", "move the cursor up", [Key(.up, .control), Key(.up, .alt)], .moving),
    row(
      .cursorDown, "cursor down", "move the cursor down", [Key(.down, .control), Key(.down, .alt)], .moving),
    row(.cursorHere, "cursor here", "put the cursor under the pointer", [], mouse: .rightClick, .moving),
  ]

  private static let computing: [Row] = [
    row(.doubleIterations, "iterations ×2", "twice as many iterations", [Key("]")], .computing),
    row(.halveIterations, "iterations ÷2", "half as many iterations", [Key("[")], .computing),
    row(.moreIterations, "iterations +10 %", "a tenth more iterations", [Key("}")], .computing),
    row(.fewerIterations, "iterations -10 %", "a tenth fewer iterations", [Key("{")], .computing),
    row(
      .automaticIterations, "automatic", "let the view choose the iterations, or keep these", [Key("I")],
      .computing),
    row(.nextBackend, "backend", "run the kernel on the next backend", [Key("b")], .computing),
    row(.race, "race", "split the screen between two backends that race", [Key("B")], .computing),
  ]

  private static let kernel: [Row] = [
    row(.nextKernel, "next kernel", "go to the next kernel", [Key("n")], .kernel),
    row(.previousKernel, "previous kernel", "go to the kernel before", [Key("N")], .kernel),
    row(.pickKernel, "pick a kernel", "pick a kernel from a list", [Key("f")], .kernel),
    row(.julia, "Julia", "the Julia set of the point under the cursor, and back again", [Key(" ")], .kernel),
    row(.orbit, "orbit", "show the orbit of the point under the cursor", [Key("o")], .kernel),
    row(.params, "params", "change the kernel's params", [Key("p")], .kernel),
    row(.holdTime, "time", "let time stand still, or go on", [Key("t")], .kernel),
    row(.reload, "reload", "read the kernel's file again", [Key("r")], .kernel),
    row(.edit, "edit", "edit the kernel's file in $EDITOR", [Key("e")], .kernel),
  ]

  private static let colours: [Row] = [
    row(.nextPalette, "palette", "take the next palette", [Key("c")], .colours),
    row(.previousPalette, "previous palette", "take the palette before", [Key("C")], .colours),
    row(.shiftBack, "shift back", "shift the palette back", [Key("<")], .colours),
    row(.shiftForward, "shift on", "shift the palette on", [Key(">")], .colours),
    row(.resetShift, "no shift", "shift the palette back to where it begins", [Key("/")], .colours),
    row(.cycle, "cycle", "let the colours wander, or stop them", [Key("y")], .colours),
    row(.invert, "invert", "turn the palette around", [Key("i")], .colours),
    row(.nextScale, "scale", "lay counts along the palette in the next way", [Key("S")], .colours),
    row(
      .nextStyle, "style", "draw in the next style: pixels, half blocks, quadrants, sextants, ASCII, braille",
      [Key("s")], .colours),
    row(
      .antiAliasing, "anti-aliasing", "smooth edges: 2 × 2 points a pixel or more, or off",
      [Key("A")], .colours),
  ]

  private static let keeping: [Row] = [
    row(.bookmark, "bookmark", "keep this view as a bookmark, under a name", [Key("m")], .keeping),
    row(.bookmarks, "bookmarks", "go to a bookmark, remove one, or bring it back", [Key("M")], .keeping),
    row(.savePicture, "save", "save the view as a picture, a png file of any size", [Key("w")], .keeping),
  ]

  private static let viewer: [Row] = [
    row(.info, "information", "show all there is to know of the view", [Key(.tab)], .viewer),
    row(.help, "help", "show this help", [Key("?"), Key(.function(1))], .viewer),
    row(.closePanel, "close", "close what is open, and let go of the cursor", [Key(.escape)], .viewer),
    row(.redraw, "redraw", "write the whole screen anew", [Key("l", .control)], .viewer),
    row(.suspend, "suspend", "back to the shell, until fg", [Key("z", .control)], .viewer),
    row(
      .quit, "quit", "leave, and print the command line of the view", [Key("q"), Key("c", .control)], .viewer),
  ]
}

extension Key {
  /// A character with its modifiers.
  init(_ character: Character, _ modifiers: Modifiers) { self.init(.character(character), modifiers) }
}
