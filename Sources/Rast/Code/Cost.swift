extension Instruction {
  /// About how long it takes, the instructions in it included: 1 for a few machine instructions, 32 for what calls a
  /// library. Loops look for themselves whether the run was cancelled; what lies between two such looks, and is not
  /// to take longer than a millisecond or two, is added up from this.
  var cost: Int {
    let own =
      switch self {
      case .unary(let operation, _, _): operation.isCheap ? 1 : 32
      case .binary(let operation, _, _, _): operation.isCheap ? 1 : 32
      case .complexPower, .ternary, .call, .print: 32
      case .copy(_, _, let slots): slots
      case .fusedLeft, .fusedRight, .equal, .set, .checked, .scalar, .ifElse, .whileLoop, .forLoop, .region,
        .breakLoop, .continueLoop, .returnValue:
        1
      }
    return blocks.reduce(own) { $0 + $1.cost }
  }
}

extension [Instruction] {
  /// About how long they take, one after another.
  var cost: Int { reduce(0) { $0 + $1.cost } }
}
