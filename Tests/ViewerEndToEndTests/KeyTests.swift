import Glibc
import Testing
import Viewer

@Suite("Keys do what the help says", .serialized)
struct KeyTests {
  /// What a pattern captures in the status line about the view.
  private func part(_ screen: Screen, _ pattern: Regex<(Substring, Substring)>) throws -> String {
    String(try #require(screen.view.firstMatch(of: pattern)?.1, "\(screen.view)"))
  }

  private func center(_ screen: Screen) throws -> (x: Double, y: Double) {
    let x = try part(screen, /center (\S+), \S+/)
    let y = try part(screen, /center \S+, (\S+)/)
    return (try #require(Double(x)), try #require(Double(y)))
  }

  /// Presses keys that change the view, and waits for its picture.
  private func press(_ keys: String..., on terminal: TerminalUnderTest, until: (Screen) throws -> Bool) throws
    -> Screen
  {
    for key in keys { try terminal.press(key) }
    return try terminal.wait(for: "\(keys)") { try $0.isDone() && until($0) }
  }

  @Test(
    "moving, and five times as far",
    arguments: [
      ("Left", "S-Left", -1, 0), ("h", "H", -1, 0), ("Right", "S-Right", 1, 0), ("l", "L", 1, 0),
      ("Up", "S-Up", 0, -1), ("k", "K", 0, -1), ("Down", "S-Down", 0, 1), ("j", "J", 0, 1),
    ] as [(String, String, Double, Double)])
  func moving(_ key: String, _ farKey: String, _ dx: Double, _ dy: Double) throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    let near = try press(key, on: terminal) { $0.view != before.view }
    _ = try press("0", on: terminal) { $0.view == before.view }
    let far = try press(farKey, on: terminal) { $0.view != before.view }
    #expect(near.picture != before.picture && far.picture != before.picture)
    let (start, step, leap) = (try center(before), try center(near), try center(far))
    func along(_ point: (x: Double, y: Double)) -> Double {
      (point.x - start.x) * dx + (point.y - start.y) * dy
    }
    func across(_ point: (x: Double, y: Double)) -> Double {
      (point.x - start.x) * dy + (point.y - start.y) * dx
    }
    #expect(along(step) > 0.05 && across(step) == 0 && across(leap) == 0)
    // The status line shows three digits.
    #expect(abs(along(leap) - 5 * along(step)) < 0.006)
  }

  @Test("zooming in and out, and home", arguments: [("+", "-"), ("=", "_"), ("PageUp", "PageDown")])
  func zooming(_ inKey: String, _ outKey: String) throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    func magnification(_ screen: Screen) throws -> Double {
      try #require(Double(part(screen, /magnification ([0-9.]+)/)))
    }
    let inside = try press(inKey, inKey, on: terminal) { try magnification($0) > 1.5 }
    #expect(inside.picture != before.picture)
    #expect(try center(inside) == (-0.75, 0))
    _ = try press(outKey, outKey, outKey, outKey, on: terminal) { try magnification($0) < 1 }
    let home = try press("Home", on: terminal) { $0.view == before.view }
    #expect(home.picture == before.picture)
  }

  @Test("undo and redo")
  func history() throws {
    let terminal = try TerminalUnderTest()
    let first = try terminal.waitForPicture()
    let second = try press("L", on: terminal) { $0.view != first.view }
    #expect(try press("u", on: terminal) { $0.view == first.view }.picture == first.picture)
    #expect(try press("U", on: terminal) { $0.view == second.view }.picture == second.picture)
  }

