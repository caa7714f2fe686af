import Fractal
import Rast

/// A place that was typed or pasted: coordinates, what the status line shows of a view, or a view's own line.
enum TypedPlace: Equatable {
  /// A part of the plane, seen with the kernel that is open.
  case here(Viewport, IterationLimit)
  /// A view of any kernel.
  case view(ViewText)

  /// Reads what was typed while a scene was shown.
  ///
  /// - Throws: why it is no place, in a line without a full stop.
  init(_ text: String, from scene: Scene) throws(NoPlace) {
    if let line = Self.viewLine(text) {
      do throws(ViewTextError) {
        self = .view(try ViewText(parsing: line))
      } catch {
        throw NoPlace(description: "this is no view: \(error)")
      }
    } else if let viewport = Self.coordinates(text, scene.viewport) {
      self = .here(viewport, scene.limit)
    } else if let shown = StatusText(text) {
      self = shown.place(in: scene)
    } else {
      throw NoPlace(
        description: "`\(text.prefix(60))` is no place: write x,y or x,y,span, a complex number, or a view")
    }
  }

  /// The line of a view, alone or in the command line that the viewer prints when it is left; nil if there is none.
  private static func viewLine(_ text: String) -> String? {
    guard let start = text.firstRange(of: "--view")?.upperBound else {
      return text.contains("=") ? text : nil
    }
    let word = text[start...].drop { $0 == " " || $0 == "=" }
    guard word.first == "'" else { return String(word) }
    return String(word.dropFirst().prefix { $0 != "'" })
  }

  /// `x,y`, `x,y,span`, or a complex number.
  private static func coordinates(_ text: String, _ viewport: Viewport) -> Viewport? {
    let parts = text.split(separator: ",")
    let numbers = parts.compactMap { Double(finite: $0) }
    if numbers.count == parts.count, [2, 3].contains(numbers.count) {
      return Viewport(
        center: Complex(numbers[0], numbers[1]), span: numbers.count == 3 ? numbers[2] : viewport.span)
    }
    guard parts.count == 1, case .complex(let point)? = try? Value(parsing: text, as: .complex) else {
      return nil
    }
    return Viewport(center: point, span: viewport.span)
  }
}

/// Why a text is no place.
struct NoPlace: Error, CustomStringConvertible {
  let description: String
}

/// What the status line shows of a view, in full or in short.
private struct StatusText {
  private var kernel: String?
  private var center: Complex?
  private var span: Double?
  private var limit: IterationLimit?

  /// Nil if neither a center nor a magnification is in it.
  init?(_ text: String) {
    let parts = text.replacing("|", with: "·").split(separator: "·").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    for (index, part) in parts.enumerated() {
      let words = part.split(separator: " ")
      if let center = Self.center(part) {
        self.center = center
      } else if let factor = words.last.flatMap(Self.factor), words.count == 1 || words[0] == "magnification"
      {
        span = Viewport.standard.span / factor
      } else if words.count > 1, words[1].hasPrefix("it") {
        let count = IterationLimit(words[0].filter { $0 != "," })
        limit = words.last?.contains("auto") == true ? .automatic : count
      } else if index == 0 {
        kernel = part
      }
    }
    if center == nil, span == nil { return nil }
  }

  private static func center(_ part: String) -> Complex? {
    let name = "center "
    let numbers = part.hasPrefix(name) ? String(part.dropFirst(name.count)) : part
    return Double.finite(numbers, count: 2).map { Complex($0[0], $0[1]) }
  }

  /// How many times larger something is, with the sign for it.
  private static func factor(_ word: Substring) -> Double? {
    guard let last = word.last, last == "×" || last == "x" else { return nil }
    return Double(finite: word.dropLast()).flatMap { $0 > 0 ? $0 : nil }
  }

  func place(in scene: Scene) -> TypedPlace {
    if let kernel, kernel != scene.kernel.title, kernel != scene.kernel.shortName {
      var view = ViewText(kernel: kernel)
      (view.center, view.span, view.iterations) = (center, span, limit)
      return .view(view)
    }
    let viewport = Viewport(center: center ?? scene.viewport.center, span: span ?? scene.viewport.span)
    return .here(viewport, limit ?? scene.limit)
  }
}
