extension TypedProgram {
  /// The program with other values for some of its params; the others keep theirs.
  ///
  /// - Throws: why the first param, in the order of the names, cannot be set.
  public func setting(_ values: [String: Value]) throws(ParamError) -> TypedProgram {
    var program = self
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let index = params.firstIndex(where: { $0.name == name }) else {
        throw .unknown(name, known: params.map(\.name))
      }
      let param = params[index]
      guard value.type == param.type else {
        throw .wrongType(name, expected: param.type, found: value.type)
      }
      if let range = param.range, !range.contains(value) {
        throw .outsideRange(name, value, range)
      }
      program.params[index].value = value
    }
    return program
  }

  /// The value of a param as a command line gives it.
  ///
  /// - Throws: that there is no such param, or that the text is not one of its values.
  public func paramValue(_ name: String, parsing text: String) throws(ParamError) -> Value {
    guard let param = params.first(where: { $0.name == name }) else {
      throw .unknown(name, known: params.map(\.name))
    }
    do throws(ValueTextError) {
      return try Value(parsing: text, as: param.type)
    } catch {
      throw .badText(name, error)
    }
  }
}

/// Why a param can't be set.
public enum ParamError: Error, Hashable, Sendable {
  /// The program has no param of this name; those it has are listed.
  case unknown(String, known: [String])
  /// The param is of another type.
  case wrongType(String, expected: Type, found: Type)
  /// The value is outside of the param's range.
  case outsideRange(String, Value, ParamRange)
  /// The text is no value of the param's type.
  case badText(String, ValueTextError)
}

extension ParamError: CustomStringConvertible {
  /// The error in one line, without a full stop.
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      let hint =
        Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? (known.isEmpty ? "the program has none" : "there is " + known.joined(separator: ", "))
      return "there is no param `\(DisplayWidth.expanded(name))`: \(hint)"
    case .wrongType(let name, let expected, let found):
      return "the param `\(name)` is \(expected.article), not \(found.article)"
    case .outsideRange(let name, let value, let range):
      return "the param `\(name)` must be \(range.low) to \(range.high), not \(value)"
    case .badText(let name, let error):
      return "the param `\(name)` can't be set: \(error)"
    }
  }
}
