import Testing

@Suite("Terminals that may show pixels")
struct PixelTests {
  private let sixels = "\u{1B}[?2;0;1000;1000S\u{1B}[?1;0;256S\u{1B}[?62;4c"
  private let kitty = "\u{1B}_Gi=7301;OK\u{1B}\\\u{1B}_Gi=7302;EBAD:no\u{1B}\\\u{1B}[?62;c"

  /// Whether the picture is there, in half blocks.
  private func hasBlocks(_ text: String) -> Bool { text.contains("▀") }

  /// The line that the viewer leaves when only q was pressed.
  private static func commandLine() throws -> Substring {
    let terminal = try PlayedTerminal(environment: ["TMUX": "/tmp/x,1,0"])
    try terminal.wait(for: "half blocks") { $0.contains("▀") }
    return try left(terminal)
  }

  /// Presses q, and gives the line that the viewer leaves.
  private static func left(_ terminal: PlayedTerminal) throws -> Substring {
    terminal.send("q")
    #expect(try terminal.status() == 0)
    let start = try #require(terminal.text.ranges(of: "rast-fractal --view").last?.lowerBound)
    return terminal.text[start...]
  }

  /// Expects that none of the answers was taken for a key, and that keys still work: q, and nothing else.
  private func expectKeysWork(_ terminal: PlayedTerminal) throws {
    #expect(try Self.left(terminal) == Self.commandLine())
  }

  @Test("sixels are drawn where the device attributes say so")
  func sixel() throws {
    let terminal = try PlayedTerminal()
    try terminal.waitForQuestions()
    terminal.send(sixels)
    try terminal.wait(for: "sixels") { $0.contains("\u{1B}P0;1;0q\"1;1;480;288") }
    #expect(!hasBlocks(terminal.text))
    try expectKeysWork(terminal)
  }

  @Test("images are stored where kitty's protocol is known, and removed in the end")
  func image() throws {
    let terminal = try PlayedTerminal()
    try terminal.waitForQuestions()
    terminal.send(kitty)
    try terminal.wait(for: "an image") { $0.contains("s=480,v=288") && $0.contains("a=p,") }
    #expect(!hasBlocks(terminal.text))
    try expectKeysWork(terminal)
    let all = terminal.text
    let removal = try #require(all.ranges(of: "\u{1B}_Ga=d,d=A,q=2").last)
    #expect(all[removal.upperBound...].contains("\u{1B}[?1049l"))
    #expect(!all[removal.upperBound...].contains("a=p,"))
  }

  @Test(
    "a terminal that says nothing, or that it shows no pixels, gets half blocks",
    arguments: ["", "\u{1B}[?6c"])
  func none(_ answer: String) throws {
    let terminal = try PlayedTerminal()
    try terminal.waitForQuestions()
    terminal.send(answer)
    try terminal.wait(for: "half blocks") { hasBlocks($0) }
    try expectKeysWork(terminal)
    #expect(!terminal.text.contains("\u{1B}P0;1;0q"))
  }

  @Test("late answers count, and are no keys", arguments: [0, 1])
  func late(_ kind: Int) throws {
    let terminal = try PlayedTerminal()
    try terminal.wait(for: "half blocks") { hasBlocks($0) }
    terminal.send(kind == 0 ? sixels : kitty)
    try terminal.wait(for: "pixels") { $0.contains(kind == 0 ? "\u{1B}P0;1;0q" : "a=p,") }
    try expectKeysWork(terminal)
  }

  @Test(
    "half an answer is no key, nor is the rest of it when it comes late",
    arguments: [3, 4, 9, 12, 21, 23, 40])
  func half(_ place: Int) throws {
    for answers in [sixels, kitty] {
      let terminal = try PlayedTerminal()
      try terminal.wait(for: "half blocks") { hasBlocks($0) }
      let bytes = Array(answers.utf8)
      terminal.send(String(decoding: bytes.prefix(place), as: UTF8.self))
      terminal.read(for: .milliseconds(600))
      terminal.send(String(decoding: bytes.dropFirst(place), as: UTF8.self))
      try terminal.wait(for: "pixels") { $0.contains("\u{1B}P0;1;0q") || $0.contains("a=p,") }
      try expectKeysWork(terminal)
    }
  }

  @Test("half an answer whose rest never comes keeps no key from working")
  func unfinished() throws {
    let terminal = try PlayedTerminal()
    try terminal.waitForQuestions()
    terminal.send("\u{1B}_Gi=7301;O")
    try terminal.wait(for: "half blocks") { hasBlocks($0) }
    terminal.read(for: .milliseconds(600))
    try expectKeysWork(terminal)
  }

  @Test("over ssh nothing lies in files or memory; in tmux nothing is asked")
  func surroundings() throws {
    let far = try PlayedTerminal(environment: ["SSH_CONNECTION": "a 1 b 2"])
    try far.waitForQuestions()
    #expect(far.text.contains("t=d") && !far.text.contains("t=s") && !far.text.contains("t=t"))
    far.send("\u{1B}[?6cq")
    #expect(try far.status() == 0)
    let inside = try PlayedTerminal(environment: ["TMUX": "/tmp/x,1,0"])
    try inside.wait(for: "half blocks") { hasBlocks($0) }
    #expect(!inside.text.contains("\u{1B}[c") && !inside.text.contains("a=q"))
    inside.send("q")
    #expect(try inside.status() == 0)
  }

  @Test("a style can be chosen, and s goes through all of them")
  func styles() throws {
    let terminal = try PlayedTerminal("--style", "sextants")
    try terminal.waitForQuestions()
    terminal.send(sixels)
    try terminal.wait(for: "sextants") { text in
      text.unicodeScalars.contains { (0x1FB00...0x1FB3B).contains($0.value) }
    }
    #expect(!terminal.text.contains("\u{1B}P0;1;0q"))
    for style in ["ascii", "braille", "pixels", "half blocks", "quadrants", "sextants"] {
      let start = terminal.written.count
      terminal.send("s")
      try terminal.wait(for: style, from: start) { $0.contains("style \(style)") }
    }
    #expect(terminal.text.contains("\u{1B}P0;1;0q"))
    terminal.send("q")
    #expect(try terminal.status() == 0)
  }

  @Test("a suspended picture is removed, and drawn again")
  func suspended() throws {
    let terminal = try PlayedTerminal()
    try terminal.waitForQuestions()
    terminal.send(kitty)
    try terminal.wait(for: "an image") { $0.contains("a=p,") }
    terminal.read(for: .milliseconds(200))
    var start = terminal.written.count
    // Ctrl-L writes everything anew.
    terminal.send("\u{C}")
    try terminal.wait(for: "it again", from: start) { $0.contains("a=t,") && $0.contains("a=p,") }
    start = terminal.written.count
    terminal.send("\u{1A}")
    // There is no shell that could let it go on, so that the system does not stop it.
    try terminal.wait(for: "the picture again", from: start) { text in
      guard let end = text.firstRange(of: "\u{1B}[?1049l") else { return false }
      return text[..<end.lowerBound].contains("a=d,d=A") && text[end.upperBound...].contains("a=p,")
    }
    terminal.send("q")
    #expect(try terminal.status() == 0)
  }
}
