import Foundation
import Rast
import Testing

/// The limits whose tests would be too large for the corpus.
@Suite struct LimitTests {
  private func codes(_ text: String) -> [DiagnosticCode] {
    Analysis(SourceFile(path: "test", text: text)).diagnostics.map(\.code)
  }

  @Test func sourceOfOneMebibyte() {
    let program = "program () { }\n"
    let fits = program + "//" + String(repeating: "x", count: (1 << 20) - program.utf8.count - 2)
    #expect(codes(fits) == [])
    #expect(codes(fits + "x") == [.tooLong])
    #expect(codes(String(repeating: "(", count: 10 << 20)) == [.tooLong])
  }

  @Test func slotsOfPlainVariables() {
    func program(_ count: Int) -> String {
      "program () {\n" + (0..<count).map { "let a\($0)=0;" }.joined() + "}\n"
    }
    #expect(codes(program(65_536)) == [])
    #expect(codes(program(65_537)) == [.tooManySlots])
  }

  @Test(arguments: Backend.allCases)
  func manySlotsRun(_ backend: Backend) throws {
    let text = "program () -> int {\n" + (0..<20_000).map { "let a\($0)=\($0);" }.joined() + "a19999 }\n"
    let program = try Program(parsing: text).checked()
    #expect(try backend.prepare(program).makeInstance(RunOptions()).run([]) == .int(19_999))
  }

  @Test func parenthesesByTheHundredThousand() {
    for open in ["(", "{", "[", "-", "!", "if ", "1+(", "f(", "2^", "while "] {
      let text = "program () { " + String(repeating: open, count: 100_000)
      #expect(!codes(text).isEmpty, "\(open)")
      #expect(codes(text).count <= 3, "\(open)")
    }
  }

  @Test func balancedParenthesesByTheHundredThousand() {
    let text =
      "program () { let a = " + String(repeating: "(", count: 100_000) + "1"
      + String(repeating: ")", count: 100_000) + "; }"
    #expect(codes(text) == [.tooDeep])
  }

  @Test(arguments: Backend.allCases)
  func longChains(_ backend: Backend) throws {
    func program(_ first: Int, _ rest: String, _ count: Int) -> String {
      "program () -> int { \(first)" + String(repeating: rest, count: count) + " }"
    }
    for (first, rest, result) in [(0, " + 1", 2000), (3, " ^ 1", 3)] {
      #expect(codes(program(first, rest, 50_000)) == [.tooDeep])
      let chain = try Program(parsing: program(first, rest, 2000)).checked()
      #expect(try backend.prepare(chain).makeInstance(RunOptions()).run([]) == .int(result))
    }
  }

  @Test func signsInExponentsNest() {
    func program(_ count: Int) -> String {
      "program () -> float { 2.0" + String(repeating: " ^ -1.0", count: count) + " }"
    }
    #expect(codes(program(255)) == [])
    #expect(codes(program(300)) == [.tooDeep])
  }

  /// The deepest recursion of the deepest functions, on the stack of a test.
  @Test(arguments: Backend.allCases)
  func deepRecursion(_ backend: Backend) throws {
    let open = String(repeating: "{ if n > 0 { ", count: 100)
    let close = String(repeating: " } else { 0 } }", count: 100)
    let text = "fn f(n: int) -> int { \(open) 1 + f(n - 1) \(close) }\nprogram (n: int) -> int { f(n) }"
    let program = try Program(parsing: text).checked()
    let instance = try backend.prepare(program).makeInstance(RunOptions())
    #expect(try instance.run([.int(999)]) == .int(999))
    #expect(throws: RuntimeError.self) { try instance.run([.int(1000)]) }
    #expect(try instance.run([.int(10)]) == .int(10))
  }

