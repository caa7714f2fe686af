import Rast

/// What a kernel can be told about a pixel; a parameter's name says which input it is.
public enum KernelInput: String, CaseIterable, Hashable, Sendable {
  /// The horizontal coordinate of the pixel's point on the plane.
  case x
  /// The vertical coordinate of the pixel's point on the plane, which grows downwards.
  case y
  /// The pixel's point on the plane.
  case point
  /// The iteration limit now in force.
  case iterations
  /// Seconds since the view opened.
  case time

  /// The names of all inputs.
  public static let names = allCases.map(\.rawValue)

  /// The type that a parameter of this name has.
  public var type: Type {
    switch self {
    case .x, .y, .time: .float
    case .point: .complex
    case .iterations: .int
    }
  }

  /// Whether it is the same for all pixels of a frame.
  public var isUniform: Bool {
    switch self {
    case .x, .y, .point: false
    case .iterations, .time: true
    }
  }

  /// Its value for a point of the plane.
  public func value(at point: Complex, iterations: Int, time: Double) -> Value {
    switch self {
    case .x: .float(point.re)
    case .y: .float(point.im)
    case .point: .complex(point)
    case .iterations: .int(iterations)
    case .time: .float(time)
    }
  }

  /// Names that other programs use for the same thing, for suggestions.
  private var aliases: [String] {
    switch self {
    case .x: ["re", "real"]
    case .y: ["im", "imag"]
    case .point: ["c", "z", "p", "z0", "pixel", "position", "input"]
    case .iterations: ["n", "limit", "iters", "max_iter", "max_iterations", "maxiter", "depth"]
    case .time: ["t", "seconds"]
    }
  }

  /// The input that `name` probably stands for.
  static func nearest(to name: String) -> KernelInput? {
    allCases.first { $0.aliases.contains(name.lowercased()) }
      ?? Suggestion.nearest(to: name, among: names).flatMap { KernelInput(rawValue: $0) }
  }
}

/// What a kernel's value means.
public enum KernelOutput: Hashable, Sendable, CaseIterable {
  /// `int`: an escape count; one that reaches the iteration limit means that the point never escaped.
  case count
  /// `float`: a smooth escape count.
  case smoothCount
  /// `(float, float)`: an escape count and a hue in turns.
  case countAndHue
  /// `(float, float, float)`: red, green and blue from 0 to 1.
  case colour
  /// `char`: the glyph to draw.
  case glyph

  /// The output of a program that returns the given type; nil if a kernel can't return it.
  public init?(_ type: Type) {
    guard let output = KernelOutput.allCases.first(where: { $0.type == type }) else { return nil }
    self = output
  }

  /// The type of the program's value.
  public var type: Type {
    switch self {
    case .count: .int
    case .smoothCount: .float
    case .countAndHue: .tuple([.float, .float])
    case .colour: .tuple([.float, .float, .float])
    case .glyph: .char
    }
  }
}
