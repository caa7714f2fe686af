import Testing
import Text

@Suite("Text from outside")
struct TextTests {
  @Test("what is harmless stays as it is")
  func harmless() {
    for text in ["", "a b\\c", "naïve 世界 😀 ❤️ e\u{301} √−∞", "~'\"`$"] {
      #expect(VisibleText.of(text) == text)
    }
  }

  @Test("what does not show is spelled out")
  func hidden() {
    #expect(VisibleText.of("a\u{1B}[31m\nb\t\u{7F}") == "a\\u{1B}[31m\\u{A}b\\u{9}\\u{7F}")
    #expect(
      VisibleText.of("\u{9B}2J\u{85}\u{202E}\u{2066}\u{200F}")
        == "\\u{9B}2J\\u{85}\\u{202E}\\u{2066}\\u{200F}")
    let invisible = "\u{AD}\u{200B}\u{2028}\u{2029}\u{FEFF}\u{3164}\u{E0041}\u{61C}"
    #expect(!invisible.unicodeScalars.contains { !$0.isHidden })
    #expect(VisibleText.ofJSON("{\n\"\u{9B}\u{E0041}é\"") == "{\n\"\\u009b\\udb40\\udc41é\"")
  }

  @Test("any bytes become a text, and that text the same bytes again")
  func bytes() {
    #expect(ByteText.text(Array("naïve 世 😀".utf8)) == "naïve 世 😀")
    #expect(
      VisibleText.of(ByteText.text(Array("caf".utf8) + [0xE9] + Array(".rast".utf8))) == "caf\\xE9.rast")
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    // Beginnings, ends and whole of characters, of surrogates, and of those that stand for bytes.
    let pieces: [[UInt8]] = [
      [0x61], [0x2F], [0x80], [0xBF], [0xC3], [0xC3, 0xA9], [0xE9], [0xE4, 0xB8], [0xE4, 0xB8, 0x96],
      [0xED, 0xA0, 0x80],
      [0xF0, 0x9F, 0x98], [0xF4, 0x8F, 0x9F], [0xA9], [0xF4, 0x8F, 0x9F, 0xA9], [0xF4, 0x8F, 0x9C, 0x80],
      [0xFF], [0xC0],
    ]
    var seen: [String: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let bytes = (0..<next(6)).flatMap { _ in pieces[next(pieces.count)] }
      let text = ByteText.text(bytes)
      #expect(ByteText.bytes(text) == bytes)
      #expect(seen.updateValue(bytes, forKey: text) ?? bytes == bytes)
    }
  }

  @Test("repaired text has no such characters")
  func repaired() {
    #expect(ByteText.repaired(ByteText.text([0x61, 0xE9, 0x62])) == "a\u{FFFD}b")
  }

  @Test("a shell's word is quoted if need be")
  func words() {
    #expect(ShellWord.quoted("a-b_1=+.,/:") == "a-b_1=+.,/:" && ShellWord.quoted("") == "''")
    #expect(ShellWord.quoted("a b") == "'a b'" && ShellWord.quoted("it's") == "'it'\\''s'")
    #expect(ShellWord.quoted("a\u{1B}1'\\\n") == "$'a\\0331\\'\\\\\\012'")
    #expect(ShellWord.quoted(ByteText.text([0x63, 0xE9])) == "$'c\\351'")
  }
}
