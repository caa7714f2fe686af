import Foundation
import Fractal

@testable import Rast

/// A correct program, taken apart so that mistakes can be made in it.
struct GoodProgram: Sendable {
  let source: SourceFile
  let isKernel: Bool
  /// Its tokens, without the end of the file.
  let tokens: [Token]
  let survey: SyntaxSurvey

  /// The shipped programs, and the correct programs of the corpus that are no longer than people write them.
  static let all: [GoodProgram] = shipped + corpus

  static let shipped: [GoodProgram] = ShippedProgram.all.compactMap { GoodProgram($0.source) }

  static let corpus: [GoodProgram] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../CorpusTests/Corpus")
    let paths = (FileManager.default.subpaths(atPath: folder.path) ?? []).sorted()
    return paths.compactMap { path in
      guard path.hasSuffix(".rast"), let data = try? Data(contentsOf: folder.appendingPathComponent(path)),
        data.count <= 4096
      else { return nil }
      return GoodProgram(SourceFile(path: path, bytes: Array(data)))
    }
  }()

  init?(_ source: SourceFile) {
    let analysis = Analysis(source)
    guard analysis.program != nil else { return nil }
    let isKernel = analysis.interface?.view != nil
    if isKernel, !Kernel.diagnostics(of: analysis).isEmpty { return nil }
    guard let file = Parser.parse(source).file else { return nil }
    self.source = source
    self.isKernel = isKernel
    tokens = Lexer.tokens(of: source).tokens.dropLast()
    survey = SyntaxSurvey(file)
  }

  func text(_ span: Span) -> String { source.text(span) }

  /// The tokens of a symbol.
  func symbols(_ wanted: Token.Symbol...) -> [Token] {
    tokens.filter { if case .symbol(let symbol) = $0.kind { wanted.contains(symbol) } else { false } }
  }

  /// The tokens of a keyword.
  func keywords(_ wanted: Keyword...) -> [Token] {
    tokens.filter { if case .keyword(let keyword) = $0.kind { wanted.contains(keyword) } else { false } }
  }

  /// Every type name that means a type; the `complex` of `complex(re, im)` is a function.
  var typeNames: [(span: Span, type: Type)] {
    tokens.indices.compactMap { index in
      guard case .keyword(let keyword) = tokens[index].kind, let type = keyword.type else { return nil }
      let isCall = index + 1 < tokens.count && tokens[index + 1].kind == .symbol(.leftParen)
      return isCall ? nil : (tokens[index].span, type)
    }
  }

  /// The names of variables and functions, wherever they stand.
  var names: [Span] {
    tokens.compactMap { if case .identifier = $0.kind { $0.span } else { nil } }
  }

  /// The spans of `//` comments.
  var lineComments: [Span] {
    (0..<source.lineCount).compactMap { line in
      let range = source.lineRange(line)
      let holdsToken = { (offset: Int) in tokens.contains { $0.span.start <= offset && offset < $0.span.end }
      }
      let start = range.dropLast().first {
        source.bytes[$0] == UInt8(ascii: "/") && source.bytes[$0 + 1] == UInt8(ascii: "/") && !holdsToken($0)
      }
      return start.map { Span($0, range.upperBound) }
    }
  }
}
