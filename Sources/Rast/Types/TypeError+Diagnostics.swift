/// The errors in the names and types of a program.
enum TypeError {
  case unknownVariable(String, isFunction: Bool, nearest: String?)
  case unknownFunction(String, isVariable: Bool, nearest: String?)
  case unknownType(String)
  case unknownField(String, Type)
  case declaredTwice(String, first: Span, isParameter: Bool)
  case readOnly(String, String, declared: Span?)
  case functionTwice(String, first: Span)
  case paramTwice(String, first: Span)
  case outsideLoop(String)
  case mismatch(Type, Type, String?)
  case compoundMismatch(InfixOperator, Type, Type, declared: Span)
  case missingReturnValue(Type)
  case valueWithoutElse(Type)
  case infixUndefined(InfixOperator, Type, Type, String, String)
  case prefixUndefined(PrefixOperator, Type)
  case conditionNotBool(String, Type)
  case branchesDiffer(Type, Type, Span, isEmpty: Bool)
  case argumentCount(String, Int, Int, declared: Span?)
  case noOverload(String, [Type?], [[Type]])
  case badArgument(String, Type, Type, argument: String)
  case badCast(Type, Type)
  case missingValue(Type, last: Span?)
  case boundNotInt(Type)
  case notIndexable(Type)
  case indexNotInt(Type)
  case intTooLarge
  case tooManySlots(Int)
  case tooManyInputs(Int)
  case notConstant(String?)
  case constantFails(RuntimeError.Kind)
  case defaultOutsideRange(Value, ParamRange)
  case emptyRange(Value, Value)
  case rangeOfUnordered(Type)
  case unknownViewField(String, nearest: String?)
  case viewFieldTwice(String, first: Span)
  case badViewValue(String, String)

