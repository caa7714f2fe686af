/// What a user can tell the viewer to do.
public enum Action: String, CaseIterable, Sendable {
  /// Look further to a side.
  case panLeft, panRight, panUp, panDown
  /// Look five times as far to a side.
  case panFarLeft, panFarRight, panFarUp, panFarDown
  /// Zoom about the center or about the pointer.
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
  case nextPalette, previousPalette, shiftBack, shiftForward, resetShift, cycle, invert, nextScale, nextStyle,
    antiAliasing
  /// Save what is on the screen.
  case bookmark, bookmarks, savePicture
  /// The viewer itself.
  case info, help, closePanel, redraw, suspend, quit
}

/// What triggers an action.
public enum Trigger: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// Something that the mouse does.
  case mouse(Gesture)

  /// What the mouse does.
  public enum Gesture: String, Hashable, Sendable {
    /// The left button went down and came up in the same place.
    case click
    /// The pointer moved while the left button was down.
    case drag
    /// The wheel turned by a notch.
    case wheelUp, wheelDown
    /// The right button went down and came up in the same place.
    case rightClick
  }
}

/// The groups that actions belong to.
public enum ActionGroup: String, CaseIterable, Sendable {
  /// Which part of the plane is shown.
  case moving = "Moving"
  /// How it is computed.
  case computing = "Computing"
  /// The kernel and what can be changed about it.
  case kernel = "Kernel"
  /// How it looks.
  case colours = "Colours"
  /// What outlasts the view.
  case keeping = "Keeping"
  /// The viewer itself.
  case viewer = "Viewer"
}
