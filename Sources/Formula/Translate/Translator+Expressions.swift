import Rast

extension Translator {
  /// The translation of an expression. What has to be computed first becomes statements.
  mutating func value(_ expression: FormulaExpression) -> TranslatedValue {
    switch expression.kind {
    case .number(let number): return TranslatedValue(number)
    case .variable(let name): return read(name)
    case .negate(let operand): return negated(value(operand).numeric)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, at: expression.span.start)
    case .call(let function, let argument): return call(function, argument, at: expression.span.start)
    case .modulus(let operand): return modulus(value(operand).numeric)
    case .assign(let name, let operand):
      let value = value(operand)
      assign(name, value)
      return read(name)
    case .pair(let left, let right):
      let (left, right) = values(left, right)
      return pair(left.numeric.realPart, right.numeric.realPart)
    }
  }

  /// The values of two operands; the left one is evaluated before the right one changes anything.
  mutating func values(
    _ left: FormulaExpression, _ right: FormulaExpression
  ) -> (TranslatedValue, TranslatedValue) {
    var one = value(left)
    let changed = Set(Survey.changes(right).map { names[$0] })
    if !changed.isEmpty, one.term.reads(changed) { one = kept(one, as: "before") }
    return (one, value(right))
  }

  /// A value that is computed here and stored under a name.
  mutating func kept(_ value: TranslatedValue, as wish: String) -> TranslatedValue {
    let name = temporary(wish)
    note(name, value)
    block.append(.assign(name, value.term))
    return TranslatedValue(.name(name), value.shape)
  }

  /// A value that may be repeated in the program.
  mutating func simple(_ value: TranslatedValue, as wish: String) -> TranslatedValue {
    value.term.isSimple ? value : kept(value, as: wish)
  }

  func negated(_ value: TranslatedValue) -> TranslatedValue {
    if let number = value.number { return TranslatedValue(-number) }
    if let number = value.term.imaginaryNumber { return TranslatedValue(.imaginary(-number), .complex) }
    return TranslatedValue(
      .negate(value.term), Shape(kind: value.shape.kind, isNonZero: value.shape.isNonZero))
  }

  private mutating func modulus(_ value: TranslatedValue) -> TranslatedValue {
    guard value.shape.kind != .complex else {
      return TranslatedValue(.call("norm", [value.term]), .nonNegative)
    }
    if let number = value.number { return TranslatedValue(number * number) }
    return squared(value)
  }

  /// The square of a real value.
  mutating func squared(_ value: TranslatedValue) -> TranslatedValue {
    if value.term.isSimple {
      return TranslatedValue(.binary(.multiply, value.term, value.term), .nonNegative)
    }
    needs.helpers.insert(.squared)
    return TranslatedValue(.call(Helper.squared.rawValue, [value.term]), .nonNegative)
  }

  /// One complex number made of two real ones.
  func pair(_ re: TranslatedValue, _ im: TranslatedValue) -> TranslatedValue {
    guard let imaginary = im.number else {
      return TranslatedValue(.call("complex", [re.term, im.term]), .complex)
    }
    if imaginary == 0 { return re }
    guard let real = re.number else {
      return TranslatedValue(.call("complex", [re.term, im.term]), .complex)
    }
    let shape = Shape(kind: .complex, isNonZero: true)
    if real == 0 { return TranslatedValue(.imaginary(imaginary), shape) }
    let operation: InfixOperator = imaginary < 0 ? .subtract : .add
    return TranslatedValue(.binary(operation, .number(real), .imaginary(imaginary.magnitude)), shape)
  }

  // MARK: Operators

  private mutating func binary(
    _ operation: FormulaOperator, _ left: FormulaExpression, _ right: FormulaExpression, at place: Int
  ) -> TranslatedValue {
    let (one, two) = values(left, right)
    switch operation {
    case .add: return sum(.add, one.numeric, two.numeric)
    case .subtract: return sum(.subtract, one.numeric, two.numeric)
    case .multiply: return product(one.numeric, two.numeric)
    case .divide: return quotient(one.numeric, two.numeric, at: place)
    case .power: return power(one.numeric, two.numeric)
    case .equal: return comparison(.equal, one, two)
    case .notEqual: return comparison(.notEqual, one, two)
    case .less: return comparison(.less, one, two)
    case .lessOrEqual: return comparison(.lessOrEqual, one, two)
    case .greater: return comparison(.greater, one, two)
    case .greaterOrEqual: return comparison(.greaterOrEqual, one, two)
    case .and: return TranslatedValue(.binary(.and, one.condition, two.condition), .truth)
    case .or: return TranslatedValue(.binary(.or, one.condition, two.condition), .truth)
    }
  }

  private func comparison(
    _ operation: InfixOperator, _ left: TranslatedValue, _ right: TranslatedValue
  ) -> TranslatedValue {
    // Comparing a truth with 1 or 0 gives that truth, or its opposite.
    if left.shape.kind == .truth, let number = right.number, number == 0 || number == 1 {
      if operation == .equal || operation == .notEqual {
        let isSame = (operation == .equal) == (number == 1)
        return TranslatedValue(isSame ? left.term : .not(left.term), .truth)
      }
    }
    return TranslatedValue(.binary(operation, left.realPart.term, right.realPart.term), .truth)
  }

  private func sum(
    _ operation: InfixOperator, _ left: TranslatedValue, _ right: TranslatedValue
  ) -> TranslatedValue {
    // x + flip(y) is how formulas make a complex number of two real ones.
    if left.shape.kind == .real, let parts = right.term.complexParts, parts.re == .number(0) {
      let im = operation == .add ? parts.im : .negate(parts.im)
      return TranslatedValue(.call("complex", [left.term, im]), .complex)
    }
    let term = ExpressionSyntax.binary(operation, left.term, right.term)
    let kind = max(left.shape.kind, right.shape.kind)
    let isNonNegative = operation == .add && left.shape.isNonNegative && right.shape.isNonNegative
    let isNonZero = isNonNegative && (left.shape.isNonZero || right.shape.isNonZero)
    return TranslatedValue(term, Shape(kind: kind, isNonNegative: isNonNegative, isNonZero: isNonZero))
  }

  private func product(_ left: TranslatedValue, _ right: TranslatedValue) -> TranslatedValue {
    let kind = max(left.shape.kind, right.shape.kind)
    let isSquare = kind == .real && left.term == right.term && left.term.isSimple
    let isNonNegative = isSquare || left.shape.isNonNegative && right.shape.isNonNegative
    return TranslatedValue(
      .binary(.multiply, left.term, right.term), Shape(kind: kind, isNonNegative: isNonNegative))
  }

  /// A division. Dividing by 0 ends the orbit, through a test beforehand or because the result is not a number.
  mutating func quotient(
    _ left: TranslatedValue, _ right: TranslatedValue, at place: Int
  ) -> TranslatedValue {
    let kind = max(left.shape.kind, right.shape.kind)
    let shape = Shape(kind: kind, isNonNegative: left.shape.isNonNegative && right.shape.isNonNegative)
    if right.shape.isNonZero {
      return TranslatedValue(.binary(.divide, left.term, right.term), shape)
    }
    guard guarded.contains(place) else {
      if kind == .real { infinite.insert(place) }
      return TranslatedValue(.quotient(left.term, right.term, at: place), shape)
    }
    let divisor = simple(right, as: "divisor")
    let test = ExpressionSyntax.binary(.equal, divisor.term, .number(0))
    let end = StatementSyntax(isInLoop ? .breakLoop : .returnValue(.number(1)))
    appendIf(test, end)
    return TranslatedValue(.binary(.divide, left.term, divisor.term), shape)
  }

  private mutating func power(_ base: TranslatedValue, _ exponent: TranslatedValue) -> TranslatedValue {
    let isReal = base.shape.kind == .real
    if let number = exponent.number, number >= 1, number == number.rounded(), number <= 1024 {
      if number == 1 { return base }
      if isReal, number == 2 { return squared(base) }
      let isEven = number.truncatingRemainder(dividingBy: 2) == 0
      let isNonNegative = isReal && (isEven || base.shape.isNonNegative)
      return TranslatedValue(
        .binary(.power, base.term, exponent.term),
        Shape(kind: base.shape.kind, isNonNegative: isNonNegative))
    }
    if isReal, base.shape.isNonNegative, let number = exponent.number, number > 0 {
      return TranslatedValue(.binary(.power, base.term, exponent.term), .nonNegative)
    }
    // 0 to any power is 0. In the language it is not where the exponent is whole and not above 0.
    if mayBeWhole(exponent) {
      needs.add(.power)
      let exponent = exponent.number == nil ? exponent.complexTerm : exponent.term
      return TranslatedValue(.call(Helper.power.rawValue, [base.complexTerm, exponent]), .complex)
    }
    let isComplex = max(base.shape.kind, exponent.shape.kind) == .complex
    return TranslatedValue(
      .binary(.power, isComplex ? base.term : base.complexTerm, exponent.term), .complex)
  }

  private func mayBeWhole(_ exponent: TranslatedValue) -> Bool {
    if let number = exponent.number { return number == number.rounded() }
    return (exponent.term.literalImaginaryPart ?? 0) == 0
  }
}
