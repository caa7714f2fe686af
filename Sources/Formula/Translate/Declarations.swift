/// Declares variables where they are first given a value, in the innermost block that they are used in.
struct Declarations {
  /// What each variable is to begin with.
  let zeros: [String: SourceTerm]

  /// The statements with the declarations of all variables.
  func placed(_ statements: [SourceStatement]) -> [SourceStatement] {
    let names = statements.mentioned.filter { zeros[$0] != nil }
    return place(names.sorted(), in: statements)
  }

  private func place(_ names: [String], in statements: [SourceStatement]) -> [SourceStatement] {
    var result = statements
    /// The variables that belong into the block of a statement, by its index.
    var inner: [Int: [String]] = [:]
    var zeroed: [Int: [String]] = [:]
    let mentions = statements.map { [$0].mentioned }
    for name in names {
      let places = mentions.indices.filter { mentions[$0].contains(name) }
      guard let first = places.first, !statements[first].declares(name) else { continue }
      if places.count == 1, belongsInside(name, statements[first]) {
        inner[first, default: []].append(name)
      } else if case .assign(name, let term) = statements[first], !term.reads([name]) {
        var writes = 0
        statements.forEachAssignment { target, _ in writes += target == name ? 1 : 0 }
        result[first] = .declare(name, term, isVariable: writes > 1)
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

  private func zero(_ name: String, in statements: [SourceStatement]) -> SourceStatement {
    var isVariable = false
    statements.forEachAssignment { target, _ in if target == name { isVariable = true } }
    return .declare(name, zeros[name] ?? .number(0), isVariable: isVariable)
  }

  /// Whether a variable that only one statement uses can be declared in a block of it.
  private func belongsInside(_ name: String, _ statement: SourceStatement) -> Bool {
    switch statement {
    case .choice(let branches, else: let otherwise):
      let blocks = (branches.map(\.body) + [otherwise]).filter { $0.mentioned.contains(name) }
      return blocks.count == 1 && !branches.contains { $0.condition.reads([name]) }
    case .loop(let condition, let body):
      // Not if it keeps its value from one run to the next.
      return !condition.reads([name]) && !body.exposes(name)
    case .comment, .declare, .assign, .increment, .leave, .give, .value: return false
    }
  }

  private func place(_ names: [String], inside statement: SourceStatement) -> SourceStatement {
    switch statement {
    case .choice(let branches, else: let otherwise):
      return .choice(
        branches.map { SourceBranch(condition: $0.condition, body: place(names, in: $0.body)) },
        else: place(names, in: otherwise))
    case .loop(let condition, let body): return .loop(condition, place(names, in: body))
    case .comment, .declare, .assign, .increment, .leave, .give, .value: return statement
    }
  }
}

extension SourceStatement {
  fileprivate func declares(_ name: String) -> Bool {
    if case .declare(name, _, _) = self { true } else { false }
  }
}

extension [SourceStatement] {
  /// Whether a variable may be read before it is assigned to.
  func exposes(_ name: String) -> Bool { use(of: name) == .read }

  private enum Use {
    case none, read, write
  }

  /// What is done with a variable first.
  private func use(of name: String) -> Use {
    for statement in self {
      switch statement {
      case .assign(let target, let term), .declare(let target, let term, _):
        if term.reads([name]) { return .read }
        if target == name { return .write }
      case .give(let term), .value(let term): return term.reads([name]) ? .read : .write
      case .leave: return .write
      case .comment, .increment: break
      case .loop(let condition, let body):
        if condition.reads([name]) || body.use(of: name) == .read { return .read }
      case .choice(let branches, else: let otherwise):
        if branches.contains(where: { $0.condition.reads([name]) }) { return .read }
        let uses = branches.map { $0.body.use(of: name) } + [otherwise.use(of: name)]
        if uses.contains(.read) { return .read }
        if uses.allSatisfy({ $0 == .write }) { return .write }
      }
    }
    return .none
  }

  /// The statements without assignments to what nothing else reads.
  var withoutDeadAssignments: [SourceStatement] {
    var statements = self
    while true {
      var read: Set<String> = []
      statements.forEachRead { read.insert($0) }
      let kept = statements.keeping(read)
      if kept == statements { return kept }
      statements = kept
    }
  }

  /// Calls `body` with each name that is read, but for the own value of what is assigned to.
  private func forEachRead(_ body: (String) -> Void) {
    for statement in self {
      switch statement {
      case .assign(let target, let term): term.forEachName { if $0 != target { body($0) } }
      case .choice(let branches, else: let otherwise):
        for branch in branches {
          branch.condition.forEachName(body)
          branch.body.forEachRead(body)
        }
        otherwise.forEachRead(body)
      case .loop(let condition, let statements):
        condition.forEachName(body)
        statements.forEachRead(body)
      case .declare(_, let term, _), .give(let term), .value(let term): term.forEachName(body)
      case .comment, .increment, .leave: break
      }
    }
  }

  private func keeping(_ read: Set<String>) -> [SourceStatement] {
    compactMap { statement in
      switch statement {
      case .assign(let name, _): return read.contains(name) ? statement : nil
      case .choice(let branches, else: let otherwise):
        var branches = branches.map {
          SourceBranch(condition: $0.condition, body: $0.body.keeping(read))
        }
        let otherwise = otherwise.keeping(read)
        if otherwise.isEmpty { while branches.last?.body.isEmpty ?? false { branches.removeLast() } }
        return branches.isEmpty ? nil : .choice(branches, else: otherwise)
      case .loop(let condition, let body): return .loop(condition, body.keeping(read))
      case .comment, .declare, .increment, .leave, .give, .value: return statement
      }
    }
  }
}
