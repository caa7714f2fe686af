/// Makes better code of a function's: the same values, prints, errors and fuel, in fewer instructions.
///
/// Each pass takes code and gives code, and leaves to the others what they do: value numbering leaves copies,
/// copy coalescing and dead code elimination take them away.
enum Optimiser {
  /// Larger functions are only folded and given their slots, so that no program takes long to compile.
  static let maximumSize = 20_000
  /// As are those that nest deeper, or whose instructions write more slots.
  static let (maximumNesting, maximumWrites) = (256, 400_000)

  private static func isWorthwhile(_ code: [Instruction]) -> Bool {
    code.size <= maximumSize && code.nesting <= maximumNesting && code.writes <= maximumWrites
  }

  /// What can be done before calls are put in place and superinstructions chosen; may be done again after.
  static func simplify(_ function: inout FunctionCode, _ strings: StringTable) {
    ConstantFolding.run(&function, strings)
    guard isWorthwhile(function.instructions) else { return }
    ValueNumbering.run(&function)
    LoopInvariants.run(&function)
    DeadCode.run(&function)
    DeadStores.run(&function)
    CopyCoalescing.run(&function)
  }

  /// Superinstructions, and a frame no larger than what is alive at once.
  static func finish(_ function: inout FunctionCode) {
    if isWorthwhile(function.instructions) { Superinstructions.run(&function) }
    SlotAllocation.run(&function)
    (function.nesting, function.depth) = (function.instructions.nesting, function.instructions.depth)
  }
}