  @Test("iterations")
  func iterations() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    for (key, count) in [
      ("]", "512"), ("]", "1,024"), ("[", "512"), ("[", "256"), ("}", "281"), ("{", "253"),
    ] {
      _ = try press(key, on: terminal) { $0.view.contains(" \(count) iterations") }
    }
    _ = try press("I", on: terminal) { $0.view.contains(" 256 iterations (auto)") }
    _ = try press("I", on: terminal) { $0.view.contains(" 256 iterations") && !$0.view.contains("auto") }
  }

  @Test("another backend has other times and the same picture")
  func backends() throws {
    let terminal = try TerminalUnderTest()
    let lanes = try terminal.waitForPicture("lanes")
    let colours = try terminal.colouredScreen().picture
    for name in ["compiled", "evaluated", "lanes"] {
      try terminal.press("b")
      let screen = try terminal.waitForPicture(name)
      #expect(screen.picture == lanes.picture)
      #expect(try terminal.colouredScreen().picture == colours)
    }
    #expect(try terminal.screen().cost.contains(/lanes .* evaluated .*×/))
  }

  @Test("a race shows two backends and their times, and ends")
  func race() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.press("B")
    let race = try terminal.wait(for: "a winner") { $0.cost.contains(" wins ") }
    #expect(
      race.cost.contains("race")
        && race.cost.matches(of: /(lanes|compiled|evaluated) [0-9.]+ (µs|ms|s)/).count == 2)
    #expect(race.rows[0].matches(of: /(lanes|compiled|evaluated) [0-9.]+ (µs|ms|s)/).count == 2)
    try terminal.press("B")
    try terminal.wait(for: "the picture as before") { $0.isDone("lanes") && $0.picture == before.picture }
  }

  @Test("kernels: the next, the one before, and one picked by a part of its name")
  func kernels() throws {
    let terminal = try TerminalUnderTest()
    let first = try terminal.waitForPicture()
    let next = try press("n", on: terminal) { !$0.view.contains(" mandelbrot ·") }
    #expect(next.picture != first.picture)
    #expect(try press("N", on: terminal) { $0.view.contains(" mandelbrot ·") }.picture == first.picture)
    try terminal.press("f")
    try terminal.wait(for: "newton")
    try terminal.type("newt")
    try terminal.wait(for: "only newton") { $0.contains("newton") && !$0.contains("julia") }
    try terminal.press("Enter")
    try terminal.wait(for: "newton's picture") { $0.isDone() && $0.view.contains("newton") }
    // Leaving the list changes nothing.
    try terminal.press("f")
    try terminal.wait(for: "julia")
    try terminal.press("Escape")
    try terminal.wait(for: "newton still") { $0.isDone() && $0.view.contains("newton") && !$0.contains("┌") }
  }

  @Test("the Julia set of the point under the cursor, and back")
  func julia() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.press("Space")
    try terminal.wait(for: "a Julia set") { $0.isDone() && $0.view.contains("julia") }
    #expect(try press("Space", on: terminal) { $0.view == before.view }.view == before.view)
  }

  @Test("the orbit of the point under the cursor")
  func orbit() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.press("C-Left", "C-Up")
    try terminal.wait(for: "a cursor") { $0.picture.contains { $0.contains("+") } }
    try terminal.press("o")
    try terminal.wait(for: "an orbit") { $0.picture.joined().contains(/[1-9]/) }
    try terminal.press("o")
    try terminal.press("Escape")
    try terminal.wait(for: "the picture alone") { $0.picture == before.picture }
  }

  @Test("the cursor moves both ways", arguments: [("C-Left", "C-Right"), ("M-Up", "M-Down")])
  func cursor(_ there: String, _ back: String) throws {
    let terminal = try TerminalUnderTest()
    _ = try terminal.waitForPicture()
    try terminal.press(there)
    let moved = try terminal.wait(for: "a cursor") { $0.picture.contains { $0.contains("+") } }
    try terminal.press(back, back)
    try terminal.wait(for: "a cursor elsewhere") {
      $0.picture.contains { $0.contains("+") } && $0.picture != moved.picture
    }
    try terminal.press("Escape")
    try terminal.wait(for: "no cursor") { !$0.picture.contains { $0.contains("+") } }
  }

  @Test("time stands still and goes on")
  func time() throws {
    let terminal = try TerminalUnderTest("plasma")
    let before = try terminal.wait(for: "a picture") { $0.view.contains("plasma") }
    try terminal.wait(for: "another one") { $0.picture != before.picture }
    try terminal.press("t")
    let held = try terminal.wait(for: "time stands still")
    try terminal.press("t")
    try terminal.wait(for: "time goes on")
    try terminal.wait(for: "another one") { $0.picture != held.picture }
  }

  @Test("params are changed in their panel")
  func params() throws {
    let terminal = try TerminalUnderTest("julia")
    let before = try terminal.waitForPicture()
    try terminal.press("p")
    try terminal.wait(for: "seed")
    try terminal.press("Right")
    try terminal.press("p")
    try terminal.wait(for: "another picture") {
      $0.isDone() && !$0.contains("┌") && $0.picture != before.picture
    }
    try terminal.press("q")
    try terminal.wait(for: "set.seed=")
  }

  @Test("palettes: the next, the one before, shifted, turned around, wandering")
  func palettes() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    func colours() throws -> [String] { try terminal.colouredScreen().picture }
    func waitForChange(from before: [String], _ key: String) throws {
      try terminal.press(key)
      try terminal.wait(for: "other colours after \(key)") { _ in
        try colours().dropLast() != before.dropLast()
      }
    }
    let before = try colours()
    for (there, back) in [("c", "C"), (">", "<"), ("i", "i")] {
      try waitForChange(from: before, there)
      try terminal.press(back)
      try terminal.wait(for: "the first colours after \(back)") { _ in try colours() == before }
    }
    try waitForChange(from: before, "S")
    for _ in 1...3 { try terminal.press("S") }
    try terminal.wait(for: "the first scale") { _ in try colours() == before }
    try waitForChange(from: before, "y")
    let some = try colours()
    try terminal.wait(for: "colours that wander") { _ in try colours() != some }
    try terminal.press("y")
  }

  @Test("styles: half blocks, quadrants, sextants, ASCII, braille")
  func styles() throws {
    let terminal = try TerminalUnderTest()
    #expect(try terminal.waitForPicture().contains("▀"))
    try terminal.press("s")
    try terminal.wait(for: "quadrants") { $0.contains("▚") || $0.contains("▛") || $0.contains("▘") }
    try terminal.press("s")
    try terminal.wait(for: "sextants") {
      $0.picture.joined().contains { ("\u{1FB00}"..."\u{1FB3B}").contains($0) }
    }
    try terminal.press("s")
    try terminal.wait(for: "ASCII") { $0.isDone() && !$0.contains("▀") && $0.picture.joined().contains("#") }
    try terminal.press("s")
    try terminal.wait(for: "braille") {
      $0.picture.joined().contains { ("\u{2801}"..."\u{28FF}").contains($0) }
    }
    try terminal.press("s")
    try terminal.wait(for: "half blocks") { $0.contains("▀") }
  }

  @Test("coordinates can be typed")
  func goTo() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    try terminal.press("g")
    try terminal.wait(for: "go to")
    #expect(try terminal.modes() == "111")
    try terminal.type("-0.5,0.5,0.25\n")
    let screen = try terminal.wait(for: "that point") { $0.isDone() && $0.view.contains("10×") }
    #expect(try center(screen) == (-0.5, 0.5))
    #expect(try terminal.modes() == "101")
  }

  @Test("the autopilot flies by itself until a key stops it")
  func autopilot() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.press("a")
    try terminal.wait(for: "a flight") {
      $0.view.contains("autopilot") && !$0.view.contains("magnification 1×")
    }
    try terminal.press("a")
    let after = try terminal.wait(for: "its end") { $0.isDone() && !$0.view.contains("autopilot") }
    #expect(after.picture != before.picture)
    _ = try press("u", on: terminal) { $0.view == before.view && $0.picture == before.picture }
  }

  @Test("a view that is pasted is opened, and other text does nothing")
  func paste() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.paste("q\n")
    try terminal.wait(for: "`q` is no place")
    try terminal.paste("newton center=0.5,0.5 span=1\n")
    try terminal.wait(for: "the view") { $0.isDone() && $0.view.contains("newton") }
    _ = try press("u", on: terminal) { $0.view == before.view && $0.picture == before.picture }
    try terminal.press("q")
    #expect(try terminal.status() == 0)
    // The shell, which asked for no marks, gets none.
    try terminal.paste("plain")
    #expect(try !terminal.wait(for: "plain").contains("200~"))
  }

  @Test("bookmarks are kept, opened and removed")
  func bookmarks() throws {
    let terminal = try TerminalUnderTest("newton")
    let before = try terminal.waitForPicture()
    let there = try press("L", on: terminal) { $0.view != before.view }
    try terminal.press("m", "Enter")
    try terminal.wait(for: "the file of bookmarks") { _ in
      terminal.file(".local/share/rast-fractal/bookmarks.json")?.contains("newton") == true
    }
    _ = try press("n", on: terminal) { !$0.view.contains("newton") }
    try terminal.press("M")
    try terminal.wait(for: "bookmarks") { $0.contains("┌") && $0.contains("newton") }
    try terminal.press("Enter")
    try terminal.wait(for: "the bookmark") {
      $0.isDone() && $0.view == there.view && $0.picture == there.picture
    }
  }

  @Test("the picture is saved")
  func save() throws {
    let terminal = try TerminalUnderTest()
    try terminal.waitForPicture()
    try terminal.press("w", "Enter")
    let screen = try terminal.wait(for: ".png")
    let name = try #require(screen.description.firstMatch(of: /[\w.\/-]+\.png/)).0
    try terminal.wait(for: "the file, with its view") { _ in
      (terminal.file(String(name)) ?? "").contains("mandelbrot center=-0.75,0.0 span=2.5")
    }
  }

  @Test("information and help, which names every action")
  func texts() throws {
    let terminal = try TerminalUnderTest(setting: .init(width: 100, height: 90))
    let before = try terminal.waitForPicture()
    try terminal.press("Tab")
    try terminal.wait(for: "information")
    try terminal.press("Tab")
    try terminal.wait(for: "no information") { $0.picture == before.picture }
    for key in ["?", "F1"] {
      try terminal.press(key)
      try terminal.wait(for: "a help for every action") { screen in
        ActionTable.rows.allSatisfy { screen.contains($0.help) }
      }
      try terminal.press("Escape")
      try terminal.wait(for: "no help") { $0.picture == before.picture }
    }
  }

  @Test("the mouse: wheel, click, drag")
  func mouse() throws {
    let terminal = try TerminalUnderTest()
    let before = try terminal.waitForPicture()
    try terminal.type("\u{1B}[<64;20;10M")
    let zoomed = try terminal.wait(for: "zoomed in") { $0.isDone() && !$0.view.contains("magnification 1×") }
    #expect(try center(zoomed).x < -0.75)
    try terminal.type("\u{1B}[<65;20;10M")
    try terminal.wait(for: "zoomed out") { $0.isDone() && $0.view == before.view }
    try terminal.type("\u{1B}[<0;80;10M\u{1B}[<0;80;10m")
    let clicked = try terminal.wait(for: "a click") { $0.isDone() && $0.view != before.view }
    #expect(try center(clicked).x > -0.75 && center(clicked).y < 0)
    try terminal.press("0")
    try terminal.wait(for: "home") { $0.isDone() && $0.view == before.view }
    try terminal.type("\u{1B}[<0;50;10M\u{1B}[<32;55;10M\u{1B}[<32;60;12M\u{1B}[<0;60;12m")
    let dragged = try terminal.wait(for: "a drag") { $0.isDone() && $0.view != before.view }
    #expect(try center(dragged).x < -0.75 && center(dragged).y < 0)
  }
}
