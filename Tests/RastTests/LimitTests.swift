import Foundation
import Rast
import Testing

/// The limits that would make too large a file for the corpus.
@Suite struct LimitTests {
  private func codes(_ text: String) -> [Code] {
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
    func program(_ count: Int) -> String {
      "program () -> int { 0" + String(repeating: " + 1", count: count) + " }"
    }
    #expect(codes(program(50_000)) == [.tooDeep])
    let sum = try Program(parsing: program(2000)).checked()
    #expect(try backend.prepare(sum).makeInstance(RunOptions()).run([]) == .int(2000))
  }

  /// The deepest recursion of the deepest functions, on whatever stack a test runs on.
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
}
