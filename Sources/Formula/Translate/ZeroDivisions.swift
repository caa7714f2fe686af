/// Finds the divisions by 0 that end the orbit by themselves. What such a division gives is no number, nor is anything
/// that is computed with it, and a comparison with it does not hold; where that makes the loop's condition false in
/// the same run no test is needed.
struct ZeroDivisions {
  /// The divisions, by the places of their operators, of which it is not certain that the loop ends.
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

  /// What becomes of the result of one division.
  private struct Trace {
    let place: Int
    /// Whether the division is behind.
    var isActive = false
    /// The variables that are no numbers now, or false if they answer a question.
    var lost: Set<String> = []
    var hasEnded = false
    var isUnsure = false

    mutating func follow(_ statements: [SourceStatement]) {
      for statement in statements where !hasEnded {
        switch statement {
        case .assign(let name, let term), .declare(let name, let term, _):
          if term.contains(place) { isActive = true }
          guard isActive else { continue }
          if isLost(term) { lost.insert(name) } else { lost.remove(name) }
        case .choice(let branches, else: let otherwise): follow(branches, otherwise)
        case .leave, .give: hasEnded = isActive
        case .increment, .comment, .value, .loop: break
        }
      }
    }

    private mutating func follow(_ branches: [SourceBranch], _ otherwise: [SourceStatement]) {
      if branches.contains(where: { $0.condition.contains(place) }) { isUnsure = true }
      let bodies = branches.map(\.body) + [otherwise]
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

    /// Whether a value is no number in any of its parts, or a condition false.
    func isLost(_ term: SourceTerm) -> Bool {
      switch term {
      case .number, .text, .bool, .imaginary, .not: false
      case .name(let name): lost.contains(name)
      case .negate(let operand), .part(let operand, _): isLost(operand)
      case .cast(let operand, let type): type == "complex" && isLost(operand)
      case .quotient(let left, let right, let at): at == place || isLost(left) || isLost(right)
      case .binary(let operation, let left, let right):
        switch operation {
        case .add, .subtract, .multiply, .divide, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual,
          .and:
          isLost(left) || isLost(right)
        case .power: isLost(left)
        case .or: isLost(left) && isLost(right)
        case .notEqual: false
        }
      case .call(let function, let arguments): isLost(function, arguments)
      }
    }

    private func isLost(_ function: String, _ arguments: [SourceTerm]) -> Bool {
      if function == "call" || Helper(rawValue: function)?.isForRandomNumbers ?? false { return false }
      if function == "pow" { return arguments.first.map { isLost($0) } ?? false }
      return arguments.allSatisfy { isLost($0) }
    }
  }
}

extension SourceTerm {
  fileprivate func addQuotients(to places: inout Set<Int>) {
    if case .quotient(_, _, let place) = self { places.insert(place) }
    for operand in operands { operand.addQuotients(to: &places) }
  }

  fileprivate func contains(_ place: Int) -> Bool {
    if case .quotient(_, _, place) = self { return true }
    return operands.contains { $0.contains(place) }
  }
}

extension [SourceStatement] {
  fileprivate func contains(_ place: Int) -> Bool {
    var found = false
    forEachTerm { if $0.contains(place) { found = true } }
    return found
  }
}
