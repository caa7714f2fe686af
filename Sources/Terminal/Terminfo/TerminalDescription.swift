import CNcurses
import Glibc
import Viewer

/// What the terminal is and can do, found out without changing anything about it.
public struct TerminalDescription: Sendable {
  /// What it can show.
  public let features: ScreenFeatures
  /// Its size when it was looked at.
  public let size: TerminalSize

  /// Its name in the terminal database.
  let name: String
  /// Colour numbers below this one always mean colours of a palette.
  let reservedColours: Int
  /// The entry of the terminal database to use in place of its own, if there is one.
  let entry: TerminfoEntry?
  /// What the painter needs; nil if curses is to draw.
  let painting: PaintedTerminal?
  /// How to ask whether it shows pixels; nil if that is not worth asking.
  let pixelQuestion: PixelQuestion?
  /// What its keys send, as the database has it.
  let keys: [[UInt8]: Key]
  /// Brings it back to the state that a shell expects, whatever has been sent to it.
  let restoring: [UInt8]

  /// The terminal on standard input and output, as the environment describes it.
  ///
  /// Makes the locale of the environment that of the process, as far as characters are concerned.
  ///
  /// - Throws: that there is no terminal, or none that can be drawn on.
  @MainActor
  public static func current() throws(TerminalError) -> TerminalDescription {
    try TerminalDescription { getenv($0).map { String(cString: $0) } }
  }

  @MainActor
  private init(environment: (String) -> String?) throws(TerminalError) {
    if isatty(STDIN_FILENO) != 1 { throw .noTerminal(stream: "standard input") }
    if isatty(STDOUT_FILENO) != 1 { throw .noTerminal(stream: "standard output") }
    guard let name = environment("TERM"), !name.isEmpty else { throw .unnamed }
    self.name = name
    var result: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &result) == OK else {
      // 1 means a printer; 0 an entry that is too generic to draw with, or none at all.
      throw result == 1 ? .incapable(name: name) : .unknown(name: name)
    }
    defer { rast_forget_terminal() }
    guard Capabilities.string("cup") != nil else { throw .incapable(name: name) }

    let support = ColourSupport(
      count: Capabilities.number("colors") ?? 0,
      canRedefine: Capabilities.flag("ccc") && Capabilities.string("initc") != nil,
      isDirect: Self.isDirect, claimsDirect: ColourSupport.claimsDirect(environment),
      isRefused: ColourSupport.isRefused(environment))
    setlocale(LC_CTYPE, "")
    let isUnicode = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
    features = ScreenFeatures(colours: support.depth, unicode: isUnicode)
    size =
      TerminalSize.current
      ?? TerminalSize(
        clamping: Capabilities.number("cols") ?? 80, Capabilities.number("lines") ?? 24)
    let isMadeDirect = support.depth == .direct && !support.isDirect
    entry = isMadeDirect ? TerminfoEntry(directColoursOf: name) : nil
    reservedColours = isMadeDirect ? 0 : Capabilities.number("CO") ?? 8
    painting = PaintedTerminal(
      support.depth, foreground: isMadeDirect ? TerminfoEntry.directForeground : Capabilities.string("setaf"),
      background: isMadeDirect ? TerminfoEntry.directBackground : Capabilities.string("setab"))
    pixelQuestion = painting == nil || size.cell == nil ? nil : PixelQuestion(environment)
    keys = KeySequences.current
    restoring = Self.restoring(redefined: support.depth == .redefined)
  }

  /// Whether the number of a colour is its red, green and blue, eight bits each.
  @MainActor
  private static var isDirect: Bool {
    guard Capabilities.number("colors") == 1 << 24 else { return false }
    return Capabilities.flag("RGB") || Capabilities.number("RGB") == 8
      || Capabilities.string("RGB") == Array("8/8/8".utf8)
  }

  @MainActor
  private static func restoring(redefined: Bool) -> [UInt8] {
    let names = ["sgr0", "op"] + (redefined ? ["oc"] : []) + ["rmkx", "cnorm", "rmcup"]
    let strings = names.compactMap { Capabilities.string($0) }.map(ControlString.withoutPauses)
    return ControlString.endUpdate + ControlString.mouseOff + ControlString.pasteOff + strings.joined()
  }
}

/// The size of a terminal in columns and rows.
public struct TerminalSize: Hashable, Sendable {
  /// How many columns there are.
  public var width: Int
  /// How many rows there are.
  public var height: Int
  /// The size of a cell, if the terminal tells.
  public var cell: CellSize?

  /// The size that a terminal, or the environment, claims. Beyond 4,000 columns and 1,000 rows, which no screen has, it is
  /// a mistake that memory would not suffice for, and the rest stays empty.
  init(clamping width: Int, _ height: Int) {
    (self.width, self.height) = (min(max(1, width), 4000), min(max(1, height), 1000))
  }

  /// The size that a system's record gives, which has 0 for what the terminal does not tell.
  init(_ size: winsize) {
    self.init(clamping: Int(size.ws_col), Int(size.ws_row))
    cell = CellSize(
      width: Int(size.ws_xpixel) / max(1, Int(size.ws_col)),
      height: Int(size.ws_ypixel) / max(1, Int(size.ws_row)))
  }

  /// The size of the terminal on standard output, if that is known.
  static var current: TerminalSize? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return TerminalSize(size)
  }
}
