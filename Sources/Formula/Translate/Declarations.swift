import Rast

/// Declares variables where they are first given a value, in the innermost block that they are used in.
struct Declarations {
  /// The initial value of each variable.
  let zeros: [String: ExpressionSyntax]

  /// The statements with the declarations of all variables.
  func placed(_ statements: [StatementSyntax]) -> [StatementSyntax] {
    let names = statements.mentioned.filter { zeros[$0] != nil }
    return place(names.sorted(), in: statements)
  }

  private func place(_ names: [String], in statements: [StatementSyntax]) -> [StatementSyntax] {
    var result = statements
    /// The variables to declare within a statement, by its index.
    var inner: [Int: [String]] = [:]
    var zeroed: [Int: [String]] = [:]
    let mentions = statements.map { [$0].mentioned }
    for name in names {
      let places = mentions.indices.filter { mentions[$0].contains(name) }
      guard let first = places.first, statements[first].declared != name else { continue }
      if places.count == 1, belongsInside(name, statements[first]) {
        inner[first, default: []].append(name)
      } else if let (target, value) = statements[first].assignment, target == name, !value.reads([name]) {
        var writes = 0
        statements.forEachAssignment { target, _ in writes += target == name ? 1 : 0 }
        result[first] = .declare(name, value, isMutable: writes > 1)
      } else {
        zeroed[first, default: []].append(name)
      }
    }
    for (index, names) in inner { result[index] = place(names, inside: result[index]) }
    for (index, names) in zeroed.sorted(by: { $0.key > $1.key }) {
      result.insert(contentsOf: names.map { zero($0, in: statements) }, at: index)
    }
    return result
  }

  private func zero(_ name: String, in statements: [StatementSyntax]) -> StatementSyntax {
    var isMutable = false
    statements.forEachAssignment { target, _ in if target == name { isMutable = true } }
    return .declare(name, zeros[name] ?? .number(0), isMutable: isMutable)
  }

  /// Whether a variable that only this statement uses can be declared in one of its blocks.
  private func belongsInside(_ name: String, _ statement: StatementSyntax) -> Bool {
    if let choice = statement.choice {
      let blocks = choice.bodies.filter { $0.mentioned.contains(name) }
      return blocks.count == 1 && !choice.branches.contains { $0.condition.reads([name]) }
    }
    // Not in a loop if it keeps its value from one iteration to the next.
    guard case .whileLoop(let condition, let body) = statement.kind else { return false }
    return !condition.reads([name]) && !body.statements.exposes(name)
  }

  private func place(_ names: [String], inside statement: StatementSyntax) -> StatementSyntax {
    if let choice = statement.choice {
      return choice.mapBodies { place(names, in: $0) }.statement ?? statement
    }
    return statement.mapBody { place(names, in: $0) }
  }
}

extension [StatementSyntax] {
  /// Whether a variable may be read before it is assigned to.
  fileprivate func exposes(_ name: String) -> Bool { use(of: name) == .read }

  private enum Use {
    case none, read, write
  }

  /// What is done with a variable first.
  private func use(of name: String) -> Use {
    for statement in self {
      if statement.terms.contains(where: { $0.reads([name]) }) { return .read }
      switch statement.kind {
      case .assign, .declare:
        if statement.assignment?.name == name || statement.declared == name { return .write }
      // What follows does not run.
      case .breakLoop, .returnValue: return .write
      case .whileLoop(_, let body): if body.statements.use(of: name) == .read { return .read }
      case .blockLike:
        let uses = statement.bodies.map { $0.use(of: name) }
        if uses.contains(.read) { return .read }
        if uses.allSatisfy({ $0 == .write }) { return .write }
      case .forLoop, .continueLoop, .print, .discard, .damaged: break
      }
    }
    return .none
  }
}
