/// Prints a syntax tree as text that the parser reads back as the same items, statements, operators and values.
///
/// Parentheses are printed where the tree has them, and where the parser would otherwise read another tree. An `if`
/// that does nothing but leave a loop is printed on one line, and so is a function, block or `if` that has nothing but
/// values, if the line is short enough. What could not be parsed becomes a comment.
package struct SyntaxPrinter {
  /// The greatest length of a line that contains a whole block.
  static let lineLength = 96
  private static let step = "    "

  /// How many blocks are around the current line.
  private var nesting = 0

  /// The text of a file, which ends with a newline.
  package static func text(of file: FileSyntax) -> String {
    var text = ""
    // If there is no memory for a stack, the text is empty.
    _ = StackSegment.with(bytes: StackSegment.walkSize(depth: 2 * file.depth)) { _ in
      var printer = SyntaxPrinter()
      text = printer.lines(of: file).joined(separator: "\n") + "\n"
    }
    return text
  }

  // MARK: Lines

  /// The indentation of the current line.
  private var indentation: String { String(repeating: SyntaxPrinter.step, count: nesting) }

  /// Whether a text with a block in it may be printed on one line.
  func fits(_ text: String) -> Bool {
    !text.contains("\n") && nesting * SyntaxPrinter.step.count + text.count <= SyntaxPrinter.lineLength
  }

  /// The lines of a block, not yet indented.
  mutating func lines(of block: BlockSyntax) -> [String] {
    nesting += 1
    defer { nesting -= 1 }
    var lines: [String] = []
    for statement in block.statements { lines += statement.comments + [text(of: statement)] }
    lines += block.comments
    if let value = block.value { lines.append(text(ofStatement: value)) }
    return lines
  }

  /// The lines of a block between braces; an empty block is printed as `{}`, or else on two lines.
  func braced(_ lines: [String], emptyInOne: Bool = true) -> String {
    if lines.isEmpty, emptyInOne { return "{}" }
    let inner = indentation + SyntaxPrinter.step
    return "{\n" + lines.map { inner + $0 + "\n" }.joined() + indentation + "}"
  }
}

extension BlockSyntax {
  /// Whether it consists of a value alone.
  var isValue: Bool { statements.isEmpty && comments.isEmpty && value != nil }

  /// Whether it does nothing but leave a loop or continue with its next iteration.
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
