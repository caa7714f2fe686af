/// What only the one who has the terminal can do for a viewer.
public enum ViewerRequest: Hashable, Sendable {
  /// End.
  case quit
  /// Stop as Ctrl-Z does, until the shell goes on with it.
  case suspend
  /// Let the user edit a file, and then call `resume`.
  case edit(path: String)
  /// Write the whole screen anew, whatever is on it.
  case redraw
}
