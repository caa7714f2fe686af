/// A program that notes, turn by turn, where the point is that it iterates. It is evaluated: one asks for a few hundred
/// turns at most.
public struct TracedProgram: Sendable {
  private let program: TypedProgram

  /// Looks for the point that a program iterates: a complex number, or two floats, that one of its loops computes from
  /// themselves. Nil if it has none.
  ///
  /// - Parameters:
  ///   - limit: the parameter that limits how often the loop turns.
  ///   - inputs: the parameters that say which pixel is asked for.
  public init?(_ program: TypedProgram, limitedBy limit: String, inputs: Set<String>) {
    guard let named = UniqueNames.of(program) else { return nil }
    var point: IteratedPoint?
    // It follows calls, which are as deep as their function each.
    let depth = (1 + Dataflow.mostCalls) * program.depth
    _ = StackSegment.with(bytes: StackSegment.walkSize(depth: depth)) { _ in
      point = IteratedPoint(of: named, limitedBy: limit, inputs: inputs)
    }
    guard let point else { return nil }
    var tracing = Tracing(loop: point.loop, values: point.parts)
    guard let traced = named.transformed(by: &tracing) else { return nil }
    self.program = traced
  }

  /// Runs the program, and gives the point as it was at the beginning of each turn and at the end. If the run fails, it
  /// gives those up to there.
  ///
  /// - Parameters:
  ///   - arguments: values of the types of the program's parameters.
  ///   - most: how many points to give at most.
  ///   - fuel: how many loop turns and calls the run may take.
  public func points(_ arguments: [Value], atMost most: Int, fuel: Int) -> [Complex] {
    var evaluator = Evaluator(program, RunOptions(fuel: fuel))
    return evaluator.trace(arguments, atMost: most).map { values in
      switch (values.first, values.last) {
      case (.complex(let point), _): point
      case (.float(let re), .float(let im)): Complex(re, im)
      case (.none, _), (.some, _): preconditionFailure("a point is a complex number or two floats")
      }
    }
  }
}
