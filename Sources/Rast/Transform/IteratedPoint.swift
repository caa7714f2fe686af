/// The point that a program iterates: a complex number, or two floats, that one of its loops computes from itself, turn
/// by turn, up to a limit that the program is given.
struct IteratedPoint {
  /// Where the loop stands.
  let loop: Span
  /// The complex number, or its two parts: variables, or elements of them.
  let parts: [TypedExpression]

  /// Finds the point of a program whose variables have symbols of their own; nil if it has none.
  ///
  /// - Parameters:
  ///   - limit: the parameter that limits how often the loop turns.
  ///   - inputs: the parameters that say which pixel is asked for.
  init?(of program: TypedProgram, limitedBy limit: String, inputs: Set<String>) {
    func parameters(_ isMeant: (String) -> Bool) -> Set<Symbol> {
      Set(program.main.parameters.map(\.name).filter { isMeant(program.names[$0]) })
    }
    let (limits, pixel) = (parameters { $0 == limit }, parameters { inputs.contains($0) })
    var whole = Dataflow(program)
    _ = whole.follow(program.main.body)
    var best: (loop: Span, candidate: PointCandidate)?
    for loop in whole.loops {
      let turn = LoopTurn(loop, of: program, declared: whole.declared)
      guard turn.ends(by: limits) else { continue }
      for candidate in turn.candidates(pixel: pixel) where best.map({ $0.candidate < candidate }) ?? true {
        best = (loop.statement.span, candidate)
      }
    }
    guard let best else { return nil }
    loop = best.loop
    parts = best.candidate.components.map { component in
      let type = whole.declared[component.variable]?.type ?? .unit
      let variable = TypedExpression(kind: .variable(component.variable), type: type, span: best.loop)
      return component.path.reduce(variable) { $0.element($1) }
    }
  }
}

/// What may be the point of a loop, and how much speaks for it.
struct PointCandidate {
  var components: [Component]
  /// Answers to questions, the one that tells most first; more is better.
  var rank: [Int]

  /// Whether less speaks for the one than for the other.
  static func < (one: PointCandidate, other: PointCandidate) -> Bool {
    one.rank.lexicographicallyPrecedes(other.rank)
  }
}

extension LoopTurn {
  /// How many numbers of a loop are looked at. Where there are more, none stands out.
  private static let mostNumbers = 32

  /// The complex numbers and pairs of floats that the loop computes from themselves.
  func candidates(pixel: Set<Symbol>) -> [PointCandidate] {
    let complex = numbers(.complex).prefix(LoopTurn.mostNumbers)
    let floats = numbers(.float).prefix(LoopTurn.mostNumbers)
    var found: [PointCandidate] = []
    for z in complex {
      let isMutual = complex.contains { $0 != z && depends(z, on: $0) && depends($0, on: z) }
      guard depends(z, on: z) || isMutual else { continue }
      found.append(candidate([z], isFromItself: depends(z, on: z), isMutual: isMutual, pixel))
    }
    for (index, x) in floats.enumerated() {
      for y in floats[(index + 1)...] {
        // A sum of what the other has been depends on that one, but not the other on the sum: such are no pair.
        let isMutual = depends(x, on: y)
        guard isMutual == depends(y, on: x) else { continue }
        guard isMutual || depends(x, on: x) && depends(y, on: y) else { continue }
        found.append(candidate([x, y], isFromItself: true, isMutual: isMutual, pixel))
      }
    }
    return found
  }

  private func candidate(
    _ components: [Component], isFromItself: Bool, isMutual: Bool, _ pixel: Set<Symbol>
  ) -> PointCandidate {
    func all(_ holds: (Component) -> Bool) -> Int { components.allSatisfy(holds) ? 1 : 0 }
    func share(_ found: Set<Component>) -> Int {
      components.count { part in found.contains { $0.overlaps(part) } } * 2 / components.count
    }
    let rank = [
      all { derived[$0.variable] == nil },
      share(tested),
      isFromItself ? 1 : 0,
      components.count == 1 ? 1 : 0,
      all { start.origin(of: $0).all.contains { pixel.contains($0.variable) } },
      isMutual ? 1 : 0,
      share(testedIndirectly),
    ]
    return PointCandidate(components: components, rank: rank)
  }
}

extension TypedExpression {
  /// An element of a tuple.
  fileprivate func element(_ index: Int) -> TypedExpression {
    guard case .tuple(let tuple) = type else { preconditionFailure("only tuples have elements") }
    return TypedExpression(kind: .element(self, index), type: tuple.elements[index], span: span)
  }
}