  /// The error in words.
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .unknownVariable(let name, let isFunction, let nearest):
      return Diagnostic(
        .unknownVariable, span, "there is no variable `\(name)`",
        help: isFunction
          ? "`\(name)` is a function: call it, `\(name)(…)`"
          : nearest.map { "did you mean `\($0)`?" }
            ?? "declare it first: `let \(name) = …;`")
    case .unknownFunction(let name, let isVariable, let nearest):
      return Diagnostic(
        .unknownFunction, span, "there is no function `\(name)`",
        help: TypeError.functionHelp(name, isVariable, nearest))
    case .unknownType(let name):
      let foreign = TypeError.foreignTypes[name.lowercased()]
      let nearest =
        foreign
        ?? Suggestion.nearest(
          to: name, among: Keyword.allCases.compactMap { $0.type == nil ? nil : $0.rawValue })
      return Diagnostic(
        .unknownType, span, "there is no type `\(name)`",
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "the types are unit, bool, char, int, float, complex, str and tuples")
    case .unknownField(let name, let type):
      return Diagnostic(
        .unknownField, span,
        "\(type.article) has no \(name.first?.isNumber == true ? "element" : "field") `\(name)`",
        help: TypeError.fieldHelp(name, type))
    case .declaredTwice(let name, let first, let isParameter):
      return Diagnostic(
        .declaredTwice, span,
        isParameter ? "two parameters are named `\(name)`" : "`\(name)` is declared twice in this block",
        help: isParameter
          ? "choose another name"
          : "choose another name, or assign to the first: `\(name) = …;` (it must be a `var`)"
      ).pointing(at: first, "first declared here")
    case .readOnly(let name, let kind, let declared):
      let diagnostic = Diagnostic(
        .readOnly, span, "`\(name)` cannot be assigned to: it is a \(kind)",
        help: TypeError.readOnlyHelp(name, kind))
      return declared.map { diagnostic.pointing(at: $0, "declared here") } ?? diagnostic
    case .functionTwice(let name, let first):
      return Diagnostic(
        .functionTwice, span, "the function `\(name)` is declared twice", help: "choose another name"
      )
      .pointing(at: first, "first declared here")
    case .paramTwice(let name, let first):
      return Diagnostic(
        .paramTwice, span, "the param `\(name)` is declared twice", help: "choose another name"
      )
      .pointing(at: first, "first declared here")
    case .outsideLoop(let word):
      return Diagnostic(
        .outsideLoop, span, "`\(word)` outside of a loop",
        help: "to leave a function or the program write `return`")
    case .mismatch(let expected, let found, let text):
      return Diagnostic(
        .mismatch, span, "expected \(expected.short), found \(found.short)",
        help: TypeError.conversion(from: found, to: expected, text))
    case .compoundMismatch(let infix, let expected, let found, let declared):
      return Diagnostic(
        .mismatch, span,
        "`\(infix.rawValue)=` gives \(found.article) here, but the variable is \(expected.article)",
        help: TypeError.conversion(from: found, to: expected, nil)
      ).pointing(at: declared, "declared here")
    case .missingReturnValue(let type):
      return Diagnostic(
        .mismatch, span, "`return` needs a value of type \(type.short) here", help: "write `return value;`")
    case .valueWithoutElse(let type):
      return Diagnostic(
        .mismatch, span, "an `if` without `else` has no value, but this branch ends with \(type.article)",
        help: "write an `else { … }`, or a `;` after the value")
    case .infixUndefined(let infix, let left, let right, let leftText, let rightText):
      return Diagnostic(
        .operatorUndefined, span,
        left == right
          ? "`\(infix.rawValue)` is not defined for \(left.short)"
          : "`\(infix.rawValue)` is not defined for \(left.short) and \(right.short)",
        help: TypeError.operatorHelp(infix, left, right, leftText, rightText))
    case .prefixUndefined(let prefix, let type):
      return Diagnostic(
        .operatorUndefined, span, "`\(prefix.rawValue)` is not defined for \(type.short)",
        help: prefix == .not && type.isNumeric ? "compare: `x == 0`" : nil)
    case .conditionNotBool(let word, let type):
      return Diagnostic(
        .conditionNotBool, span, "the condition of `\(word)` must be a bool, but this is \(type.article)",
        help: type.isNumeric ? "compare it: `… != 0`" : nil)
    case .branchesDiffer(let one, let other, let first, let isEmpty):
      return Diagnostic(
        .branchesDiffer, span, "the branches of this `if` differ: \(one.short) and \(other.short)",
        help: isEmpty || other == .unit
          ? "end this branch with a value, without `;`" : TypeError.conversion(from: other, to: one, nil)
      ).pointing(at: first, "this branch is \(one.article)")
    case .argumentCount(let name, let expected, let found, let declared):
      let diagnostic = Diagnostic(
        .argumentCount, span,
        "`\(name)` takes \(expected) argument\(expected == 1 ? "" : "s"), but \(found) \(found == 1 ? "is" : "are") given",
        help: TypeError.usage[name].map { "write `\($0)`" })
      return declared.map { diagnostic.pointing(at: $0, "declared here") } ?? diagnostic
    case .noOverload(let name, let types, let overloads):
      let found = types.map { $0?.short ?? "an int literal" }.joined(separator: ", ")
      let known = overloads.map { "\(name)(" + $0.map(\.description).joined(separator: ", ") + ")" }
      return Diagnostic(
        .noOverload, span, "`\(name)` does not take (\(found))",
        help: types.contains(.int) && overloads.contains([Type](repeating: .float, count: types.count))
          ? "convert the int: `n as float`" : "there is " + known.joined(separator: ", "))
    case .badArgument(let name, let expected, let found, let text):
      return Diagnostic(
        .noOverload, span, "`\(name)` takes \(expected.article) here, found \(found.article)",
        help: TypeError.conversion(from: found, to: expected, text.count > 24 ? nil : text))
    case .badCast(let from, let to):
      return Diagnostic(
        .badCast, span, "\(from.article) cannot be cast to \(to.short)", help: TypeError.castHelp(from, to))
    case .missingValue(let type, let last):
      let diagnostic = Diagnostic(
        .missingValue, span, "a value of type \(type.short) is missing at the end of this block",
        help: last == nil
          ? "end it with an expression, without `;`" : "remove the `;` after its last expression")
      return last.map { diagnostic.pointing(at: $0, "the `;` discards this value") } ?? diagnostic
    case .boundNotInt(let type):
      return Diagnostic(
        .boundNotInt, span, "the bounds of a `for` are ints, but this is \(type.article)",
        help: type == .float ? "write `… as int`, or use a `while` loop" : nil)
    case .notIndexable(let type):
      return Diagnostic(
        .notIndexable, span, "only a str can be indexed, but this is \(type.article)",
        help: type.elementCount == nil ? nil : "a tuple's elements are `.0`, `.1` …")
    case .indexNotInt(let type):
      return Diagnostic(
        .notIndexable, span, "an index is an int, but this is \(type.article)",
        help: type == .float ? "write `… as int`" : nil)
    case .intTooLarge: return LexicalError.intTooLarge.diagnostic(span)
    case .tooManySlots(let count):
      return Diagnostic(
        .tooManySlots, span, "this takes \(count) slots, over the limit of \(Limits.slots)",
        help:
          "an int, float, bool, char or str takes one slot, a complex two, a tuple those of its elements; "
          + "declare less at once")
    case .tooManyInputs(let count):
      return Diagnostic(
        .badArity, span, "a program has at most 16 parameters, not \(count)", help: "put some into a tuple")
    case .notConstant(let name):
      return Diagnostic(
        .notConstant, span, name.map { "`\($0)` is not a constant" } ?? "this is not a constant",
        help: "constants are literals, `pi`, `tau`, `e`, and operators and built-in functions on them")
    case .constantFails(let kind):
      return Diagnostic(
        .constantFails, span, "this constant cannot be computed: \(kind.message)", help: kind.help)
    case .defaultOutsideRange(let value, let range):
      return Diagnostic(
        .defaultOutsideRange, span, "the value \(value) is outside of its range \(range.low)..\(range.high)",
        help: "choose a value in the range, or widen it")
    case .emptyRange(let low, let high):
      return Diagnostic(
        .badRange, span, "the range \(low)..\(high) is empty", help: "write the smaller bound first")
    case .rangeOfUnordered(let type):
      return Diagnostic(
        .badRange, span, "a param of type \(type.short) has no range", help: "only ints and floats have one")
    case .unknownViewField(let name, let nearest):
      return Diagnostic(
        .unknownViewField, span, "a view has no field `\(name)`",
        help: nearest.map { "did you mean `\($0)`?" } ?? "the fields are center, span, iterations and julia")
    case .viewFieldTwice(let name, let first):
      return Diagnostic(.viewFieldTwice, span, "`\(name)` is given twice").pointing(
        at: first, "first given here")
    case .badViewValue(let what, let requirement):
      return Diagnostic(.badViewValue, span, "\(what) must be \(requirement)")
    }
  }
}
