import Rast
import Testing

@testable import Fractal

@Suite("Views as text")
struct ViewTextTests {
  private func full() -> ViewText {
    var view = ViewText(kernel: "julia")
    view.center = Complex(-0.1 - 0.2, 1e-17)
    view.span = 0.1 + 0.2
    view.iterations = .fixed(4096)
    view.time = -2.5
    view.settings = ["seed": "-0.8+0.156i", "speed": "1e-3"]
    view.palette = "fire"
    view.scale = .histogram
    view.shift = 0.25
    view.isInverted = true
    return view
  }

  @Test("is one line that says everything")
  func line() {
    #expect(ViewText(kernel: "mandelbrot").description == "mandelbrot")
    #expect(
      full().description
        == "julia center=-0.30000000000000004,1e-17 span=0.30000000000000004 iterations=4096 time=-2.5 "
        + "set.seed=-0.8+0.156i set.speed=1e-3 palette=fire scale=histogram shift=0.25 invert=true")
  }

  @Test("reads back what it writes, bit for bit")
  func roundTrip() throws {
    var region = ViewText(kernel: "a/b.rast")
    region.region = Region(-2.05, 1.12, 0.47, -1.12)
    region.iterations = .automatic
    for view in [full(), region, ViewText(kernel: "x")] {
      #expect(try ViewText(parsing: view.description) == view)
      #expect(try ViewText(parsing: " \t\(view)\r\n") == view)
    }
  }

  @Test(
    "holds any path and any value, and is still one plain line",
    arguments: [
      "dir/a b.rast", "it's.rast", "a\"b\\c.rast", "a=b.rast", "ż/蝶.rast", "new\nline.rast",
      "\u{1B}[31m.rast",
      "\u{202E}right.rast", "$HOME/`x`.rast", "#%/.rast", "\u{7F}\u{85}\u{2028}.rast", "",
    ])
  func quoting(_ text: String) throws {
    var view = ViewText(kernel: text.isEmpty ? "k" : text)
    view.settings = ["text": text]
    let line = view.description
    #expect(try ViewText(parsing: line) == view)
    #expect(!line.contains("'"))
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" })
    #expect(
      !line.unicodeScalars.contains {
        [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      })
  }

  @Test(
    "says what is wrong",
    arguments: [
      ("", .empty), ("  \n ", .empty), ("span=1", .noKernel), ("\"\"", .noKernel),
      ("k\u{0}", .controlCharacter("\0")),
      ("\"k\\u{0}\"", .noKernel), ("k foo", .noValue("foo")), ("k sapn=1", .unknownField("sapn")),
      ("k set.=1", .unknownField("set.")), ("k set.a-b=1", .unknownField("set.a-b")),
      ("k span=1 span=1", .repeated("span")), ("k set.a=1 set.a=2", .repeated("set.a")), ("k \"", .openQuote),
      ("k set.a=\"\\", .badEscape), ("k set.a=\"\\x\"", .badEscape), ("k set.a=\"\\u{}\"", .badEscape),
      ("k set.a=\"\\u{D800}\"", .badEscape), ("k set.a=\"\\u{1234567}\"", .badEscape),
      ("k set.a=\"\\u{-1}\"", .badEscape), ("k set.a=\"\\u{41\"", .badEscape),
      ("k\nl", .controlCharacter("\n")),
      ("k set.a=\"\u{1B}\"", .controlCharacter("\u{1B}")),
      ("k region=0,0,1,1 span=1", .twoRegions), ("k center=0,0 region=0,0,1,1", .twoRegions),
    ] as [(String, ViewTextError)])
  func errors(_ text: String, _ error: ViewTextError) {
    #expect(throws: error) { try ViewText(parsing: text) }
  }

  @Test(
    "rejects values that can't be shown",
    arguments: [
      "center=1", "center=1,2,3", "center=a,b", "center=nan,0", "center=1,inf", "span=0", "span=-1",
      "span=nan",
      "span=1e999", "span=", "region=0,0,0,1", "region=0,0,1", "region=-1e308,0,1e308,1", "iterations=0",
      "iterations=-5", "iterations=1.5", "iterations=99999999999999999999", "iterations=Auto", "time=inf",
      "palette=nope", "palette=", "scale=cube", "shift=nan", "invert=yes",
    ])
  func badValues(_ word: String) throws {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    let error = #expect(throws: ViewTextError.self) { try ViewText(parsing: "k \(word)") }
    guard case .badValue(parts[0], parts[1], _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(" can't be \"\(parts[1])\": it must be ") == true)
  }

  @Test("shows hostile text without its commands, and cut")
  func hostile() {
    let long = String(repeating: "x", count: 100_000)
    #expect(throws: ViewTextError.tooLong) { try ViewText(parsing: long) }
    let error = #expect(throws: ViewTextError.self) {
      try ViewText(parsing: "k \u{202E}\(long.prefix(1000))=1")
    }
    let shown = error?.description ?? ""
    #expect(shown.contains("\\u{202E}xxx") && shown.count < 300)
  }

  @Test("no other text makes it fail")
  func noise() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "k", " ", "=", "\"", "\\", "\\u{", "}", "41", "span", "center", ",", "1", "-", "set.", "a", "\u{1F300}",
      "\n",
      "region=0,0,1,1", " iterations=auto", "é", "\u{0}",
    ]
    var read = 0
    for _ in 0..<20_000 {
      let text = (0..<next(12)).map { _ in pieces[next(pieces.count)] }.joined()
      guard let view = try? ViewText(parsing: text) else { continue }
      read += 1
      #expect((try? ViewText(parsing: view.description)) == view, "\(text)")
    }
    #expect(read > 100)
  }

  @Test("the iteration limit grows with depth, starting from the kernel's own")
  func automatic() throws {
    let kernel = try kernel("view(span: 2.0, iterations: 100); program () -> int { 1 }")
    #expect(kernel.iterations(span: 2) == 100 && kernel.iterations(span: 50) == 100)
    #expect(kernel.iterations(span: 2.0 / 256) == 400 && kernel.iterations(span: 2.0 / 65536) == 900)
    #expect(kernel.iterations(span: .leastNonzeroMagnitude) > 10_000)
    #expect(kernel.iterations(span: 0) == 100)
    #expect(IterationLimit.automatic.value(for: kernel, span: 2.0 / 256) == 400)
    #expect(IterationLimit.fixed(7).value(for: kernel, span: 2.0 / 256) == 7)
  }
}
