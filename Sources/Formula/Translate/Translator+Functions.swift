import Rast

extension Translator {
  mutating func call(
    _ function: FormulaFunction, _ expression: FormulaExpression, at place: Int
  ) -> TranslatedValue {
    let argument = value(expression).numeric
    let isReal = argument.shape.kind == .real
    switch function {
    case .sin, .cos, .tan, .sinh, .tanh, .atan, .asinh:
      return TranslatedValue(.call(function.rawValue, [argument.term]), isReal ? .real : .complex)
    case .exp, .cosh:
      return TranslatedValue(.call(function.rawValue, [argument.term]), isReal ? .positive : .complex)
    case .cotan: return quotient(TranslatedValue(1), map("tan", argument), at: place)
    case .cotanh: return quotient(TranslatedValue(1), map("tanh", argument), at: place)
    case .recip: return quotient(TranslatedValue(1), argument, at: place)
    case .cosxx:
      let cosine = map("cos", argument)
      return isReal ? cosine : TranslatedValue(.call("conj", [cosine.term]), .complex)
    case .asin, .atanh: return TranslatedValue(.call(function.rawValue, [argument.complexTerm]), .complex)
    case .acos: return help(.arcCosine, argument)
    case .acosh: return help(.areaCosine, argument)
    case .log:
      if isReal, argument.shape.isNonNegative, argument.shape.isNonZero {
        return TranslatedValue(.call("ln", [argument.term]), .real)
      }
      if argument.shape.isNonZero { return TranslatedValue(.call("ln", [argument.complexTerm]), .complex) }
      return help(.logarithm, argument)
    case .sqrt:
      if isReal, argument.shape.isNonNegative {
        return TranslatedValue(.call("sqrt", [argument.term]), argument.shape)
      }
      return TranslatedValue(.call("sqrt", [argument.complexTerm]), .complex)
    case .sqr: return square(argument)
    case .abs:
      if isReal { return TranslatedValue(.call("abs", [argument.term]), .nonNegative) }
      return perPart("abs", argument, .parts)
    case .cabs: return TranslatedValue(.call("abs", [argument.term]), .nonNegative)
    case .conj: return isReal ? argument : map("conj", argument)
    case .real: return argument.realPart
    case .imag:
      if isReal { return TranslatedValue(0) }
      return TranslatedValue(argument.term.complexParts?.im ?? .im(argument.term), .real)
    case .flip: return flipped(argument)
    case .floor, .ceil, .trunc: return map(function.rawValue, argument)
    case .round:
      // Halves are rounded up, negative ones as well.
      let half: ExpressionSyntax = isReal ? .number(0.5) : .binary(.add, .number(0.5), .imaginary(0.5))
      return TranslatedValue(
        .call("floor", [.binary(.add, argument.term, half)]), isReal ? .real : .complex)
    case .ident: return argument
    case .zero: return TranslatedValue(0)
    case .one: return TranslatedValue(1)
    case .srand: return seeded(argument)
    case .fn1, .fn2, .fn3, .fn4: return chosen(function, argument)
    }
  }

  /// A call of a function whose value is real for a real argument.
  private func map(_ function: String, _ argument: TranslatedValue) -> TranslatedValue {
    TranslatedValue(
      .call(function, [argument.term]), argument.shape.kind == .real ? .real : .complex)
  }

  private mutating func help(_ helper: Helper, _ argument: TranslatedValue) -> TranslatedValue {
    needs.add(helper)
    return TranslatedValue(.call(helper.rawValue, [argument.complexTerm]), .complex)
  }

  /// `sqr`, which stores its argument's squared modulus in `LastSqr`.
  private mutating func square(_ value: TranslatedValue) -> TranslatedValue {
    var argument = value
    if readsLastSqr {
      argument = simple(argument, as: "root")
      let modulus =
        argument.shape.kind == .real ? squared(argument).term : .call("norm", [argument.term])
      assign("lastsqr", TranslatedValue(modulus, .nonNegative))
    }
    if argument.shape.kind == .real {
      if let number = argument.number { return TranslatedValue(number * number) }
      return squared(argument)
    }
    return TranslatedValue(.binary(.power, argument.term, .number(2)), .complex)
  }

  private mutating func perPart(
    _ function: String, _ argument: TranslatedValue, _ helper: Helper
  ) -> TranslatedValue {
    guard argument.term.isSimple else { return help(helper, argument) }
    let parts = [ExpressionSyntax.re(argument.term), .im(argument.term)].map {
      ExpressionSyntax.call(function, [$0])
    }
    return TranslatedValue(.call("complex", parts), .complex)
  }

  private mutating func flipped(_ argument: TranslatedValue) -> TranslatedValue {
    if let number = argument.number { return pair(TranslatedValue(0), TranslatedValue(number)) }
    if argument.shape.kind == .real {
      return TranslatedValue(.call("complex", [.number(0), argument.term]), .complex)
    }
    if let parts = argument.term.complexParts {
      return TranslatedValue(.call("complex", [parts.im, parts.re]), .complex)
    }
    guard argument.term.isSimple else { return help(.flip, argument) }
    return TranslatedValue(.call("complex", [.im(argument.term), .re(argument.term)]), .complex)
  }

  /// One of the functions that are chosen by params. If that is `sqr`, it stores the modulus too.
  private mutating func chosen(_ function: FormulaFunction, _ value: TranslatedValue) -> TranslatedValue {
    var argument = TranslatedValue(value.complexTerm, .complex)
    if readsLastSqr {
      argument = simple(argument, as: "root")
      let modulus = TranslatedValue(.call("norm", [argument.term]), .nonNegative)
      note(names["lastsqr"], modulus)
      let test = ExpressionSyntax.binary(.equal, .name(function.rawValue), .string("sqr"))
      appendIf(test, .assign(names["lastsqr"], modulus.term))
    }
    needs.addChoice(function)
    return TranslatedValue(.call("call", [.name(function.rawValue), argument.term]), .complex)
  }

  // MARK: Pseudorandom numbers

  private mutating func seeded(_ argument: TranslatedValue) -> TranslatedValue {
    needs.add(.seeded)
    needs.usesRandom = true
    block.append(.assign(randomState, .call(Helper.seeded.rawValue, [argument.complexTerm])))
    writeRandomValue()
    return TranslatedValue(.name(names["rand"]), .complex)
  }
}
