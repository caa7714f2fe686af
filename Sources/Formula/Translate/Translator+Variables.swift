import Rast

extension Translator {
  /// A variable's value.
  mutating func read(_ name: String) -> TranslatedValue {
    if !assigned.contains(name), let known = predefined(name) { return known }
    let target = names[name]
    found[target] = found[target] ?? .unset
    return TranslatedValue(.name(target), shape(of: target).shape)
  }

  /// Assigns a value to a variable.
  mutating func assign(_ name: String, _ value: TranslatedValue) {
    let target = names[name]
    note(target, value)
    let term = term(of: value, for: target)
    if term != .name(target) { block.append(.assign(target, term)) }
  }

  /// A value as an expression of a variable's type.
  private func term(of value: TranslatedValue, for target: String) -> ExpressionSyntax {
    switch shape(of: target).shape.kind {
    case .truth: value.condition
    case .real: value.numeric.term
    case .complex: value.complexTerm
    }
  }

  /// Records that a variable of the translation holds a value.
  mutating func note(_ target: String, _ value: TranslatedValue) {
    let shape =
      value.number.map { $0 == 0 || $0 == 1 } ?? false ? VariableShape.bit : VariableShape(value.shape)
    found[target] = max(found[target] ?? .unset, shape)
  }

  /// The value of a predefined name; nil if the name is the formula's own.
  private mutating func predefined(_ name: String) -> TranslatedValue? {
    switch name {
    case "pixel": return TranslatedValue(.name("point"), .complex)
    case "pi", "e": return TranslatedValue(.name(name), .positive)
    case "maxit": return TranslatedValue(.cast(.name("iterations"), to: .float), .nonNegative)
    case "p1", "p2", "p3", "p4", "p5":
      needs.params.insert(name)
      return TranslatedValue(.name(name), .complex)
    case "ismand":
      needs.params.insert(name)
      return TranslatedValue(.name(name), .truth)
    case "center", "magxmag", "rotskew", "scrnmax":
      needs.params.insert(name)
      return TranslatedValue(.name(name), .complex)
    case "scrnpix":
      needs.params.insert("scrnmax")
      needs.add(.screenPixel)
      return TranslatedValue(.call(Helper.screenPixel.rawValue, [.name("point")]), .complex)
    case "whitesq":
      needs.params.insert("scrnmax")
      needs.add(.whiteSquare)
      return TranslatedValue(.call(Helper.whiteSquare.rawValue, [.name("point")]), .truth)
    case "rand":
      needs.usesRandom = true
      return TranslatedValue(.name(names["rand"]), .complex)
    default: return nil
    }
  }

  /// Declares a variable for each predefined name that this formula assigns to.
  mutating func writeShadows() {
    for name in assigned.sorted() where !["z", "lastsqr", "rand"].contains(name) {
      guard let known = predefined(name) else { continue }
      let target = names[name]
      note(target, known)
      block.append(.declare(target, term(of: known, for: target), isMutable: true))
    }
    guard needs.order.contains("rand") else { return }
    needs.usesRandom = true
    needs.add(.seeded)
    block.append(.assign(randomState, .call(Helper.seeded.rawValue, [.name("point")])))
    writeRandomValue()
  }

  // MARK: Pseudorandom numbers

  /// The variable that holds the state of the generator.
  var randomState: String { "seed_" }

  /// Draws another random number for each iteration of the loop.
  mutating func writeRandomStep() {
    guard needs.order.contains("rand") else { return }
    needs.add(.following)
    block.append(.assign(randomState, .call(Helper.following.rawValue, [.name(randomState)])))
    writeRandomValue()
  }

  mutating func writeRandomValue() {
    needs.add(.random)
    let value = TranslatedValue(.call(Helper.random.rawValue, [.name(randomState)]), .complex)
    note(names["rand"], value)
    block.append(.assign(names["rand"], value.term))
  }
}
