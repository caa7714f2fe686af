/// The changes that might correct the errors of a file.
package struct Corrections {
  /// The file's tokens.
  package let text: TokenText
  let layout: Layout
  /// How many brackets are without a partner.
  let unmatched: Int

  /// The names that are used but not declared.
  let unknownNames: [String]
  /// The names that the program's parameters must have: if one of them is used but not declared, a declaration is
  /// misspelt.
  let inputs: [String]

  init(_ source: SourceFile, among diagnostics: [Diagnostic], inputs: [String]) {
    unknownNames = diagnostics.filter { $0.code == .unknownVariable }.map { source.text($0.span) }
    self.inputs = inputs
    text = TokenText(source)
    layout = Layout(text.tokens, source)
    unmatched = layout.faults(at: -1, insert: nil, replaces: false).unmatched
  }

  /// The error itself, then the error reported with each change that might correct it, the likeliest first.
  func candidates(for error: Diagnostic) -> [Diagnostic] {
    guard !text.tokens.isEmpty else { return [error] }
    let found = error.code.corrections.find(self, error)
    return [error] + error.alternatives + found.map { $0.told(insteadOf: error) }
  }
}