  @Test(arguments: Backend.allCases)
  func cancellationStopsEndlessPrograms(_ backend: Backend) throws {
    for text in ["while true {}", "while true { f(3); }", "for i in 0..9223372036854775807 { }"] {
      let program = try Program(parsing: "fn f(n: int) -> int { n }\nprogram () { \(text) }").checked()
      let token = CancellationToken()
      let instance = try backend.prepare(program).makeInstance(RunOptions(cancellation: token))
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.02)
        token.cancel()
      }
      #expect { try instance.run([]) } throws: { ($0 as? RuntimeError)?.kind == .cancelled }
    }
  }

  @Test func oneByteOverAndOver() {
    for byte in [
      "a", ";", "(", ")", "{", "}", "[", "-", "!", "\"", "'", "\\", "1", ".", ",", "\n", "\0", "/", "é", "$",
    ] {
      let count = (1 << 20) / byte.utf8.count
      #expect(!codes(String(repeating: byte, count: count)).isEmpty, "\(byte)")
    }
  }

  @Test func commentsByTheHundredThousand() {
    let comment = String(repeating: "/*", count: 100_000)
    #expect(codes(comment + String(repeating: "*/", count: 100_000) + "program () { }") == [])
    #expect(codes(comment) == [.unclosedComment])
  }

  @Test func typesByTheHundredThousand() {
    let text =
      "fn f(a: " + String(repeating: "(int, ", count: 100_000) + "int"
      + String(repeating: ")", count: 100_000)
      + ") { } program () { }"
    #expect(codes(text) == [.tooDeep])
    let deep =
      "fn f(a: " + String(repeating: "(int, ", count: 200) + "int" + String(repeating: ")", count: 200)
    #expect(codes(deep + ") { } program () { }") == [])
  }

  /// A frame with as many slots as possible, all of them live at once.
  @Test(arguments: Backend.allCases)
  func allSlotsRun(_ backend: Backend) throws {
    func tuple(_ count: Int, _ name: String) -> String {
      "(" + Array(repeating: name, count: count).joined(separator: ",") + ")"
    }
    func text(_ more: String) -> String {
      """
      fn f(n: int) -> int { let a = \(tuple(16, "n")); let b = \(tuple(8, "a")); let c = \(tuple(8, "b"));
        let d = \(tuple(8, "c")); var t = \(tuple(4, "d")); let u = (d, d); let v = \(tuple(6, "c"));
        let w = \(tuple(6, "b")); let x = \(tuple(6, "a")); let k = \(tuple(15, "n")); \(more)
        t = (t.1, t.2, t.3, t.0);
        if n > 0 { f(n - 1) } else { t.3.7.7.7.15 + u.1.7.7.7.15 + v.5.7.7.15 + w.5.7.15 + x.5.15 + k.14 + 7 } }
      program (n: int) -> int { f(n) }
      """
    }
    let program = try Program(parsing: text("")).checked()
    let instance = try backend.prepare(program).makeInstance(RunOptions())
    #expect(try instance.run([.int(2)]) == .int(7))
    #expect(codes(text("let y = 0;")) == [.tooManySlots])
  }

  /// Threads with 512 KiB of stack, as on many systems: nothing may overflow it, not even the release of a tree.
  @Test(arguments: Backend.allCases)
  func smallStacks(_ backend: Backend) async {
    let chain = (0..<1000).map { "if n == \($0) { \($0) }" }.joined(separator: " else ")
    let ands = String(repeating: " && n > 3", count: 2000)
    let bodies = [
      "\(chain) else { 0 }", "0" + String(repeating: " + n", count: 2000), "if true\(ands) { 1 } else { 2 }",
      "n" + String(repeating: " ^ 1", count: 2000),
      "if n > 99 { n\(String(repeating: " ^ n", count: 2000)) } else { 1 }",
      String(repeating: "(", count: 250) + "n" + String(repeating: ")", count: 250),
      String(repeating: "-", count: 250) + "n",
      String(repeating: "{ if n > 0 { 1 } else ", count: 120) + "{ 2 }"
        + String(repeating: "}", count: 120),
    ]
    let failures = await withCheckedContinuation { continuation in
      let thread = Thread {
        var failures: [String] = []
        for body in bodies {
          for text in [
            "program (n: int) -> int { \(body) }",
            "fn f(n: int) -> int { if n > 0 { f(n - 1) + \(body) } else { 0 } } program (n: int) -> int { f(n) }",
          ] {
            do {
              let program = try Analysis(SourceFile(path: "test", text: text)).get()
              let prepared = try backend.prepare(program)
              _ = try prepared.makeInstance(RunOptions()).run([.int(20)])
            } catch {
              failures.append("\(text.prefix(80)): \(error)")
            }
          }
        }
        continuation.resume(returning: failures)
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(failures == [])
  }
}
