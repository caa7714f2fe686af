/// The code of a whole program.
package struct ProgramCode: Sendable {
  /// The program's own function.
  package var main: FunctionCode
  /// The others, by their index.
  package var functions: [FunctionCode]
  /// The texts that occur in it.
  package var strings: StringTable
  /// Why calls are still calls; nil where each has the function's code in its place, and `functions` is empty.
  package var obstacle: String?

  /// Is shown a function after each pass, with the name of that and all functions that calls in it are of.
  package typealias Observer = (_ pass: String, FunctionCode, _ functions: [FunctionCode]) -> Void

  /// Optimises the code that a program was lowered to: its own function first.
  ///
  /// - Throws: that a function needs too large a frame.
  package init(
    lowered: [FunctionCode], _ strings: StringTable, observer: Observer? = nil
  ) throws(CodeError) {
    var lowered = lowered
    var obstacle: String?
    try ProgramCode.check(lowered, ProgramCode.maximumValues)
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
    try ProgramCode.check(lowered, ProgramCode.maximumFrame)
    main = lowered.removeFirst()
    self.functions = lowered
    (self.strings, self.obstacle) = (strings, obstacle)
  }

  private static func check(_ functions: [FunctionCode], _ limit: Int) throws(CodeError) {
    if let function = functions.first(where: { $0.slots > limit }) {
      throw .tooManySlots(function.slots, function.span)
    }
  }

  /// How much stack it takes to make code of typed functions that nest to the given depth.
  package static func stackSize(depth: Int, functions: Int) -> Int {
    StackSegment.walkSize(depth: depth + (functions > 1 ? Inlining.depth(of: depth) : 0))
  }

  /// The depth of its deepest function.
  package var depth: Int { functions.reduce(main.depth) { max($0, $1.depth) } }

  /// The most slots of a frame. Variables are limited to 65,536; the rest is room for intermediate values.
  package static let maximumFrame = 1 << 19
  /// The most slots of all values of a function, before they share slots.
  package static let maximumValues = 1 << 22
}

/// Why a program cannot be made ready to run.
package enum CodeError: Error {
  /// A function, which is declared at the span, needs so many slots.
  case tooManySlots(Int, Span)
  /// There is no memory for a stack to do it on.
  case noMemory
}

/// The code of one function.
package struct FunctionCode: Sendable {
  package var name: String
  /// Where it is declared.
  package var span: Span
  package var instructions: [Instruction]
  /// The slots of its frame.
  package var slots: Int
  /// What the slots of its value hold, of which the first is always 1.
  package var outputLeaves: [Computation.Leaf]
  /// Where its parameters begin.
  package var parameters: Slot
  /// What the slots of its parameters hold.
  package var parameterLeaves: [Computation.Leaf]
  /// How deep its control flow nests.
  package var nesting: Int
  /// The depth of its tree, which says how much stack it takes to walk it; known once it is optimised.
  package var depth = 0

  package init(
    name: String, span: Span, instructions: [Instruction], slots: Int, outputLeaves: [Computation.Leaf],
    parameters: Slot, parameterLeaves: [Computation.Leaf], nesting: Int
  ) {
    (self.name, self.span, self.instructions, self.slots) = (name, span, instructions, slots)
    (self.outputLeaves, self.parameters, self.parameterLeaves) = (outputLeaves, parameters, parameterLeaves)
    self.nesting = nesting
  }

  package var outputSlots: Int { outputLeaves.count }
  package var parameterSlots: Int { parameterLeaves.count }

  /// The first slot that may be moved: the value and the parameters are where callers look for them.
  package var firstMovable: Int {
    max(FunctionCode.output.index + outputSlots, parameters.index + parameterSlots)
  }

  /// Where every function's value is.
  package static let output = Slot(index: 1)
}

/// The texts of a program, each once, so that two are equal where their numbers are.
package struct StringTable: Sendable {
  package init() {}

  /// The scalars of each.
  package private(set) var texts: [[Unicode.Scalar]] = []
  private var numbers: [[Unicode.Scalar]: Int] = [:]

  /// The number of a text; the same at each call.
  package mutating func number(_ text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    if let number = numbers[scalars] { return number }
    numbers[scalars] = texts.count
    texts.append(scalars)
    return texts.count - 1
  }

  /// The text with a number.
  package func text(_ number: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: texts[number])
    return String(view)
  }
}
