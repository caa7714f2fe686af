import Testing
import Viewer

@testable import Terminal

@Suite("What a terminal sends becomes events")
struct InputDecoderTests {
  /// Everything that the bytes mean if nothing follows them.
  private func messages(_ text: String, keys: [[UInt8]: Key] = [:]) -> [InputDecoder.Message] {
    var decoder = InputDecoder(keys: keys)
    return decoder.decode(Array(text.utf8)) + decoder.flush()
  }

  private func keys(_ text: String, keys: [[UInt8]: Key] = [:]) -> [Key] {
    messages(text, keys: keys).compactMap {
      guard case .event(.key(let key)) = $0 else { return nil }
      return key
    }
  }

  private static let sequences: [(String, Key)] = [
    ("a", Key("a")), ("A", Key("A")), ("é", Key("é")), ("▀", Key("▀")), ("🙂", Key("🙂")), (" ", Key(" ")),
    ("\t", Key(.tab)), ("\r", Key(.enter)), ("\n", Key(.enter)), ("\u{7F}", Key(.backspace)),
    ("\u{8}", Key(.backspace)), ("\u{C}", Key(.character("l"), .control)),
    ("\u{0}", Key(.character(" "), .control)), ("\u{1C}", Key(.character("\\"), .control)),
    ("\u{1B}[A", Key(.up)), ("\u{1B}OA", Key(.up)), ("\u{1B}[B", Key(.down)), ("\u{1B}[C", Key(.right)),
    ("\u{1B}[D", Key(.left)), ("\u{1B}[1;2A", Key(.up, .shift)), ("\u{1B}[1;3B", Key(.down, .alt)),
    ("\u{1B}[1;5C", Key(.right, .control)), ("\u{1B}[1;6D", Key(.left, [.shift, .control])),
    ("\u{1B}[a", Key(.up, .shift)), ("\u{1B}Oc", Key(.right, .control)), ("\u{1B}[5~", Key(.pageUp)),
    ("\u{1B}[6~", Key(.pageDown)), ("\u{1B}[6;2~", Key(.pageDown, .shift)), ("\u{1B}[H", Key(.home)),
    ("\u{1B}[1~", Key(.home)), ("\u{1B}[7~", Key(.home)), ("\u{1B}[F", Key(.end)), ("\u{1B}[4~", Key(.end)),
    ("\u{1B}[2~", Key(.insert)), ("\u{1B}[3~", Key(.delete)), ("\u{1B}OM", Key(.enter)),
    ("\u{1B}OP", Key(.function(1))), ("\u{1B}[11~", Key(.function(1))), ("\u{1B}[15~", Key(.function(5))),
    ("\u{1B}[24~", Key(.function(12))), ("\u{1B}[1;2P", Key(.function(1), .shift)),
    ("\u{1B}[Z", Key(.tab, .shift)), ("\u{1B}x", Key(.character("x"), .alt)),
    ("\u{1B}é", Key(.character("é"), .alt)), ("\u{1B}\u{1B}[A", Key(.up, .alt)),
    ("\u{1B}[97;5u", Key(.character("a"), .control)), ("\u{1B}[27;5;105~", Key(.character("i"), .control)),
    ("\u{1B}[27u", Key(.escape)), ("\u{1B}[13;2u", Key(.enter, .shift)),
  ]

  @Test("keys", arguments: sequences)
  func keys(_ text: String, _ key: Key) {
    #expect(messages(text) == [.event(.key(key))])
  }

  @Test("keys in pieces of any size, with others before and after them")
  func pieces() {
    let text = Array(("q" + Self.sequences.map(\.0).joined() + "q").utf8)
    let expected = [Key("q")] + Self.sequences.map(\.1) + [Key("q")]
    for size in 1...7 {
      var decoder = InputDecoder()
      var found: [InputDecoder.Message] = []
      for start in stride(from: 0, to: text.count, by: size) {
        found += decoder.decode(text[start..<min(start + size, text.count)])
      }
      #expect(found == expected.map { .event(.key($0)) }, "pieces of \(size)")
      #expect(!decoder.isWaiting)
    }
  }

