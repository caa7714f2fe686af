import Glibc

/// The modes of the terminal's driver: the one that was found, which a shell wants back, and the viewer's own, in which
/// keys come one by one and nothing is echoed or translated.
struct TerminalMode {
  private let found: termios
  private var own: termios

  /// Looks at the mode that the terminal is in; nil if it has none.
  init?() {
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return nil }
    found = mode
    mode.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON)
    mode.c_oflag &= ~tcflag_t(OPOST)
    // The driver is still to make signals of keys.
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | IEXTEN)
    mode.c_lflag |= tcflag_t(ISIG)
    mode.c_cc.6 = 1  // VMIN
    mode.c_cc.5 = 0  // VTIME
    own = mode
  }

  /// Has the terminal work as the viewer needs it.
  func takeOver() { Self.set(own) }

  /// Has it work as before.
  func giveBack() { Self.set(found) }

  private static func set(_ mode: termios) {
    var mode = mode
    while tcsetattr(STDIN_FILENO, TCSADRAIN, &mode) == -1, errno == EINTR {}
  }
}
