/// What a user can have the viewer do.
public enum Action: String, CaseIterable, Sendable {
  case panLeft, panRight, panUp, panDown
  case panFarLeft, panFarRight, panFarUp, panFarDown
  case zoomIn, zoomOut, zoomInAtPointer, zoomOutAtPointer
  case centerHere, drag, goTo, undo, redo, home
  case cursorLeft, cursorRight, cursorUp, cursorDown, cursorHere
  case doubleIterations, halveIterations, moreIterations, fewerIterations
  case nextBackend, race
  case nextKernel, previousKernel, pickKernel, julia, orbit, params, holdTime, reload, edit
  case nextPalette, previousPalette, shiftBack, shiftForward, cycle, invert, nextStyle
  case bookmark, bookmarks, savePicture
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
    case click, drag, wheelUp, wheelDown, rightClick
  }
}

/// Which actions belong together.
public enum ActionGroup: String, CaseIterable, Sendable {
  case moving = "Moving"
  case computing = "Computing"
  case kernel = "Kernel"
  case colours = "Colours"
  case keeping = "Keeping"
  case viewer = "Viewer"
}
