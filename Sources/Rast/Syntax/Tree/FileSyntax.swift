/// A name as it stands in the source.
package struct Identifier: Hashable, Sendable {
  package var name: String
  package var span: Span

  /// A name with its place; one that was not parsed has none.
  package init(_ name: String, span: Span = .none) { (self.name, self.span) = (name, span) }
}

/// A whole file as written: what the parser makes, the Swift API and Formula build, and the printer prints.
package struct FileSyntax: Hashable, Sendable {
  /// The items in the order of the file.
  package var items: [ItemSyntax]
  /// The comments after the last item.
  package var comments: [String] = []
  /// The keyword of every `print`.
  var prints: [Span] = []
  /// Functions and params that could not be parsed: that they are missing merely follows.
  var damagedNames: Set<String> = []

  /// A file of items.
  package init(_ items: [ItemSyntax] = []) { self.items = items }

  /// The program; a second one is an error.
  package var program: ProgramSyntax? {
    items.lazy.compactMap { if case .program(let program) = $0.kind { program } else { nil } }.first
  }

  /// The functions in order.
  package var functions: [FunctionSyntax] {
    items.compactMap { if case .function(let function) = $0.kind { function } else { nil } }
  }

  /// The params in order.
  package var params: [ParamSyntax] {
    items.compactMap { if case .param(let param) = $0.kind { param } else { nil } }
  }

  /// The view; a second one is an error.
  package var view: ViewSyntax? {
    items.lazy.compactMap { if case .view(let view) = $0.kind { view } else { nil } }.first
  }

  /// The depth of the deepest expression in it.
  package var depth: Int { items.reduce(0) { max($0, $1.depth) } }
}

/// One item of a file.
package struct ItemSyntax: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case program(ProgramSyntax)
    case function(FunctionSyntax)
    case param(ParamSyntax)
    case view(ViewSyntax)
  }

  package var kind: Kind
  /// The comments before it, each as written.
  package var comments: [String]

  /// An item with the comments before it.
  package init(_ kind: Kind, comments: [String] = []) { (self.kind, self.comments) = (kind, comments) }

  fileprivate var depth: Int {
    switch kind {
    case .program(let program): program.body.depth
    case .function(let function): function.body.depth
    case .param(let param): max(param.value.depth, param.range?.low.depth ?? 0, param.range?.high.depth ?? 0)
    case .view(let view): view.fields.reduce(0) { max($0, $1.value.depth) }
    }
  }
}

/// `IDENT: type`.
package struct ParameterSyntax: Hashable, Sendable {
  package var name: Identifier
  package var type: TypeSyntax

  /// A parameter.
  package init(_ name: Identifier, _ type: TypeSyntax) { (self.name, self.type) = (name, type) }
}

/// `program …`; its one function.
package struct ProgramSyntax: Hashable, Sendable {
  package var name: Identifier?
  package var keyword: Span
  package var parameters: [ParameterSyntax]
  package var output: TypeSyntax?
  package var body: BlockSyntax

  /// A program; one that was not parsed has no keyword.
  package init(
    _ name: Identifier?, keyword: Span = .none, _ parameters: [ParameterSyntax], _ output: TypeSyntax?,
    _ body: BlockSyntax
  ) {
    (self.name, self.keyword, self.parameters, self.output) = (name, keyword, parameters, output)
    self.body = body
  }
}

/// `fn …`.
package struct FunctionSyntax: Hashable, Sendable {
  package var name: Identifier
  package var parameters: [ParameterSyntax]
  package var output: TypeSyntax?
  package var body: BlockSyntax
}

/// `param …;`.
package struct ParamSyntax: Hashable, Sendable {
  /// The least and the greatest value.
  package struct Range: Hashable, Sendable {
    package var low: ExpressionSyntax
    package var high: ExpressionSyntax
  }

  package var name: Identifier
  package var type: TypeSyntax
  package var value: ExpressionSyntax
  package var range: Range?

  /// A param without a range.
  package init(_ name: Identifier, _ type: TypeSyntax, _ value: ExpressionSyntax) {
    (self.name, self.type, self.value) = (name, type, value)
  }
}

/// `view(…);`.
package struct ViewSyntax: Hashable, Sendable {
  /// `IDENT: value`.
  package struct Field: Hashable, Sendable {
    package var name: Identifier
    package var value: ExpressionSyntax

    /// A field.
    package init(_ name: Identifier, _ value: ExpressionSyntax) { (self.name, self.value) = (name, value) }
  }

  package var keyword: Span
  package var fields: [Field]

  /// A view; one that was not parsed has no keyword.
  package init(keyword: Span = .none, _ fields: [Field]) { (self.keyword, self.fields) = (keyword, fields) }
}

/// A type as written.
package struct TypeSyntax: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case named(Type)
    case tuple([TypeSyntax])
    /// A name that is no type's.
    case unknown(String)
  }

  package var kind: Kind
  package var span: Span

  init(kind: Kind, span: Span) { (self.kind, self.span) = (kind, span) }

  /// A type that was not parsed.
  package init(_ type: Type) { self.init(kind: .named(type), span: .none) }
}
