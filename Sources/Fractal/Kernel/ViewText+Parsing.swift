import Rast

extension ViewText {
  /// Reads a view's line; blanks around it, and a newline at its end, are ignored.
  ///
  /// - Throws: the first thing that is wrong with it.
  public init(parsing text: String) throws(ViewTextError) {
    let blanks = Set<Unicode.Scalar>([" ", "\t", "\n", "\r"])
    let line = text.unicodeScalars.drop { blanks.contains($0) }
    let end = line.lastIndex { !blanks.contains($0) }.map { line.index(after: $0) } ?? line.startIndex
    let words = try ViewWord.all(of: String(line[..<end]))
    guard let first = words.first else { throw .empty }
    guard first.name == nil, !first.value.isEmpty, !first.value.unicodeScalars.contains("\0") else {
      throw .noKernel
    }
    self.init(kernel: first.value)
    var seen: Set<String> = []
    for word in words.dropFirst() {
      guard let name = word.name else { throw .noValue(word.value) }
      guard seen.insert(name).inserted else { throw .repeated(name) }
      if let param = ViewField.param(name) {
        settings[param] = word.value
      } else if let field = ViewField(rawValue: name) {
        guard set(field, word.value) else {
          throw .badValue(name, word.value, expected: field.expectation)
        }
      } else {
        throw .unknownField(name)
      }
    }
    if region != nil, center != nil || span != nil { throw .twoRegions }
  }

  /// Sets a field to the value that a text gives; returns false if it gives none.
  private mutating func set(_ field: ViewField, _ text: String) -> Bool {
    switch field {
    case .center:
      center = Double.finite(text, count: 2).map { Complex($0[0], $0[1]) }
      return center != nil
    case .span:
      span = Double(finite: text).flatMap { $0 > 0 ? $0 : nil }
      return span != nil
    case .region:
      region = Double.finite(text, count: 4).map { Region($0[0], $0[1], $0[2], $0[3]) }
      return region.map { $0.isFinite && !$0.isEmpty } ?? false
    case .iterations:
      iterations = IterationLimit(text)
      return iterations != nil
    case .time:
      time = Double(finite: text)
      return time != nil
    case .palette:
      palette = Palette.named(text)?.name
      return palette != nil
    case .scale:
      scale = CountScale(rawValue: text)
      return scale != nil
    case .shift:
      shift = Double(finite: text)
      return shift != nil
    case .invert:
      isInverted = text == "true"
      return isInverted || text == "false"
    }
  }
}

/// Why a text is not a view.
public enum ViewTextError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case empty
  /// It is longer than any view.
  case tooLong
  /// It does not begin with a kernel.
  case noKernel
  /// It contains a character that does not print.
  case controlCharacter(Unicode.Scalar)
  /// A quote that does not end.
  case openQuote
  /// A backslash is not followed by `"`, `\` or `u{…}`.
  case badEscape
  /// A word has no value.
  case noValue(String)
  /// There is no such field.
  case unknownField(String)
  /// A field is given twice.
  case repeated(String)
  /// A field can't have the value that it is given.
  case badValue(String, String, expected: String)
  /// It has both a region and a center or span.
  case twoRegions
}

extension ViewTextError: CustomStringConvertible {
  /// The error in one line, without a full stop; nothing in it can affect a terminal.
  public var description: String {
    switch self {
    case .empty: "a view begins with a kernel's name or path, but this one is empty"
    case .tooLong: "a view is a line of at most \(ViewText.maximumSize) bytes"
    case .noKernel: "a view begins with a kernel's name or path"
    case .controlCharacter(let scalar):
      "a view is one line of text, but this one contains the character U+\(String(scalar.value, radix: 16, uppercase: true))"
    case .openQuote: "a quote does not end"
    case .badEscape: "a \\ must be followed by \", \\ or u{…} with a character's number"
    case .noValue(let word): "\(shown(word)) has no value: write it as field=value"
    case .unknownField(let name): "there is no field \(shown(name)): \(hint(name))"
    case .repeated(let name): "\(shown(name)) is given twice"
    case .badValue(let name, let value, let expected):
      "\(name) can't be \(shown(value)): it must be \(expected)"
    case .twoRegions: "a region can't be combined with a center or a span"
    }
  }

  private func hint(_ name: String) -> String {
    let names = ViewField.allCases.map(\.rawValue)
    return Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
      ?? "the fields are \(names.joined(separator: ", ")), and set.NAME for a param"
  }

  /// The beginning of a text that comes from outside.
  private func shown(_ text: String) -> String {
    ViewWord.quoted(text.prefix(40)) + (text.count > 40 ? "…" : "")
  }
}
