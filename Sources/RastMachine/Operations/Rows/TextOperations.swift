// Operations on strs.

extension Operation {
  static func visitTexts<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(StrLength.self)
    visitor.visit(StrIndex.self)
  }
}

/// The number of scalars.
enum StrLength: TextRow {
  static let spelling = Spelling.function("len")
  static func apply(_ text: Text) -> Int { text.count }
}

/// `s[i]`: the scalar at an index, from 0.
enum StrIndex: CheckedTextRow {
  static func apply(_ text: Text, _ index: Int) throws(RuntimeError.Kind) -> CharWord {
    guard index >= 0, index < text.count else { throw .indexOutOfRange }
    return CharWord(Int(text[index]))
  }
}
