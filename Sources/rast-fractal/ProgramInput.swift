import Rast

/// The input of a program, given as arguments on a command line: one for each value that is not a tuple.
struct ProgramInput {
  private let parameters: [TypedProgram.Parameter]

  init(_ program: TypedProgram) { parameters = program.parameters }

  /// The values of the program's parameters.
  ///
  /// - Throws: what the program needs, if there are too many or too few arguments, or some are not of its types.
  func values(_ arguments: [String], file: String) throws(CommandError) -> [Value] {
    let leaves = parameters.flatMap { Self.leaves($0.name, $0.type) }
    guard arguments.count == leaves.count else { throw .usage(wrongCount(arguments.count, leaves, file)) }
    var values: [Value] = []
    for (index, (leaf, argument)) in zip(leaves, arguments).enumerated() {
      do throws(ValueTextError) {
        values.append(try Value(parsing: argument, as: leaf.type))
      } catch {
        throw .usage("argument \(index + 1), `\(leaf.name)`: \(error)")
      }
    }
    var rest = values[...]
    return parameters.map { Self.build($0.type, &rest) }
  }

  /// A value that takes an argument of its own.
  private typealias Leaf = (name: String, type: Type)

  private static func leaves(_ name: String, _ type: Type) -> [Leaf] {
    switch type {
    case .unit: []
    case .bool, .char, .int, .float, .complex, .str: [(name, type)]
    case .tuple(let tuple):
      tuple.elements.enumerated().flatMap { leaves("\(name).\($0)", $1) }
    }
  }

  private static func build(_ type: Type, _ values: inout ArraySlice<Value>) -> Value {
    switch type {
    case .unit: return .unit
    case .bool, .char, .int, .float, .complex, .str: return values.popFirst() ?? .unit
    case .tuple(let tuple):
      var elements: [Value] = []
      for element in tuple.elements { elements.append(build(element, &values)) }
      return .tuple(elements)
    }
  }

  private func wrongCount(_ count: Int, _ leaves: [Leaf], _ file: String) -> String {
    let shown = leaves.prefix(16).map { "\($0.name): \($0.type)" } + (leaves.count > 16 ? ["…"] : [])
    let expected =
      switch leaves.count {
      case 0: "no arguments"
      case 1: "1 argument (\(shown.joined()))"
      case let many: "\(many) arguments (\(shown.joined(separator: ", ")))"
      }
    return "\(file) takes \(expected), but \(count) \(count == 1 ? "is" : "are") given"
  }
}
