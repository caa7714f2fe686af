/// Prints a syntax tree as a text that the parser reads back: the same items, statements, operators and values.
///
/// Parentheses stand where the tree has them, and where the parser would read something else without. What a
/// person would write in one line stands in one: an `if` that only leaves a loop, and, as long as the line stays
/// short, a function, a block or an `if` that has nothing but values. What could not be parsed becomes a comment.
package struct SyntaxPrinter {
  /// How long a line with a whole block in it may be.
  static let lineLength = 96
  private static let step = "    "

  /// How many blocks surround what is being printed.
  private var nesting = 0

  /// The text of a file, with a newline at its end.
  package static func text(of file: FileSyntax) -> String {
    var text = ""
    // Without memory for a stack there is none for the text either.
    _ = StackSegment.with(bytes: TypedFunction.walkSize(depth: 2 * file.depth)) { _ in
      var printer = SyntaxPrinter()
      text = printer.lines(of: file).joined(separator: "\n") + "\n"
    }
    return text
  }

  // MARK: Lines

  /// The indentation of the line under way.
  private var indentation: String { String(repeating: SyntaxPrinter.step, count: nesting) }

  /// Whether a text has its place in one line with what surrounds its block.
  func fits(_ text: String) -> Bool {
    !text.contains("\n") && nesting * SyntaxPrinter.step.count + text.count <= SyntaxPrinter.lineLength
  }

  /// The lines of a block, which are indented once they stand between braces.
  mutating func lines(of block: BlockSyntax) -> [String] {
    nesting += 1
    defer { nesting -= 1 }
    var lines: [String] = []
    for statement in block.statements { lines += statement.comments + [text(of: statement)] }
    lines += block.comments
    if let value = block.value { lines.append(text(ofStatement: value)) }
    return lines
  }

  /// Lines of a block between braces, an empty block in one line unless others follow it.
  func braced(_ lines: [String], emptyInOne: Bool = true) -> String {
    if lines.isEmpty, emptyInOne { return "{}" }
    let inner = indentation + SyntaxPrinter.step
    return "{\n" + lines.map { inner + $0 + "\n" }.joined() + indentation + "}"
  }
}

extension BlockSyntax {
  /// Whether it is nothing but a value.
  var isValue: Bool { statements.isEmpty && comments.isEmpty && value != nil }

  /// Whether all that it does is to leave a loop, or a turn of one.
  var isJump: Bool {
    guard let only = statements.first, statements.count == 1, only.comments.isEmpty, value == nil,
      comments.isEmpty
    else { return false }
    switch only.kind {
    case .breakLoop, .continueLoop: return true
    case .declare, .assign, .whileLoop, .forLoop, .returnValue, .print, .discard, .blockLike, .damaged:
      return false
    }
  }
}
