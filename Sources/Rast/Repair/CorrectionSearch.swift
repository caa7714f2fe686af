/// How corrections of an error are searched for; each code declares its own.
package struct CorrectionSearch: Sendable {
  let find: @Sendable (Corrections, Diagnostic) -> [Correction]

  /// A search that a module defines.
  package init(_ find: @escaping @Sendable (Corrections, Diagnostic) -> [Correction]) { self.find = find }

  /// Nothing is tried.
  package static let none = CorrectionSearch { _, _ in [] }

  /// The end of a comment.
  static let comments = CorrectionSearch { $0.commentCorrections($1.span) }

  /// Quotes that are inserted or removed.
  static let quotes = CorrectionSearch { $0.quoteCorrections($1.span) }

  /// Other spellings of a number.
  static let numbers = CorrectionSearch { $0.numberCorrections($1.span) }

  /// What a character of another language or a word processor stands for here.
  static let characters = CorrectionSearch {
    $0.characterCorrections($1.span) + $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span)
  }

  /// Other names in place of a keyword.
  static let keywords = CorrectionSearch {
    $0.keywordCorrections($1.span) + $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span)
  }

  /// A comparison in place of an assignment.
  static let assignments = CorrectionSearch {
    $0.text.source.text($1.span) == "=" ? $0.tokenCorrections($1.span) : []
  }

  /// Two comparisons in place of a chain.
  static let chains = CorrectionSearch { $0.chainCorrections($1.span) + $0.tokenCorrections($1.span) }

  /// Tokens that are inserted, removed or exchanged.
  static let tokens = CorrectionSearch { $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span) }

  /// Similar names, and misspelt declarations.
  static let names = CorrectionSearch {
    $0.nameCorrections($1) + $0.foreignCorrections($1.span) + $0.typeCorrections($1)
  }

  /// Duplicate declarations, and declarations that should be `var`.
  static let declarations = CorrectionSearch { $0.declarationCorrections($1) }

  /// Conversions, other literals, and other declared types.
  package static let types = CorrectionSearch { $0.typeCorrections($1) }
}
