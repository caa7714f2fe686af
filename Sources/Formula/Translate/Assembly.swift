import Rast
import Text

/// Puts the parts of a translation together.
struct Assembly {
  let entry: FormulaEntry
  private var translator: Translator

  init(_ entry: FormulaEntry, _ program: FormulaProgram) {
    self.entry = entry
    translator = Translator(program)
  }

  /// The program's syntax tree.
  mutating func tree() -> FileSyntax {
    let body = body(translator.draft())
    let needs = translator.needs
    let helpers = Helper.allCases.filter { needs.helpers.contains($0) }.map(\.rawValue)
    let functions = helpers + (needs.choices.isEmpty ? [] : [FunctionChoice.name])
    let parameters = [
      ParameterSyntax(Identifier("point"), TypeSyntax(.complex)),
      ParameterSyntax(Identifier("iterations"), TypeSyntax(.int)),
    ]
    let program = ProgramSyntax(
      Identifier(Names.identifier(entry.name)), parameters, TypeSyntax(.int), body)
    return FileSyntax(
      [view] + params + functions.compactMap { HelperLibrary.functions[$0] } + [ItemSyntax(.program(program))]
    )
  }

  /// The view, which is Fractint's first one: the plane from -2 to 2 and from -1.5 to 1.5. The comments before it say
  /// where the formula comes from.
  private var view: ItemSyntax {
    let file = entry.source.path.split(separator: "/").last.map(String.init) ?? entry.source.path
    let summary = entry.summary
    let origin = "\(entry.name), a formula of \(file)"
    let center = ExpressionSyntax.tuple([.float(0), .float(0)])
    let view = ViewSyntax([
      ViewSyntax.Field(Identifier("center"), center), ViewSyntax.Field(Identifier("span"), .float(3)),
      ViewSyntax.Field(Identifier("iterations"), .number(256)),
    ])
    return ItemSyntax(
      .view(view),
      comments: ([origin] + (summary.isEmpty ? [] : ["", summary])).map {
        $0.isEmpty ? "//" : "// " + VisibleText.of($0)
      })
  }

  private var params: [ItemSyntax] {
    let needs = translator.needs
    func param(
      _ name: String, _ type: Type, _ value: ExpressionSyntax, comments: [String] = []
    ) -> ItemSyntax {
      ItemSyntax(.param(ParamSyntax(Identifier(name), TypeSyntax(type), value)), comments: comments)
    }
    let variables = needs.params.sorted().map { name in
      switch name {
      case "ismand": param(name, .bool, .bool(true))
      case "scrnmax":
        param(
          name, .complex, .binary(.add, .number(640), .imaginary(480)),
          comments: ["// The size of the screen in pixels."])
      case "magxmag":
        param(
          name, .complex, .binary(.add, .number(2.0 / 3), .imaginary(1)),
          comments: ["// How many times larger than 2 the height of the picture is not, and its stretch."])
      default: param(name, .complex, .number(0))
      }
    }
    let functions = needs.choices.sorted().map { name in
      param(name, .str, .string((FormulaFunction(rawValue: name)?.standsFor ?? .ident).rawValue))
    }
    return variables + functions
  }

  /// The body of the program.
  private mutating func body(_ draft: Translator.Draft) -> BlockSyntax {
    let counter = translator.counter
    var body = draft.body
    // An iteration that can end early is counted at its beginning.
    let counts = StatementSyntax.increment(counter)
    if body.canLeave { body.insert(counts, at: 0) } else { body.append(counts) }
    let limit = ExpressionSyntax.binary(.less, .name(counter), .name("iterations"))
    var condition = draft.condition
    let holdsAtFirst = draft.usesFlag || StartValues(draft.start).evaluate(condition) == .truth(true)
    if !holdsAtFirst {
      let first = ExpressionSyntax.binary(.equal, .name(counter), .number(0))
      condition = condition == .bool(false) ? first : .binary(.or, first, condition)
    }
    condition = condition == .bool(true) ? limit : .binary(.and, condition, limit)
    var loop = StatementSyntax(.whileLoop(condition, BlockSyntax(body)))
    if !holdsAtFirst { loop.comments = ["// The condition is tested after the first run."] }
    var zeros = translator.shapes.mapValues(\.zero)
    zeros[translator.randomState] = .number(0)
    var statements = Declarations(zeros: zeros).placed((draft.start + [loop]).withoutDeadAssignments)
    var before = [
      StatementSyntax(.declare(isMutable: true, Identifier(counter), nil, ExpressionSyntax(.int(0))))
    ]
    if draft.usesFlag { before.insert(.declare(translator.goesOn, .bool(true), isMutable: true), at: 0) }
    // The loop remains the last statement.
    statements.insert(contentsOf: before, at: max(0, statements.count - 1))
    return BlockSyntax(statements, value: .name(counter))
  }
}

extension ExpressionSyntax {
  fileprivate static func float(_ value: Double) -> ExpressionSyntax { ExpressionSyntax(.float(value)) }

  fileprivate static func tuple(_ elements: [ExpressionSyntax]) -> ExpressionSyntax {
    ExpressionSyntax(.tuple(elements))
  }
}
