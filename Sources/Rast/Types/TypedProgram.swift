/// A program that passed the type checker: every operation is resolved to its operands' types, every
/// conversion is written out, and nothing in it can fail but what `RuntimeError` lists.
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

  /// The same program with other functions.
  func with(main: TypedFunction, functions: [TypedFunction]) -> TypedProgram {
    TypedProgram(
      source: source, name: name, params: params, view: view, main: main, functions: functions, names: names)
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
  /// The least and the greatest value it may take, both included; only ints and floats have a range.
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
    switch (low, value, high) {
    case (.int(let low), .int(let value), .int(let high)): low <= value && value <= high
    case (.float(let low), .float(let value), .float(let high)): low <= value && value <= high
    case (_, _, _): false
    }
  }
}

/// What a file's `view` says; nil where it doesn't.
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
  /// The depth of its tree, which says how much stack it takes to walk it.
  var depth: Int

  /// How many bytes of stack it takes at most to walk a tree of the given depth.
  static func walkSize(depth: Int) -> Int { (depth + 2) * bytesPerLevel }

  #if DEBUG
    private static let bytesPerLevel = 24 << 10
  #else
    private static let bytesPerLevel = 4 << 10
  #endif
}

/// `{ … }`; without a value it is unit, or never comes to its end.
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
    case unary(UnaryOperation, TypedExpression)
    case binary(BinaryOperation, TypedExpression, TypedExpression)
    case ternary(TernaryOperation, TypedExpression, TypedExpression, TypedExpression)
    case checked(CheckedOperation, TypedExpression, TypedExpression)
    /// `n as char`, the one cast that can fail.
    case scalar(TypedExpression)
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
    /// Evaluates these in order, of which the last never comes to its end.
    case diverging([TypedExpression])
  }

  var kind: Kind
  var type: Type
  var span: Span
}

/// A name, as a number that is quick to compare.
struct Symbol: Hashable, Sendable {
  var index: Int32
}

/// The names of a program, each once.
struct Names: Sendable {
  private var symbols: [String: Symbol] = [:]
  private var texts: [String] = []

  /// The symbol of a name, the same at each call.
  mutating func symbol(_ name: String) -> Symbol {
    if let symbol = symbols[name] { return symbol }
    let symbol = Symbol(index: Int32(texts.count))
    texts.append(name)
    symbols[name] = symbol
    return symbol
  }

  /// The name of a symbol.
  subscript(symbol: Symbol) -> String { texts[Int(symbol.index)] }
}
