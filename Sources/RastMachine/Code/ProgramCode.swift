/// The code of a whole program.
package struct ProgramCode: Sendable {
  /// The program's own function.
  package var main: FunctionCode
  /// The other functions, by index.
  package var functions: [FunctionCode]
  /// The texts that occur in the program.
  package var strings: StringTable
  /// Why calls are still calls; nil if each was replaced by the function's code, in which case `functions` is
  /// empty.
  package var obstacle: String?

  /// Is called with a function after each pass, with the name of the pass and all the functions that it may
  /// call.
  package typealias Observer = (_ pass: String, FunctionCode, _ functions: [FunctionCode]) -> Void

  /// Optimises the code that a program was lowered to: its own function first.
  ///
  /// - Throws: an error if a function needs too large a frame.
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

  /// How much stack it takes to generate code for typed functions that nest to the given depth.
  package static func stackSize(depth: Int, functions: Int) -> Int {
    StackSegment.walkSize(depth: depth + (functions > 1 ? Inlining.depth(of: depth) : 0))
  }

  /// The depth of its deepest function.
  package var depth: Int { functions.reduce(main.depth) { max($0, $1.depth) } }

  /// The most slots in a frame. Variables are limited to 65,536; the rest is room for intermediate values.
  package static let maximumFrame = 1 << 19
  /// The most slots that all values of a function may take before they share slots.
  package static let maximumValues = 1 << 22
}

/// Why a program cannot be prepared to run.
package enum CodeError: Error {
  /// A function, declared at the span, needs this many slots.
  case tooManySlots(Int, Span)
  /// There is no memory for the stack that preparing it takes.
  case noMemory
}

/// The code of one function.
package struct FunctionCode: Sendable {
  package var name: String
  /// Where it is declared.
  package var span: Span
  package var instructions: [Instruction]
  /// The number of slots in its frame.
  package var slots: Int
  /// What the slots of its value hold; the first of them is always slot 1.
  package var outputLeaves: [Computation.Leaf]
  /// Where its parameters start.
  package var parameters: Slot
  /// What the slots of its parameters hold.
  package var parameterLeaves: [Computation.Leaf]
  /// How deep its control flow nests.
  package var nesting: Int
  /// The depth of its tree, which determines how much stack it takes to walk it; known once it is optimised.
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

  /// The first slot that may be moved: the value and the parameters stay where callers expect them.
  package var firstMovable: Int {
    max(FunctionCode.output.index + outputSlots, parameters.index + parameterSlots)
  }

  /// Where every function puts its value.
  package static let output = Slot(index: 1)
}

/// The texts of a program, each stored once, so that two texts are equal if their numbers are.
package struct StringTable: Sendable {
  package init() {}

  /// The scalars of each text.
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

  /// The text with the given number.
  package func text(_ number: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: texts[number])
    return String(view)
  }
}
