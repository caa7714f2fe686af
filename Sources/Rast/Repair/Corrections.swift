/// The changes that could mend the errors of a file.
package struct Corrections {
  /// The file's tokens.
  package let text: TokenText
  let layout: Layout
  /// How many brackets have no partner.
  let unmatched: Int

  /// The names that are used but not declared.
  let unknownNames: [String]
  /// The names that parameters of the program must have: where one is used but not declared, the declaration is
  /// misspelt.
  let inputs: [String]

  init(_ source: SourceFile, among diagnostics: [Diagnostic], inputs: [String]) {
    unknownNames = diagnostics.filter { $0.code == .unknownVariable }.map { source.text($0.span) }
    self.inputs = inputs
    text = TokenText(source)
    layout = Layout(text.tokens, source)
    unmatched = layout.faults(at: -1, insert: nil, replaces: false).unmatched
  }

  /// The error itself, told with each change that may mend it, the likeliest first.
  func candidates(for error: Diagnostic) -> [Diagnostic] {
    guard !text.tokens.isEmpty else { return [error] }
    let found = error.code.corrections.find(self, error)
    return [error] + error.alternatives + found.map { $0.told(insteadOf: error) }
  }
}
