import Rast

/// Finds the divisions by 0 that end the orbit by themselves. The result of such a division is not a number, nor is
/// anything computed from it, and comparisons with it do not hold. Where that makes the loop's condition false in the
/// same iteration, no test is needed.
struct ZeroDivisions {
  /// The divisions that may not end the loop, by the places of their operators.
  private(set) var unseen: Set<Int> = []

  init(_ draft: Translator.Draft) {
    var places: Set<Int> = []
    (draft.start + draft.body).forEachTerm { $0.addQuotients(to: &places) }
    draft.condition.addQuotients(to: &places)
    for place in places {
      var trace = Trace(place: place)
      trace.follow(draft.start)
      trace.follow(draft.body)
      if !(trace.hasEnded || trace.isLost(draft.condition)) || trace.isUnsure { unseen.insert(place) }
    }
  }

  /// Follows the result of one division.
  private struct Trace {
    let place: Int
    /// Whether the division has been done.
    var isActive = false
    /// The variables that are not numbers now, or false if they are truths.
    var lost: Set<String> = []
    var hasEnded = false
    var isUnsure = false

    mutating func follow(_ statements: [StatementSyntax]) {
      for statement in statements where !hasEnded {
        switch statement.kind {
        case .assign(let name, nil, _, let term), .declare(_, let name, _, let term):
          if term.contains(place) { isActive = true }
          guard isActive else { continue }
          if isLost(term) { lost.insert(name.name) } else { lost.remove(name.name) }
        case .blockLike(let expression):
          if let choice = Choice(expression) { follow(choice) }
        case .breakLoop, .returnValue: hasEnded = isActive
        case .assign, .whileLoop, .forLoop, .continueLoop, .print, .discard, .damaged: break
        }
      }
    }

    private mutating func follow(_ choice: Choice) {
      if choice.branches.contains(where: { $0.condition.contains(place) }) { isUnsure = true }
      let bodies = choice.bodies
      let within = isActive ? bodies : bodies.filter { $0.contains(place) }
      guard !within.isEmpty else { return }
      var results: [Trace] = []
      for body in within {
        var trace = self
        trace.follow(body)
        if trace.isUnsure { isUnsure = true }
        if !trace.hasEnded { results.append(trace) }
      }
      isActive = true
      guard let first = results.first else {
        hasEnded = true
        return
      }
      lost = results.dropFirst().reduce(first.lost) { $0.intersection($1.lost) }
    }

    /// Whether no part of a value is a number, or a condition is false.
    func isLost(_ term: ExpressionSyntax) -> Bool {
      switch term.kind {
      case .name(let name): lost.contains(name)
      case .prefix(.negate, _, let operand), .field(let operand, _), .parentheses(let operand):
        isLost(operand)
      case .cast(let operand, let type): type.kind == .named(.complex) && isLost(operand)
      case .infix(let infix, _, let left, let right):
        term.quotientPlace == place || isLost(infix, left, right)
      case .call(let function, let arguments): isLost(function.name, arguments)
      case .int, .float, .imaginary, .bool, .char, .string, .unit, .prefix, .element, .index, .tuple, .ifElse,
        .block, .damaged:
        false
      }
    }

    private func isLost(
      _ infix: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
    ) -> Bool {
      switch infix {
      case .add, .subtract, .multiply, .divide, .remainder, .equal, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .and:
        isLost(left) || isLost(right)
      case .power: isLost(left)
      case .or: isLost(left) && isLost(right)
      case .notEqual: false
      }
    }

    private func isLost(_ function: String, _ arguments: [ExpressionSyntax]) -> Bool {
      if function == FunctionChoice.name || Helper(rawValue: function)?.isForRandomNumbers ?? false {
        return false
      }
      // The exponent may be 0, and any number to that is 1.
      if function == Helper.power.rawValue { return false }
      return arguments.allSatisfy { isLost($0) }
    }
  }
}

extension ExpressionSyntax {
  fileprivate func addQuotients(to places: inout Set<Int>) {
    if let quotientPlace { places.insert(quotientPlace) }
    for operand in operands { operand.addQuotients(to: &places) }
  }

  fileprivate func contains(_ place: Int) -> Bool {
    quotientPlace == place || operands.contains { $0.contains(place) }
  }
}

extension [StatementSyntax] {
  fileprivate func contains(_ place: Int) -> Bool {
    var found = false
    forEachTerm { if $0.contains(place) { found = true } }
    return found
  }
}
