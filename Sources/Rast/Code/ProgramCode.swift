/// The code of a whole program.
struct ProgramCode: Sendable {
  /// The program's own function.
  var main: FunctionCode
  /// The others, by their index.
  var functions: [FunctionCode]
  /// The texts that occur in it.
  var strings: StringTable
  /// Why calls are still calls; nil where each has the function's code in its place, and `functions` is empty.
  var obstacle: String?

  /// Is shown a function after each pass, with the name of that and all functions that calls in it are of.
  typealias Observer = (_ pass: String, FunctionCode, _ functions: [FunctionCode]) -> Void

  /// Lowers and optimises a typed program.
  ///
  /// - Throws: E0503 if a function needs too large a frame.
  init(_ program: TypedProgram, observer: Observer? = nil) throws(CompileErrors) {
    var strings = StringTable()
    var lowered: [FunctionCode] = []
    var obstacle: String?
    var limit = ProgramCode.maximumValues
    let typed = [program.main] + program.functions
    let depth = program.depth + (typed.count > 1 ? Inlining.depth(of: program.depth) : 0)
    let isDone = StackSegment.with(bytes: TypedFunction.walkSize(depth: depth)) { _ in
      for function in typed {
        var lowering = Lowering(program, function, strings)
        lowered.append(lowering.lower())
        strings = lowering.strings
      }
      guard lowered.allSatisfy({ $0.slots <= ProgramCode.maximumValues }) else { return }
      limit = ProgramCode.maximumFrame
      let functions = Array(lowered.dropFirst())
      let optimiser = Optimiser(strings: strings) { observer?($0, $1, functions) }
      for index in lowered.indices {
        observer?("lowering", lowered[index], functions)
        optimiser.simplify(&lowered[index])
      }
      let inlined = Inlining.inlined(lowered[0], lowered.dropFirst())
      obstacle = inlined.obstacle
      if var main = inlined.code {
        observer?("inlining", main, functions)
        if lowered.count > 1 { optimiser.simplify(&main) }
        lowered = [main]
      }
      for index in lowered.indices { optimiser.finish(&lowered[index]) }
    }
    guard isDone else { throw ProgramCode.noMemory(program) }
    if let (code, function) = zip(lowered, typed).first(where: { $0.0.slots > limit }) {
      let diagnostic = TypeError.tooManySlots(code.slots).diagnostic(function.span)
      throw CompileErrors(source: program.source, diagnostics: [diagnostic])
    }
    main = lowered.removeFirst()
    functions = lowered
    self.strings = strings
    self.obstacle = obstacle
  }

  /// The depth of its deepest function.
  var depth: Int { functions.reduce(main.depth) { max($0, $1.depth) } }

  /// That there is none to make a program ready in.
  static func noMemory(_ program: TypedProgram) -> CompileErrors {
    let diagnostic = Diagnostic(.tooDeep, program.main.span, "there is no memory to compile this program")
    return CompileErrors(source: program.source, diagnostics: [diagnostic])
  }

  /// The most slots of a frame. Variables are limited to 65,536; the rest is room for intermediate values.
  static let maximumFrame = 1 << 19
  /// The most slots of all values of a function, before they share slots.
  static let maximumValues = 1 << 22
}

/// The code of one function.
struct FunctionCode: Sendable {
  var name: String
  /// Where it is declared.
  var span: Span
  var instructions: [Instruction]
  /// The slots of its frame.
  var slots: Int
  /// What the slots of its value hold, of which the first is always 1.
  var outputLeaves: [Computation.Leaf]
  /// Where its parameters begin.
  var parameters: Slot
  /// What the slots of its parameters hold.
  var parameterLeaves: [Computation.Leaf]
  /// How deep its control flow nests.
  var nesting: Int
  /// The depth of its tree, which says how much stack it takes to walk it; known once it is optimised.
  var depth = 0

  var outputSlots: Int { outputLeaves.count }
  var parameterSlots: Int { parameterLeaves.count }

  /// The first slot that may be moved: the value and the parameters are where callers look for them.
  var firstMovable: Int {
    max(FunctionCode.output.index + outputSlots, parameters.index + parameterSlots)
  }

  /// Where every function's value is.
  static let output = Slot(index: 1)
}

/// The texts of a program, each once, so that two are equal where their numbers are.
struct StringTable: Sendable {
  /// The scalars of each.
  private(set) var texts: [[Unicode.Scalar]] = []
  private var numbers: [[Unicode.Scalar]: Int] = [:]

  /// The number of a text; the same at each call.
  mutating func number(_ text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    if let number = numbers[scalars] { return number }
    numbers[scalars] = texts.count
    texts.append(scalars)
    return texts.count - 1
  }

  /// The text with a number.
  func text(_ number: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: texts[number])
    return String(view)
  }
}
