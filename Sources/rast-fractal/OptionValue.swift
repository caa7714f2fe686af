import ArgumentParser
import Fractal
import Rast
import Viewer

/// Reads the values of options. Each function throws a `ValidationError` that says what is expected.
enum OptionValue {
  static let backends = Backend.allCases.map(\.rawValue)
  static let formats = PictureFormats.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")
  static let palettes = Palette.all.map(\.name).joined(separator: ", ")
  static let styles = PictureStyle.allCases.map(\.rawValue).joined(separator: ", ")
  static let scales = CountScale.allCases.map(\.rawValue).joined(separator: ", ")

  static func backend(_ text: String) throws -> Backend {
    try choice(text, Backend.allCases, \.rawValue, "backend")
  }

  static func format(_ text: String) throws -> any PictureFormat {
    try choice(text, PictureFormats.all, \.name, "format")
  }

  static func palette(_ text: String) throws -> Palette {
    try choice(text, Palette.all, \.name, "palette")
  }

  static func style(_ text: String) throws -> PictureStyle {
    try choice(text, PictureStyle.allCases, \.rawValue, "style")
  }

  static func scale(_ text: String) throws -> CountScale {
    try choice(text, CountScale.allCases, \.rawValue, "scale")
  }

  static func samples(_ text: String) throws -> Int { try int(text, 1...Supersampling.maximumSamples) }

  static func size(_ text: String) throws -> Int { try int(text, 1...Int.max) }

  static func iterations(_ text: String) throws -> IterationLimit {
    try given(IterationLimit(text), as: .iterations)
  }

  static func threads(_ text: String) throws -> Int { try int(text, 1...Renderer.maximumThreads) }

  static func fuel(_ text: String) throws -> Int { try int(text, 0...Int.max) }

  static func time(_ text: String) throws -> Double {
    try given(Double(finite: text), as: .time)
  }

  static func span(_ text: String) throws -> Double {
    try given(Double(finite: text).flatMap { $0 > 0 ? $0 : nil }, as: .span)
  }

  static func center(_ text: String) throws -> Complex {
    let numbers = try given(Double.finite(text, count: 2), as: .center)
    return Complex(numbers[0], numbers[1])
  }

  static func region(_ text: String) throws -> Region {
    let numbers = try given(Double.finite(text, count: 4), as: .region)
    let region = Region(numbers[0], numbers[1], numbers[2], numbers[3])
    guard region.isFinite else { throw ValidationError("it is too large") }
    guard !region.isEmpty else {
      throw ValidationError("it has no area: X1 and X2, and Y1 and Y2, must differ")
    }
    return region
  }

  static func cell(_ text: String) throws -> CellSize {
    guard let cell = CellSize(text) else {
      throw ValidationError("it must be a width and a height of a character, such as 9x20 or 1x2")
    }
    return cell
  }

  static func setting(_ text: String) throws -> ParamSetting {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first, !name.isEmpty, let value = parts.last else {
      throw ValidationError("it must be a param's name and its value, such as power=3")
    }
    return ParamSetting(name: String(name), value: String(value))
  }

  /// The value of a text, if there is one that the field of a view can have.
  private static func given<T>(_ value: T?, as field: ViewField) throws -> T {
    guard let value else { throw ValidationError("it must be \(field.expectation)") }
    return value
  }

  private static func choice<T>(
    _ text: String, _ choices: [T], _ name: (T) -> String, _ kind: String
  ) throws -> T {
    if let choice = choices.first(where: { name($0) == text }) { return choice }
    let names = choices.map(name)
    let hint = Suggestion.nearest(to: text, among: names).map { "did you mean \($0)? " } ?? ""
    throw ValidationError("\(hint)the \(kind)s are \(names.joined(separator: ", "))")
  }

  private static func int(_ text: String, _ range: ClosedRange<Int>) throws -> Int {
    guard case .int(let number)? = try? Value(parsing: text, as: .int), range.contains(number) else {
      let bounds =
        range.upperBound == .max
        ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
      throw ValidationError("it must be a whole number, \(bounds)")
    }
    return number
  }
}

extension CompletionKind {
  /// Programs: files of the language or of formulas, and what ships.
  static var programs: CompletionKind { .file(extensions: ["rast", "frm"]) }

  /// Files of formulas.
  static var formulas: CompletionKind { .file(extensions: ["frm"]) }
}

/// A `--set`.
struct ParamSetting {
  var name: String
  var value: String
}
