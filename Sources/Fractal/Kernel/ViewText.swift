import Rast

/// A view as one line of text, such as
///
///     mandelbrot center=-0.745,0.11 span=0.02 iterations=1024 palette=fire
///
/// The first word is the kernel as on a command line: the name of one that ships, or a path. Each other word is a field
/// and its value, in any order and at most once; what is not given is left to the kernel:
///
/// - `center=X,Y` and `span=S`, or `region=X1,Y1,X2,Y2` instead of both
/// - `iterations=N`, or `auto`
/// - `time=T`: seconds
/// - `set.NAME=VALUE`: a param
/// - `palette=NAME`, `scale=NAME`, `shift=TURNS`, `invert=true`
///
/// A value or path that contains anything but letters, digits and plain signs is in quotes, with the escapes `\"`,
/// `\\` and `\u{…}`. So the line contains no apostrophe and nothing that does not print, and can be put between
/// apostrophes in a shell.
public struct ViewText: Hashable, Sendable {
  /// The kernel: the name of one that ships, or a path.
  public var kernel: String
  /// The point in the middle.
  public var center: Complex?
  /// The height of the part of the plane that is shown, greater than 0.
  public var span: Double?
  /// The part of the plane that is shown, instead of both; its area is not 0.
  public var region: Region?
  /// The iteration limit.
  public var iterations: IterationLimit?
  /// Seconds since the view opened.
  public var time: Double?
  /// The values of params by their names, as a command line gives them.
  public var settings: [String: String] = [:]
  /// The palette's name.
  public var palette: String?
  /// How counts are mapped to the palette.
  public var scale: CountScale?
  /// How far the palette is shifted, in turns.
  public var shift: Double?
  /// Whether the palette runs backwards.
  public var isInverted = false

  /// A kernel as its file asks to be shown.
  public init(kernel: String) { self.kernel = kernel }

  /// The most bytes that a text may have.
  public static let maximumSize = 1 << 16
}

extension ViewText: CustomStringConvertible {
  /// The line, without a newline.
  public var description: String {
    var words = [ViewWord.written(kernel)]
    func add(_ field: ViewField, _ value: String?) {
      if let value { words.append("\(field.rawValue)=\(ViewWord.written(value))") }
    }
    add(.center, center.map { "\($0.re),\($0.im)" })
    add(.span, span.map { "\($0)" })
    add(.region, region.map { "\($0.x1),\($0.y1),\($0.x2),\($0.y2)" })
    add(.iterations, iterations.map(\.text))
    add(.time, time.map { "\($0)" })
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      words.append("\(ViewField.setPrefix)\(name)=\(ViewWord.written(value))")
    }
    add(.palette, palette)
    add(.scale, scale?.rawValue)
    add(.shift, shift.map { "\($0)" })
    add(.invert, isInverted ? "true" : nil)
    return words.joined(separator: " ")
  }
}

extension ViewText {
  /// Whether a view can set a param of this name.
  public static func isParamName(_ name: String) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

/// The fields of a view's text, except params. An option of the same name takes the same values.
public enum ViewField: String, CaseIterable, Sendable {
  /// A field; `ViewText` says what each of them means.
  case center, span, region, iterations, time, palette, scale, shift, invert

  /// The prefix of a param's name.
  static let setPrefix = "set."

  /// The param that a field sets; nil if it sets none.
  static func param(_ name: String) -> String? {
    guard name.hasPrefix(setPrefix) else { return nil }
    let param = String(name.dropFirst(setPrefix.count))
    return ViewText.isParamName(param) ? param : nil
  }

  /// What a value looks like.
  public var expectation: String {
    switch self {
    case .center: "two finite numbers x,y, such as -0.75,0"
    case .span: "a finite number greater than 0, such as 2.5"
    case .region: "four finite numbers x1,y1,x2,y2 with an area, such as -2,-1.25,0.5,1.25"
    case .iterations: "a whole number, 1 or more, or auto"
    case .time: "a finite number of seconds, such as 2.5"
    case .palette: "one of " + Palette.all.map(\.name).joined(separator: ", ")
    case .scale: "one of " + CountScale.allCases.map(\.rawValue).joined(separator: ", ")
    case .shift: "a finite number of turns"
    case .invert: "true or false"
    }
  }
}

extension IterationLimit {
  /// The limit as options and views write it: a number, or `auto`.
  public var text: String {
    switch self {
    case .fixed(let limit): String(limit)
    case .automatic: "auto"
    }
  }

  /// The limit that a text gives; nil if it gives none.
  public init?(_ text: String) {
    if text == "auto" {
      self = .automatic
    } else if case .int(let limit)? = try? Value(parsing: text, as: .int), limit >= 1 {
      self = .fixed(limit)
    } else {
      return nil
    }
  }
}
