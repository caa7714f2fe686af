/// What a user can have the viewer do.
public enum Action: String, CaseIterable, Sendable {
  /// Look further to a side.
  case panLeft, panRight, panUp, panDown
  /// Look five times as far to a side.
  case panFarLeft, panFarRight, panFarUp, panFarDown
  /// Change how large things are, about the center or about the pointer.
  case zoomIn, zoomOut, zoomInAtPointer, zoomOutAtPointer
  /// Go to another part of the plane.
  case centerHere, drag, goTo, undo, redo, home, autopilot
  /// Move the cursor.
  case cursorLeft, cursorRight, cursorUp, cursorDown, cursorHere
  /// Change the iteration limit.
  case doubleIterations, halveIterations, moreIterations, fewerIterations, automaticIterations
  /// Change how the kernel is run.
  case nextBackend, race
  /// Go to another kernel.
  case nextKernel, previousKernel, pickKernel, julia
  /// Look into the kernel, or change it.
  case orbit, params, holdTime, reload, edit
  /// Change how it looks.
  case nextPalette, previousPalette, shiftBack, shiftForward, cycle, invert, nextScale, nextStyle,
    antiAliasing
  /// Keep what is seen.
  case bookmark, bookmarks, savePicture
  /// The viewer itself.
  case info, help, closePanel, redraw, suspend, quit
}

/// What sets an action off.
public enum Trigger: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// Something that the mouse does.
  case mouse(Gesture)

  /// What the mouse does.
  public enum Gesture: String, Hashable, Sendable {
    /// The left button went down and came up in the same place.
    case click
    /// It moved while the left button was down.
    case drag
    /// The wheel turned by a notch.
    case wheelUp, wheelDown
    /// The right button went down and came up in the same place.
    case rightClick
  }
}

/// Which actions belong together.
public enum ActionGroup: String, CaseIterable, Sendable {
  /// What is seen of the plane.
  case moving = "Moving"
  /// How it is computed.
  case computing = "Computing"
  /// The kernel and what can be changed of it.
  case kernel = "Kernel"
  /// How it looks.
  case colours = "Colours"
  /// What outlasts the view.
  case keeping = "Keeping"
  /// The viewer itself.
  case viewer = "Viewer"
}
