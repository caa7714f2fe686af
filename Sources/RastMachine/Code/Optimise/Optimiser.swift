/// Improves a function's code: the same values, prints, errors and fuel, in fewer instructions.
///
/// Each pass takes code and returns code, and leaves cleaning up to the others: value numbering leaves
/// copies, which copy coalescing and dead code elimination remove.
struct Optimiser {
  let strings: StringTable
  /// Is called with a function after each pass, with the name of the pass.
  let observe: (_ pass: String, FunctionCode) -> Void

  /// Larger functions are only folded and given their slots, so that no program takes long to compile.
  static let maximumSize = 20_000
  /// The same goes for functions that nest deeper, or whose instructions write more slots.
  static let (maximumNesting, maximumWrites) = (256, 400_000)

  private static func isWorthwhile(_ code: [Instruction]) -> Bool {
    code.size <= maximumSize && code.nesting <= maximumNesting && code.writes <= maximumWrites
  }

  /// The passes to run before calls are inlined and superinstructions chosen; they may be repeated
  /// afterwards.
  func simplify(_ function: inout FunctionCode) {
    ConstantFolding.run(&function, strings)
    observe("constant folding", function)
    guard Optimiser.isWorthwhile(function.instructions) else { return }
    for (name, run) in Optimiser.passes {
      run(&function)
      observe(name, function)
    }
  }

  /// Chooses superinstructions, and makes the frame no larger than what is live at once.
  func finish(_ function: inout FunctionCode) {
    if Optimiser.isWorthwhile(function.instructions) {
      Superinstructions.run(&function)
      observe("superinstructions", function)
    }
    SlotAllocation.run(&function)
    observe("slot allocation", function)
    (function.nesting, function.depth) = (function.instructions.nesting, function.instructions.depth)
  }

  private static let passes: [(name: String, run: @Sendable (inout FunctionCode) -> Void)] = [
    ("value numbering", ValueNumbering.run), ("loop invariants", LoopInvariants.run),
    ("dead code", DeadCode.run), ("dead stores", DeadStores.run),
    ("copy coalescing", CopyCoalescing.run),
  ]
}
