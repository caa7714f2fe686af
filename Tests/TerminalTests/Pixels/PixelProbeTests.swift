import Glibc
import Testing
import Viewer

@testable import Terminal

@Suite("Whether a terminal shows pixels")
struct PixelProbeTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// What is found out from answers.
  private func support(_ answers: TerminalAnswer..., isRemote: Bool = false) -> PixelSupport? {
    var probe = PixelProbe(PixelQuestion(isRemote: isRemote))
    for answer in answers { probe.take(answer) }
    return probe.support
  }

  @Test("the device attributes are asked for last, and files and memory only on this machine")
  func questions() {
    var near = PixelProbe(PixelQuestion(isRemote: false))
    let all = text(near.begin())
    #expect(all.hasSuffix("\u{1B}[c") && all.contains("\u{1B}[?2;1;0S"))
    #expect(all.contains("a=q") && all.contains("t=d") && all.contains("t=t") && all.contains("t=s"))
    near.end()
    var far = PixelProbe(PixelQuestion(isRemote: true))
    let few = text(far.begin())
    #expect(few.contains("t=d") && !few.contains("t=t") && !few.contains("t=s") && few.hasSuffix("\u{1B}[c"))
  }

  @Test("what the terminal was asked to fetch does not stay")
  func parcels() throws {
    var probe = PixelProbe(PixelQuestion(isRemote: false))
    _ = probe.begin()
    let name = "/rast-fractal-\(getpid())-7303"
    #expect(shm_open(name, O_RDONLY, 0) >= 0)
    probe.take(.attributes([62]))
    #expect(probe.isOver && shm_open(name, O_RDONLY, 0) < 0)
  }

  @Test("the fastest way that works is taken")
  func answers() {
    let (line, file, memory) = (7301, 7302, 7303)
    #expect(support() == nil && support(.attributes([1, 2])) == nil)
    // 4 is something else where it says what the terminal is compatible with.
    #expect(support(.attributes([4])) == nil)
    #expect(support(.attributes([62, 4])) == .sixel(SixelLimits()))
    #expect(
      support(.sixelSize(width: 800, height: 600), .sixelColours(16), .attributes([62, 22, 4]))
        == .sixel(SixelLimits(width: 800, height: 600, colours: 16)))
    #expect(support(.sixelSize(width: 0, height: 0), .attributes([62, 4])) == .sixel(SixelLimits()))
    #expect(support(.image(line, isStored: true), .attributes([62])) == .kitty(.line))
    #expect(
      support(.image(line, isStored: true), .image(file, isStored: true), .attributes([62]))
        == .kitty(.temporaryFile))
    #expect(
      support(
        .image(line, isStored: true), .image(file, isStored: true), .image(memory, isStored: true),
        .attributes([62, 4])) == .kitty(.sharedMemory))
    // konsole
    #expect(
      support(
        .image(line, isStored: true), .image(file, isStored: false), .image(memory, isStored: false),
        .attributes([62, 1, 4])) == .sixel(SixelLimits()))
    #expect(support(.image(99, isStored: true), .attributes([62])) == nil)
  }

  @Test("tmux and screen are not asked, and ssh leads to another machine")
  func environments() {
    func question(_ variables: [String: String]) -> PixelQuestion? { PixelQuestion { variables[$0] } }
    #expect(question(["TERM": "xterm-256color"])?.isRemote == false)
    #expect(question(["TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"])?.isRemote == true)
    #expect(question(["TERM": "xterm-256color", "SSH_TTY": ""])?.isRemote == false)
    for variables in [
      ["TERM": "tmux-256color"], ["TERM": "screen"], ["TERM": "xterm-256color", "TMUX": "/tmp/x,1,0"],
      ["TERM": "xterm-256color", "STY": "1.x"],
    ] {
      #expect(question(variables) == nil)
    }
  }
}
