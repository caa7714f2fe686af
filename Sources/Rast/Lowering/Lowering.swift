// Some functions are marked `@inline(never)`: without that the optimiser unrolls the recursion into itself, and the
// module takes half as long again to build.

/// Lowers one function of a typed program to three-address code: names become slots, expressions become
/// instructions in evaluation order.
struct Lowering {
  let program: TypedProgram
  let function: TypedFunction
  var strings: StringTable
  /// The code emitted so far for the current block.
  var code: [Instruction] = []

  private struct Variable {
    var name: Symbol
    var slot: Slot
  }

  /// The variables in scope, innermost last.
  private var variables: [Variable] = []
  /// The first free slot. Each value gets its own slots; `SlotAllocation` later sees to their reuse.
  private var next: Int

  init(_ program: TypedProgram, _ function: TypedFunction, _ strings: StringTable) {
    (self.program, self.function, self.strings) = (program, function, strings)
    next = FunctionCode.output.index + function.output.slotCount
  }

  /// The function's code.
  mutating func lower() -> FunctionCode {
    let parameters = Slot(index: next)
    for (name, type) in function.parameters { declare(name, allocate(type.slotCount)) }
    lower(function.body, into: FunctionCode.output)
    // If a value is never computed, the code that uses it reads slots that do not exist.
    var slots = next
    code.forEachInstruction { $0.forEachOwnUse { slots = max(slots, $0.upperBound) } }
    return FunctionCode(
      name: function.name, span: function.span, instructions: code, slots: slots,
      outputLeaves: function.output.leaves, parameters: parameters,
      parameterLeaves: function.parameters.flatMap(\.type.leaves), nesting: code.nesting)
  }

  // MARK: Slots

  /// The given number of consecutive slots that nothing else uses.
  mutating func allocate(_ count: Int) -> Slot {
    let slot = Slot(index: next)
    next += count
    return slot
  }

  mutating func declare(_ name: Symbol, _ slot: Slot) {
    variables.append(Variable(name: name, slot: slot))
  }

  func slot(of name: Symbol) -> Slot {
    for variable in variables.reversed() where variable.name == name { return variable.slot }
    preconditionFailure("the checker found `\(program.names[name])` declared")
  }

  /// Ends the scope of what `body` declares.
  mutating func scoped(_ body: (inout Lowering) -> Void) {
    let count = variables.count
    body(&self)
    variables.removeLast(variables.count - count)
  }

  /// The code that `body` emits, separate from the code so far.
  mutating func captured<R>(_ body: (inout Lowering) -> R) -> (code: [Instruction], result: R) {
    let outer = code
    code = []
    let result = body(&self)
    let captured = code
    code = outer
    return (captured, result)
  }
}
