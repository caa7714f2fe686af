import Testing

@testable import Viewer

@Suite("A line that is typed")
struct TextFieldTests {
  private func field(_ text: String = "", _ keys: Key...) -> TextField {
    var field = TextField(text)
    for key in keys { _ = field.handle(key) }
    return field
  }

  @Test("is edited at its cursor")
  func editing() {
    #expect(field("ab", Key("c")).text == "abc")
    #expect(field("ab", Key(.left), Key("c")).text == "acb")
    #expect(field("ab", Key(.left), Key("c")).beforeCursor == "ac")
    #expect(field("abc", Key(.left), Key(.backspace)).text == "ac")
    #expect(field("abc", Key(.home), Key(.right), Key(.delete), Key(.end), Key("d")).text == "acd")
    #expect(field("abc", Key(.left), Key(.character("u"), .control)).text == "c")
    #expect(field("abc", Key(.left), Key(.character("k"), .control)).text == "ab")
    #expect(
      field("abc", Key(.character("a"), .control), Key("x"), Key(.character("e"), .control), Key("y")).text
        == "xabcy")
  }

  @Test("has nothing to delete or move over at its ends")
  func ends() {
    #expect(field("", Key(.backspace), Key(.delete), Key(.left), Key(.right), Key("a")).text == "a")
    #expect(field("a", Key(.home), Key(.backspace), Key(.left), Key("b")).text == "ba")
  }

  @Test("characters that join with their neighbours are edited as they are seen")
  func joining() {
    let accent: Character = "\u{301}"
    let typed = field("e", Key(accent))
    #expect(typed.text.count == 1 && typed.beforeCursor.count == 1)
    // After it, before it, and where it would combine with what follows.
    #expect(field("e", Key(accent), Key(.right), Key("x")).text == "e\u{301}x")
    #expect(field("e", Key(accent), Key(.left), Key("x")).text == "xe\u{301}")
    #expect(field("e", Key(accent), Key(.backspace)).text == "")
    #expect(
      field("x", Key(.left), Key(accent), Key(.end), Key(.backspace), Key(.backspace), Key(.backspace)).text
        == "")
    let flags = field(
      "\u{1F1E9}\u{1F1EA}", Key(.left), Key("\u{1F1EB}"), Key(.end), Key("\u{1F1F7}"), Key(.left), Key(.left),
      Key(.left))
    #expect(flags.beforeCursor == "")
  }

  @Test("has a limit, also where characters join without end")
  func limit() {
    var field = TextField()
    for _ in 0..<5000 { _ = field.handle(Key("\u{301}")) }
    #expect(field.text.unicodeScalars.count == 1000)
  }
}
