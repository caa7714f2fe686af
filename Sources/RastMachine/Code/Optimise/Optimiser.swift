/// Makes better code of a function's: the same values, prints, errors and fuel, in fewer instructions.
///
/// Each pass takes code and gives code, and leaves to the others what they do: value numbering leaves copies,
/// copy coalescing and dead code elimination take them away.
struct Optimiser {
  let strings: StringTable
  /// Is shown a function after each pass, with the name of that.
  let observe: (_ pass: String, FunctionCode) -> Void

  /// Larger functions are only folded and given their slots, so that no program takes long to compile.
  static let maximumSize = 20_000
  /// As are those that nest deeper, or whose instructions write more slots.
  static let (maximumNesting, maximumWrites) = (256, 400_000)

  private static func isWorthwhile(_ code: [Instruction]) -> Bool {
    code.size <= maximumSize && code.nesting <= maximumNesting && code.writes <= maximumWrites
  }

  /// What can be done before calls are put in place and superinstructions chosen; may be done again after.
  func simplify(_ function: inout FunctionCode) {
    ConstantFolding.run(&function, strings)
    observe("constant folding", function)
    guard Optimiser.isWorthwhile(function.instructions) else { return }
    for (name, run) in Optimiser.passes {
      run(&function)
      observe(name, function)
    }
  }

  /// Superinstructions, and a frame no larger than what is alive at once.
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
