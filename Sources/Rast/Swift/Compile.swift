/// Why a program could not be made into a Swift function.
public enum BuildError: Error, CustomStringConvertible {
  /// The program itself is wrong.
  case program(CompileErrors)
  /// The program has other parameter or result types than the Swift function.
  case signature(expected: String, found: String)

  /// What is wrong, for people.
  public var description: String {
    switch self {
    case .program(let errors): errors.description
    case .signature(let expected, let found): "the program is \(found), not \(expected)"
    }
  }
}

/// Why a call of a program gave no value.
public enum CallError: Error, CustomStringConvertible {
  /// The program could not be made into a function.
  case build(BuildError)
  /// It failed when it ran.
  case run(RuntimeError)

  /// What is wrong, for people.
  public var description: String {
    switch self {
    case .build(let error): error.description
    case .run(let error): error.kind.message
    }
  }
}

/// Makes a program into a Swift function: checked and compiled once, it can be called any number of times and from
/// several threads at once.
///
///     let f = try compile(mul2, as: ((Int) -> Int).self)
///     try f(15)  // 30
///
/// - Throws: the errors of the program, or that its types are not those of the function.
public func compile<each Input: RastRepresentable, Output: RastRepresentable>(
  _ program: Program, as type: ((repeat each Input) -> Output).Type, on backend: Backend = .compiled,
  options: RunOptions = RunOptions()
) throws(BuildError) -> @Sendable (repeat each Input) throws(RuntimeError) -> Output {
  var inputs: [Type] = []
  for type in repeat (each Input).self { inputs.append(type.rastType) }
  let call = try Callable(program, inputs, Output.rastType, backend, options)
  return { (input: repeat each Input) throws(RuntimeError) -> Output in
    var arguments: [Value] = []
    for value in repeat each input { arguments.append(value.rastValue) }
    return call.output(try call.run(arguments))
  }
}

/// The same for a program that gives a tuple of two.
///
/// - Throws: the errors of the program, or that its types are not those of the function.
public func compile<each Input: RastRepresentable, First: RastRepresentable, Second: RastRepresentable>(
  _ program: Program, as type: ((repeat each Input) -> (First, Second)).Type, on backend: Backend = .compiled,
  options: RunOptions = RunOptions()
) throws(BuildError) -> @Sendable (repeat each Input) throws(RuntimeError) -> (First, Second) {
  var inputs: [Type] = []
  for type in repeat (each Input).self { inputs.append(type.rastType) }
  let call = try Callable(program, inputs, .tuple([First.rastType, Second.rastType]), backend, options)
  return { (input: repeat each Input) throws(RuntimeError) -> (First, Second) in
    var arguments: [Value] = []
    for value in repeat each input { arguments.append(value.rastValue) }
    let elements = call.elements(try call.run(arguments))
    return (call.output(elements[0]), call.output(elements[1]))
  }
}

/// The same for a program that gives a tuple of three.
///
/// - Throws: the errors of the program, or that its types are not those of the function.
public func compile<
  each Input: RastRepresentable, First: RastRepresentable, Second: RastRepresentable, Third: RastRepresentable
>(
  _ program: Program, as type: ((repeat each Input) -> (First, Second, Third)).Type,
  on backend: Backend = .compiled, options: RunOptions = RunOptions()
) throws(BuildError) -> @Sendable (repeat each Input) throws(RuntimeError) -> (First, Second, Third) {
  var inputs: [Type] = []
  for type in repeat (each Input).self { inputs.append(type.rastType) }
  let output = Type.tuple([First.rastType, Second.rastType, Third.rastType])
  let call = try Callable(program, inputs, output, backend, options)
  return { (input: repeat each Input) throws(RuntimeError) -> (First, Second, Third) in
    var arguments: [Value] = []
    for value in repeat each input { arguments.append(value.rastValue) }
    let elements = call.elements(try call.run(arguments))
    return (call.output(elements[0]), call.output(elements[1]), call.output(elements[2]))
  }
}

/// Runs a program once by walking its tree.
///
/// - Throws: the errors of the program, that its types are not those of the arguments, or how it failed.
public func evaluate<each Input: RastRepresentable, Output: RastRepresentable>(
  _ program: Program, _ input: repeat each Input, as type: Output.Type, options: RunOptions = RunOptions()
) throws(CallError) -> Output {
  var inputs: [Type] = []
  var arguments: [Value] = []
  for value in repeat each input {
    inputs.append(Swift.type(of: value).rastType)
    arguments.append(value.rastValue)
  }
  let call: Callable
  do throws(BuildError) {
    call = try Callable(program, inputs, Output.rastType, .evaluated, options)
  } catch {
    throw .build(error)
  }
  do throws(RuntimeError) {
    return call.output(try call.run(arguments))
  } catch {
    throw .run(error)
  }
}

/// A prepared program whose types match a Swift function's.
private final class Callable: @unchecked Sendable {
  // Unchecked because of the instances: each is used by one call at a time, which takes it out of the pool.
  private let prepared: any PreparedProgram
  private let options: RunOptions
  /// Whether the arguments are the elements of one tuple.
  private let isPacked: Bool
  private let idle = Locked<[Instance]>([])

  private struct Instance: @unchecked Sendable {
    let instance: any ProgramInstance
  }

  init(
    _ program: Program, _ inputs: [Type], _ output: Type, _ backend: Backend, _ options: RunOptions
  ) throws(BuildError) {
    self.options = options
    let checked: TypedProgram
    do throws(CompileErrors) {
      checked = try program.checked()
      prepared = try backend.prepare(checked)
    } catch {
      throw .program(error)
    }
    let parameters = checked.parameters.map(\.type)
    isPacked = parameters != inputs && parameters == [.tuple(inputs)]
    guard parameters == inputs || isPacked, checked.output == output else {
      throw .signature(
        expected: Callable.text(inputs, output), found: Callable.text(parameters, checked.output))
    }
  }

  private static func text(_ inputs: [Type], _ output: Type) -> String {
    "(" + inputs.map(\.description).joined(separator: ", ") + ") -> \(output)"
  }

  func run(_ arguments: [Value]) throws(RuntimeError) -> Value {
    let taken = idle.withLock { $0.popLast() } ?? Instance(instance: prepared.makeInstance(options))
    defer { idle.withLock { $0.append(taken) } }
    return try taken.instance.run(isPacked ? [.tuple(arguments)] : arguments)
  }

  /// The value in Swift. Its type was checked when the function was made.
  func output<T: RastRepresentable>(_ value: Value) -> T {
    guard let output = T(rastValue: value) else { preconditionFailure("\(value.type) is no \(T.rastType)") }
    return output
  }

  func elements(_ value: Value) -> [Value] {
    guard case .tuple(let elements) = value else { preconditionFailure("\(value.type) is no tuple") }
    return elements
  }
}
