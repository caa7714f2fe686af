import Rast

/// The ways in which a program that is meant as a kernel can break the contract.
enum KernelError {
  case unknownInput(String, nearest: KernelInput?)
  case inputType(KernelInput, found: Type)
  case outputType(Type)
  case prints

  /// The error in words.
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .unknownInput(let name, let nearest):
      Diagnostic(
        .unknownInput, span, "a kernel has no input `\(name)`",
        help: nearest.map { "did you mean `\($0.rawValue): \($0.type)`?" }
          ?? "the inputs are \(KernelError.inputs); for a value of the kernel's own, use a `param`")
    case .inputType(let input, let found):
      Diagnostic(
        .inputType, span,
        "the input `\(input.rawValue)` of a kernel is of type \(input.type), not \(found.short)",
        help: KernelError.inputHelp(input, found))
    case .outputType(let type):
      Diagnostic(
        .outputType, span,
        type == .unit ? "a kernel must return a value" : "a kernel can't return \(type.short)",
        help: KernelError.outputHelp(type))
    case .prints:
      Diagnostic(
        .kernelPrints, span, "a kernel may not print",
        help: "return what is to be shown, for instance as a `char`")
    }
  }

  private static let inputs = KernelInput.allCases.map { "`\($0.rawValue): \($0.type)`" }
    .joined(separator: ", ")

  private static func inputHelp(_ input: KernelInput, _ found: Type) -> String {
    if input == .point, case .tuple = found {
      return "write `point: complex`; its coordinates are `point.re` and `point.im`"
    }
    if input == .iterations, found == .float {
      return "write `iterations: int`, and `iterations as float` where you need a float"
    }
    return "write `\(input.rawValue): \(input.type)`"
  }

  private static func outputHelp(_ type: Type) -> String {
    switch type {
    case .bool: "return a count: `if inside { iterations } else { 0 }`"
    case .complex: "return a part or the modulus: `z.re`, `z.im`, `abs(z)`"
    case .str: "a glyph is a `char`: write `-> char`, and `text[i]` for one of a text"
    case .tuple(let tuple) where [2, 3].contains(tuple.elements.count):
      "write `-> (\(tuple.elements.map { _ in "float" }.joined(separator: ", ")))`"
        + (tuple.elements.contains(.int) ? ", with `n as float` for an int" : "")
    case .unit, .char, .int, .float, .tuple:
      "it returns a count, `int` or `float`; a count and a hue, `(float, float)`; "
        + "a colour, `(float, float, float)`; or a glyph, `char`"
    }
  }
}