  @Test("Escape is a key only if nothing follows")
  func escape() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]).isEmpty && decoder.isWaiting)
    #expect(decoder.flush() == [.event(.key(Key(.escape)))] && !decoder.isWaiting)
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.decode(Array("[A".utf8)) == [.event(.key(Key(.up)))])
    #expect(keys("\u{1B}\u{1B}") == [Key(.escape), Key(.escape)])
    #expect(keys("\u{1B}\u{1B}q") == [Key(.escape), Key(.character("q"), .alt)])
  }

  @Test("Alt with a key that sequences begin with", arguments: ["[", "O", "]", "P"] as [Character])
  func altPrefix(_ character: Character) {
    #expect(keys("\u{1B}\(character)") == [Key(.character(character), .alt)])
  }

  @Test("what this terminal's description says about its keys takes precedence")
  func described() {
    let linux: [[UInt8]: Key] = [
      Array("\u{1B}[[A".utf8): Key(.function(1)), Array("\u{1B}[5$".utf8): Key(.pageUp, .shift),
    ]
    #expect(
      keys("\u{1B}[[Ax\u{1B}[5$y\u{1B}[5~\u{1B}[A", keys: linux)
        == [Key(.function(1)), Key("x"), Key(.pageUp, .shift), Key("y"), Key(.pageUp), Key(.up)])
    var decoder = InputDecoder(keys: linux)
    #expect(decoder.decode(Array("\u{1B}[[".utf8)).isEmpty)
    #expect(decoder.decode(Array("A".utf8)) == [.event(.key(Key(.function(1))))])
  }

  @Test("of two sequences of which one begins with the other, the longer one counts, also in pieces")
  func prefix() {
    let known: [[UInt8]: Key] = [
      Array("\u{1B}[1".utf8): Key(.end), Array("\u{1B}[1~".utf8): Key(.home),
      Array("\u{1B}[1~~".utf8): Key(.insert),
    ]
    for (text, expected) in [("", Key(.end)), ("~", Key(.home)), ("~~", Key(.insert))] {
      var decoder = InputDecoder(keys: known)
      var found: [InputDecoder.Message] = []
      for byte in Array("\u{1B}[1\(text)".utf8) { found += decoder.decode([byte]) }
      #expect(found + decoder.flush() == [.event(.key(expected))])
      #expect(keys("\u{1B}[1\(text)x", keys: known) == [expected, Key("x")])
    }
  }

  private static let mice: [(String, MouseEvent)] = [
    ("\u{1B}[<0;1;1M", MouseEvent(.press(.left), at: .init(column: 0, row: 0))),
    ("\u{1B}[<0;300;200m", MouseEvent(.release(.left), at: .init(column: 299, row: 199))),
    ("\u{1B}[<1;5;6M", MouseEvent(.press(.middle), at: .init(column: 4, row: 5))),
    ("\u{1B}[<2;5;6m", MouseEvent(.release(.right), at: .init(column: 4, row: 5))),
    ("\u{1B}[<32;5;6M", MouseEvent(.drag(.left), at: .init(column: 4, row: 5))),
    ("\u{1B}[<64;5;6M", MouseEvent(.wheelUp, at: .init(column: 4, row: 5))),
    ("\u{1B}[<69;5;6M", MouseEvent(.wheelDown, at: .init(column: 4, row: 5), modifiers: .shift)),
    ("\u{1B}[<16;5;6M", MouseEvent(.press(.left), at: .init(column: 4, row: 5), modifiers: .control)),
    ("\u{1B}[M !!", MouseEvent(.press(.left), at: .init(column: 0, row: 0))),
    ("\u{1B}[M#!!", MouseEvent(.release(.left), at: .init(column: 0, row: 0))),
    ("\u{1B}[M`%&", MouseEvent(.wheelUp, at: .init(column: 4, row: 5))),
  ]

  @Test("the mouse, in the form that the viewer asks for and in the old one", arguments: mice)
  func mouse(_ text: String, _ event: MouseEvent) {
    #expect(messages(text) == [.event(.mouse(event))])
  }

  @Test("a burst of keys and mouse reports keeps its order and loses nothing")
  func burst() {
    var text = ""
    var expected: [InputDecoder.Message] = []
    for number in 0..<500 {
      let (key, event) = Self.mice[number % 8]
      text += key + "x"
      expected += [.event(.mouse(event)), .event(.key(Key("x")))]
    }
    #expect(messages(text) == expected)
  }

  @Test(
    "what is not an event is skipped, and what follows is not lost",
    arguments: [
      "\u{1B}[201~", "\u{1B}[?1;2h", "\u{1B}[>1;10;0c", "\u{1B}[<0;5M", "\u{1B}[<;5;6M", "\u{1B}[<3;5;6Z",
      "\u{1B}[<35;5;6M", "\u{1B}[<66;5;6M", "\u{1B}[99999999999999999999;5~", "\u{1B}[1;2;3;4;5;6 q",
      "\u{1B}[I", "\u{1B}[57399u", "\u{1B}[1114112u",
      "\u{1B}]11;rgb:1/2/3\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=x;OK\u{1B}\\", "\u{1B}[?2;3S", "\u{85}",
    ])
  func garbage(_ text: String) {
    #expect(messages(text).isEmpty)
    #expect(messages(text + "q").last == .event(.key(Key("q"))))
  }

  @Test("what is pasted is one text, however it is cut into pieces, and what follows it are keys")
  func paste() {
    let text = Array("a\u{1B}[200~q\r\u{1B}[A é\u{1B}[20\u{1B}[201~b\u{1B}[200~\u{1B}[201~".utf8)
    let expected: [InputDecoder.Message] = [
      .event(.key(Key("a"))), .event(.paste("q\r\u{1B}[A é\u{1B}[20")), .event(.key(Key("b"))),
      .event(.paste("")),
    ]
    for size in 1...text.count {
      var decoder = InputDecoder()
      var found: [InputDecoder.Message] = []
      for start in stride(from: 0, to: text.count, by: size) {
        found += decoder.decode(text[start..<min(start + size, text.count)])
      }
      #expect(found == expected, "pieces of \(size)")
    }
  }

  @Test("a paste that has not ended is no key, however long that takes, and too much of it is dropped")
  func longPaste() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~quit".utf8)).isEmpty)
    #expect(!decoder.isWaiting && decoder.flush().isEmpty)
    let piece = [UInt8](repeating: 0x71, count: 1 << 18)
    for _ in 0..<5 { #expect(decoder.decode(piece).isEmpty) }
    let ending = decoder.decode(Array("\u{1B}[201~x".utf8))
    guard case .event(.paste(let text))? = ending.first else {
      Issue.record("\(ending.count)")
      return
    }
    #expect(text.utf8.count == 1 << 20 && text.hasPrefix("quitq"))
    #expect(ending.last == .event(.key(Key("x"))))
  }

  @Test("bytes that are not UTF-8 are skipped one by one")
  func badText() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [
      0xFF, 0x61, 0xC3, 0x62, 0xE2, 0x96, 0x63, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x64, 0x80, 0xF0, 0x9F,
    ]
    #expect(decoder.decode(bytes) == ["a", "b", "c", "d"].map { .event(.key(Key($0))) })
    #expect(decoder.isWaiting)
    #expect(decoder.flush().isEmpty && !decoder.isWaiting)
  }

  @Test("a sequence without an end is given up")
  func endless() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1B}]0;".utf8) + [UInt8](repeating: 0x78, count: 5000)).isEmpty)
    #expect(!decoder.isWaiting)
    #expect(decoder.decode([0x71]) == [.event(.key(Key("q")))])
  }

  @Test("answers about the palette")
  func answer() {
    #expect(
      messages("\u{1B}]4;16;rgb:0000/0000/0000\u{1B}\\q")
        == [.paletteColour(number: 16), .event(.key(Key("q")))])
    #expect(messages("\u{1B}]4;255;rgb:ee/ee/ee\u{7}") == [.paletteColour(number: 255)])
  }

  private static let answers: [(String, TerminalAnswer)] = [
    ("\u{1B}[?62;4;22c", .attributes([62, 4, 22])), ("\u{1B}[?6c", .attributes([6])),
    ("\u{1B}[?2;0;1000;800S", .sixelSize(width: 1000, height: 800)),
    ("\u{1B}[?1;0;256S", .sixelColours(256)),
    ("\u{1B}_Gi=31;OK\u{1B}\\", .image(31, isStored: true)),
    ("\u{1B}_Gi=32;ENOENT:no such file\u{1B}\\", .image(32, isStored: false)),
    ("\u{1B}_Gi=33,I=4;EBADF:bad; very\u{1B}\\", .image(33, isStored: false)),
  ]

  @Test("answers about the terminal", arguments: answers)
  func whole(_ text: String, _ answer: TerminalAnswer) {
    #expect(messages(text) == [.answer(answer)])
    #expect(messages("a\(text)q") == [.event(.key(Key("a"))), .answer(answer), .event(.key(Key("q")))])
  }

  @Test("an answer is none but itself, wherever a pause cuts it", arguments: answers)
  func pauses(_ text: String, _ answer: TerminalAnswer) {
    let bytes = Array(text.utf8)
    for place in 1..<bytes.count {
      var decoder = InputDecoder()
      var found = decoder.decode(bytes[..<place])
      found += decoder.flush()
      // The first bytes may have been keys; the others are not.
      if place > 2 { #expect(found.isEmpty) }
      let later = decoder.decode(bytes[place...])
      #expect(later == [.answer(answer)], "cut after \(place)")
      #expect(!decoder.isWaiting && !decoder.isCutOff)
    }
  }

  @Test("keys after half an answer are keys", arguments: answers)
  func keysAfterHalf(_ text: String, _ answer: TerminalAnswer) {
    let bytes = Array(text.utf8)
    for place in 3..<bytes.count {
      var decoder = InputDecoder()
      #expect((decoder.decode(bytes[..<place]) + decoder.flush()).isEmpty && decoder.isCutOff)
      #expect(decoder.decode(Array("q".utf8)) == [.event(.key(Key("q")))], "cut after \(place)")
      #expect(decoder.decode(Array("c".utf8)) == [.event(.key(Key("c")))])
    }
  }

  @Test("it survives any bytes at all, and holds none of them in the end")
  func anything() {
    var state: UInt64 = 1
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let likely = Array("\u{1B}\u{1B}[O]<;:0123MmAu~?\u{7}\\\u{C3}".utf8)
    var decoder = InputDecoder(keys: [Array("\u{1B}[[A".utf8): Key(.function(1))])
    for _ in 0..<20_000 {
      let count = Int(random() % 12)
      let bytes = (0..<count).map { _ in
        random() % 4 == 0 ? random() : likely[Int(random()) % likely.count]
      }
      _ = decoder.decode(bytes)
      if random() % 8 == 0 {
        _ = decoder.flush()
        #expect(!decoder.isWaiting)
      }
    }
    _ = decoder.flush()
    #expect(decoder.decode([0x71]) == [.event(.key(Key("q")))])
  }
}
