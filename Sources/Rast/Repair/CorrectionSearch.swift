/// Where the changes that may mend an error are looked for: what a code says of it.
package struct CorrectionSearch: Sendable {
  let find: @Sendable (Corrections, Diagnostic) -> [Correction]

  /// A search of a module's own.
  package init(_ find: @escaping @Sendable (Corrections, Diagnostic) -> [Correction]) { self.find = find }

  /// Nothing is tried.
  package static let none = CorrectionSearch { _, _ in [] }

  /// The end of a comment.
  static let comments = CorrectionSearch { $0.commentCorrections($1.span) }

  /// Quotes put in and taken out.
  static let quotes = CorrectionSearch { $0.quoteCorrections($1.span) }

  /// Other spellings of a number.
  static let numbers = CorrectionSearch { $0.numberCorrections($1.span) }

  /// What a character of other languages, or of a word processor, is here.
  static let characters = CorrectionSearch {
    $0.characterCorrections($1.span) + $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span)
  }

  /// Other names for what is named with a keyword.
  static let keywords = CorrectionSearch {
    $0.keywordCorrections($1.span) + $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span)
  }

  /// A comparison in place of an assignment.
  static let assignments = CorrectionSearch {
    $0.text.source.text($1.span) == "=" ? $0.tokenCorrections($1.span) : []
  }

  /// Two comparisons in place of a chain.
  static let chains = CorrectionSearch { $0.chainCorrections($1.span) + $0.tokenCorrections($1.span) }

  /// Tokens put in, taken out and exchanged.
  static let tokens = CorrectionSearch { $0.foreignCorrections($1.span) + $0.tokenCorrections($1.span) }

  /// Names that are near, and declarations that are misspelt.
  static let names = CorrectionSearch {
    $0.nameCorrections($1) + $0.foreignCorrections($1.span) + $0.typeCorrections($1)
  }

  /// Declarations that are there twice, or should be `var`.
  static let declarations = CorrectionSearch { $0.declarationCorrections($1) }

  /// Conversions, other literals, and other types for what is declared.
  package static let types = CorrectionSearch { $0.typeCorrections($1) }
}
