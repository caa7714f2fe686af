/// What only the owner of the terminal can do for a viewer.
public enum ViewerRequest: Hashable, Sendable {
  /// Quit.
  case quit
  /// Stop as Ctrl-Z does, until the shell resumes the process.
  case suspend
  /// Let the user edit a file, and then call `resume`.
  case edit(path: String)
  /// Redraw the whole screen, whatever is on it.
  case redraw
}
