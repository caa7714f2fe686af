/// A node of a program that is built in Swift instead of being parsed: the seed's own nodes, and those that
/// the rest of the language needs. An int constant becomes a float or complex where one is needed, as a
/// literal does.
public indirect enum Node: Sendable {
  // The seed's
  case constant(Value)
  case variable(String)
  /// Element `index` of a tuple.
  case extractTuple(Node, Int)
  /// The scalar of a str at an index.
  case extractArray(Node, Node)
  case cast(Node, Type)
  case add(Node, Node)
  case sub(Node, Node)
  case mul(Node, Node)
  case div(Node, Node)
  case mod(Node, Node)
  case eq(Node, Node)
  case neq(Node, Node)
  case gt(Node, Node)
  case gtEq(Node, Node)
  case lt(Node, Node)
  case ltEq(Node, Node)
  case and(Node, Node)
  case or(Node, Node)
  /// `var name = value;`.
  case declare(String, Node)
  case assign(String, Node)
  /// Condition and body.
  case `while`(Node, Node)
  case print(Node)
  /// Nodes in order; the last one gives the value.
  case block([Node])

  // The rest of the language's
  case pow(Node, Node)
  case neg(Node)
  case not(Node)
  case real(Node)
  case imaginary(Node)
  case tuple([Node])
  /// A call of a built-in function.
  case call(String, [Node])
  case `if`(Node, Node, else: Node?)
  /// `for name in low..high`.
  case `for`(String, Node, Node, Node)
  case `break`
  case `continue`
  case `return`(Node?)
}

/// A program: parsed, or built of nodes.
public struct Program: Sendable {
  enum Content: Sendable {
    case text(SourceFile)
    case nodes(input: Type, output: Type, body: Node)
  }

  let content: Content

  /// A program of nodes, whose input is the variable `input`.
  public init(input: Type, output: Type, body: Node) {
    content = .nodes(input: input, output: output, body: body)
  }

  /// A program of text; its parameters are the elements of its input.
  public init(_ source: SourceFile) { content = .text(source) }

  /// A program of text.
  public init(parsing text: String) { self.init(SourceFile(path: "program", text: text)) }

  /// The program, type-checked.
  ///
  /// - Throws: what is wrong with it. Places in it are of the text, if there is one.
  public func checked() throws(CompileErrors) -> TypedProgram {
    switch content {
    case .text(let source): return try Analysis(source).get()
    case .nodes(let input, let output, let body): return try NodeReader.read(input, output, body)
    }
  }
}
