/// The instructions of a function in a row, numbered in source order, and the loops as ranges of them. A
/// loop's own instruction, with the test that it makes at each turn, is part of the loop and follows the
/// condition.
struct Positions {
  /// A loop: from its first instruction to just past its last.
  struct Loop {
    var range: Range<Int>
    /// The number of the enclosing loop.
    var outer: Int?
  }

  private(set) var loops: [Loop] = []
  private(set) var count = 0

  /// Numbers the code and calls `visit` with each instruction, its number and that of its innermost loop.
  init(_ code: [Instruction], _ visit: (Instruction, Int, Int?) -> Void) {
    walk(code, nil, visit)
  }

  private mutating func walk(
    _ code: [Instruction], _ loop: Int?, _ visit: (Instruction, Int, Int?) -> Void
  ) {
    for instruction in code {
      switch instruction {
      case .whileLoop(let condition, _, let body, _):
        let inner = open(loop)
        walk(condition, inner, visit)
        visit(instruction, next(), inner)
        walk(body, inner, visit)
        close(inner)
      case .forLoop(_, _, _, let body, _):
        let inner = open(loop)
        visit(instruction, next(), inner)
        walk(body, inner, visit)
        close(inner)
      case .ifElse, .region:
        visit(instruction, next(), loop)
        for block in instruction.blocks { walk(block, loop, visit) }
      case .compute, .call, .print, .breakLoop, .continueLoop, .returnValue:
        visit(instruction, next(), loop)
      }
    }
  }

  private mutating func next() -> Int {
    count += 1
    return count - 1
  }

  private mutating func open(_ outer: Int?) -> Int {
    loops.append(Loop(range: count..<count, outer: outer))
    return loops.count - 1
  }

  private mutating func close(_ loop: Int) { loops[loop].range = loops[loop].range.lowerBound..<count }
}
