/// A program that passed the type checker: every operation is resolved to its operands' types, every
/// conversion is explicit, and it can fail only in the ways that `RuntimeError` lists.
public struct TypedProgram: Sendable {
  /// The text it was made from.
  public let source: SourceFile
  /// The program's name, if it has one.
  public let name: String?
  /// The `param`s of the file, in source order, with the values now in force.
  public internal(set) var params: [ParamDeclaration]
  /// The view that the file asks for.
  public let view: ViewDeclaration?
  /// The names that symbols stand for.
  let names: Names
  private let tree: DeepTree<(main: TypedFunction, functions: [TypedFunction])>

  init(
    source: SourceFile, name: String?, params: [ParamDeclaration], view: ViewDeclaration?,
    main: TypedFunction, functions: [TypedFunction], names: Names
  ) {
    (self.source, self.name, self.params, self.view, self.names) = (source, name, params, view, names)
    depth = functions.reduce(main.depth) { max($0, $1.depth) }
    tree = DeepTree((main, functions), depth: depth)
  }

  /// The same program with other functions, or other names.
  func with(
    main: TypedFunction? = nil, functions: [TypedFunction]? = nil, names: Names? = nil
  ) -> TypedProgram {
    TypedProgram(
      source: source, name: name, params: params, view: view, main: main ?? self.main,
      functions: functions ?? self.functions, names: names ?? self.names)
  }

  /// The program's own function; its parameters are the input.
  var main: TypedFunction { tree.content.main }
  /// The functions of the file, called by their index.
  var functions: [TypedFunction] { tree.content.functions }
  /// The depth of the deepest function.
  let depth: Int

  /// The program's parameters: the elements of its input.
  public var parameters: [Parameter] {
    main.parameters.map { Parameter(name: names[$0.name], type: $0.type) }
  }

  /// The type of the program's value.
  public var output: Type { main.output }

  /// A parameter of a program.
  public struct Parameter: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its type.
    public let type: Type
  }
}

/// A `param`: a constant of the program that is changed from outside.
public struct ParamDeclaration: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its type.
  public let type: Type
  /// The value the file gives it.
  public let defaultValue: Value
  /// The value now in force.
  public internal(set) var value: Value
  /// The least and the greatest value that it may have, both included; only ints and floats have a range.
  public let range: ParamRange?
}

/// The bounds of a `param`, both included.
public struct ParamRange: Hashable, Sendable {
  /// The least value.
  public let low: Value
  /// The greatest value.
  public let high: Value

  /// Whether a value of the param's type lies within.
  public func contains(_ value: Value) -> Bool {
    if case .int(let low) = low, case .int(let value) = value, case .int(let high) = high {
      return low <= value && value <= high
    }
    if case .float(let low) = low, case .float(let value) = value, case .float(let high) = high {
      return low <= value && value <= high
    }
    return false
  }
}

/// What a file's `view` says; nil for what it leaves out.
public struct ViewDeclaration: Hashable, Sendable {
  /// The point of the plane in the middle of the picture.
  public var center: Complex?
  /// The height of the plane that the picture covers.
  public var span: Double?
  /// The iteration limit to begin with.
  public var iterations: Int?
  /// The kernel that shows the Julia set of a point.
  public var julia: String?
}

/// A function, or the program itself.
struct TypedFunction: Sendable {
  var name: String
  var parameters: [(name: Symbol, type: Type)]
  var output: Type
  var body: TypedBlock
  /// Where it is declared: its name.
  var span: Span
  /// The depth of its tree, which determines how much stack it takes to walk it.
  var depth: Int
}

/// `{ … }`; without a value it is unit, or never reaches its end.
struct TypedBlock: Sendable {
  var statements: [TypedStatement]
  var value: TypedExpression?
}

/// One statement.
struct TypedStatement: Sendable {
  indirect enum Kind: Sendable {
    case declare(Symbol, TypedExpression)
    case assign(Symbol, TypedExpression)
    case whileLoop(TypedExpression, TypedBlock)
    case forLoop(Symbol, TypedExpression, TypedExpression, TypedBlock)
    case breakLoop
    case continueLoop
    case returnValue(TypedExpression?)
    case print([TypedExpression])
    /// Notes what the expressions hold, for whoever runs the program; after the last time the run ends. Only
    /// `TracedProgram` has such statements.
    case trace([TypedExpression], isLast: Bool)
    case discard(TypedExpression)
  }

  var kind: Kind
  var span: Span
}

/// An expression with its type.
struct TypedExpression: Sendable {
  indirect enum Kind: Sendable {
    case constant(Value)
    case variable(Symbol)
    /// The param with this index.
    case param(Int)
    // Operations on operands of their types. A case for each number of them: the evaluator would spend more time on
    // counting the references to an array than on the operation.
    case unary(Operation, TypedExpression)
    case binary(Operation, TypedExpression, TypedExpression)
    case ternary(Operation, TypedExpression, TypedExpression, TypedExpression)
    /// `z ^ k` with the literal k.
    case complexPower(TypedExpression, Int)
    /// `==` of tuples or units, or `!=`.
    case equal(TypedExpression, TypedExpression, isNegated: Bool)
    case and(TypedExpression, TypedExpression)
    case or(TypedExpression, TypedExpression)
    /// A call of the function with this index.
    case call(Int, [TypedExpression])
    case element(TypedExpression, Int)
    case tuple([TypedExpression])
    case ifElse(TypedExpression, TypedBlock, TypedBlock?)
    case block(TypedBlock)
    /// Evaluates these in order; the last one never finishes.
    case diverging([TypedExpression])
  }

  var kind: Kind
  var type: Type
  var span: Span
}

extension TypedExpression.Kind {
  /// An operation on as many operands as it takes.
  static func operation(_ operation: Operation, _ operands: [TypedExpression]) -> Self {
    switch operands.count {
    case 1: .unary(operation, operands[0])
    case 2: .binary(operation, operands[0], operands[1])
    case 3: .ternary(operation, operands[0], operands[1], operands[2])
    default: preconditionFailure("no operation takes \(operands.count) operands")
    }
  }
}

/// A name as a number, which is quick to compare.
struct Symbol: Hashable, Sendable {
  var index: Int32
}

/// The names of a program, each stored once.
struct Names: Sendable {
  private var symbols: [String: Symbol] = [:]
  private var texts: [String] = []

  /// The symbol of a name, always the same for the same name.
  mutating func symbol(_ name: String) -> Symbol {
    if let symbol = symbols[name] { return symbol }
    let symbol = Symbol(index: Int32(texts.count))
    texts.append(name)
    symbols[name] = symbol
    return symbol
  }

  /// A symbol of its own for another variable of the same name.
  mutating func another(like symbol: Symbol) -> Symbol {
    let other = Symbol(index: Int32(texts.count))
    texts.append(self[symbol])
    return other
  }

  /// The name of a symbol.
  subscript(symbol: Symbol) -> String { texts[Int(symbol.index)] }
}
