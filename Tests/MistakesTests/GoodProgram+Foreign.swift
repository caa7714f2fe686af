@testable import Rast

/// Habits from other languages.
extension GoodProgram {
  var foreignOperators: [[Edit]] {
    let spellings: [(Token.Symbol, [String])] = [
      (.greaterOrEqual, ["=>", "≥"]), (.lessOrEqual, ["=<", "≤"]), (.notEqual, ["<>", "~=", "=/=", "!=="]),
      (.equal, ["==="]), (.and, ["&", "/\\"]), (.or, ["|", "\\/"]), (.plusAssign, ["=+"]),
      (.minusAssign, ["=-"]),
      (.timesAssign, ["=*"]), (.arrow, ["=>", ":", "- >"]), (.range, ["...", "..=", ",", " to "]),
      (.not, ["~"]), (.divide, ["÷"]), (.times, ["×"]), (.remainder, [" mod "]),
    ]
    return spellings.flatMap { symbol, others in
      symbols(symbol).flatMap { token in others.map { [Edit(token.span, $0)] } }
    }
  }

  var foreignLogic: [[Edit]] {
    symbols(.and).map { [Edit($0.span, "and")] } + symbols(.or).map { [Edit($0.span, "or")] }
      + symbols(.not).map { [Edit($0.span, "not ")] }
  }

  var foreignIncrements: [[Edit]] {
    survey.assignments.filter { ($0.infix == .add || $0.infix == .subtract) && text($0.span).hasSuffix(" 1") }
      .flatMap { assignment in
        let sign = assignment.infix == .add ? "++" : "--"
        return [
          [Edit(assignment.span, assignment.name.name + sign)],
          [Edit(assignment.span, sign + assignment.name.name)],
        ]
      }
  }

  var foreignDeclarations: [[Edit]] {
    survey.declarations.flatMap { declaration -> [[Edit]] in
      let head = Span(declaration.span.start, declaration.name.span.start)
      let words =
        declaration.isMutable
        ? ["let mut ", "mut ", "int ", "float ", "auto ", "double "]
        : ["const ", "val ", "final ", "int ", "local "]
      return words.map { [Edit(head, $0)] }
    }
  }

  var foreignFunctions: [[Edit]] {
    keywords(.fn, .program).flatMap { token in
      ["func", "def", "function", "fun", "void", "pub fn", "int", "float"].map { [Edit(token.span, $0)] }
    }
  }

  var foreignPrints: [[Edit]] {
    keywords(.print).flatMap { token in
      ["println", "printf", "echo", "console.log", "println!", "print!", "puts"].map {
        [Edit(token.span, $0)]
      }
    }
  }

  var foreignElses: [[Edit]] {
    var edits: [[Edit]] = []
    for (one, two) in zip(tokens, tokens.dropFirst())
    where one.kind == .keyword(.else) && two.kind == .keyword(.if) {
      for word in ["elif", "elseif", "elsif"] { edits.append([Edit(one.span.union(two.span), word)]) }
    }
    for token in keywords(.else) {
      for word in ["else:", "otherwise", "else then"] { edits.append([Edit(token.span, word)]) }
    }
    return edits + survey.ifs.map { [Edit(Span($0.condition.end, $0.condition.end), " then")] }
  }

  var foreignLoops: [[Edit]] {
    let whiles = survey.whiles.flatMap { loop -> [[Edit]] in
      [
        [Edit(Span(loop.condition.end, loop.condition.end), " do")],
        [Edit(loop.head, "loop")], [Edit(loop.head, "until \(text(loop.condition))")],
        [Edit(loop.head, "for (; \(text(loop.condition)); )")],
        [Edit(Span(loop.head.start, loop.condition.start), "while not ")],
      ]
    }
    let fors = survey.fors.flatMap { loop -> [[Edit]] in
      let (name, low, high) = (loop.name.name, text(loop.low), text(loop.high))
      return [
        "for (\(name) in \(low)..\(high))", "for \(name) in range(\(low), \(high))",
        "for \(name) = \(low)..\(high)",
        "for (int \(name) = \(low); \(name) < \(high); \(name)++)", "for \(name) from \(low) to \(high)",
        "for let \(name) in \(low)..\(high)", "for \(name) in \(low)...\(high)",
        "for \(name) in \(low)..=\(high)",
        "foreach \(name) in \(low)..\(high)", "for \(name) in \(low):\(high)",
      ].map { [Edit(loop.head, $0)] }
    }
    return whiles + fors
  }

  var foreignTypes: [[Edit]] {
    let spellings: [Type: [String]] = [
      .int: ["i32", "i64", "integer", "long", "Integer", "usize"],
      .float: ["f64", "f32", "double", "real", "Double"],
      .bool: ["boolean", "Boolean", "Bool"], .str: ["string", "String", "&str"], .unit: ["void"],
      .complex: ["Complex", "c64", "complex128", "Complex64"], .char: ["character", "Char"],
    ]
    return typeNames.flatMap { span, type in (spellings[type] ?? []).map { [Edit(span, $0)] } }
  }

  var foreignLiterals: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      let word = text(token.span)
      switch token.kind {
      case .keyword(.true), .keyword(.false):
        return [
          [Edit(token.span, word.uppercased())],
          [Edit(token.span, word.prefix(1).uppercased() + word.dropFirst())],
        ]
      case .float:
        return [
          [Edit(token.span, "\(word)f")], [Edit(token.span, word.replacing(".", with: ","))],
          [Edit(token.span, "\(word)d0")],
        ]
      case .int:
        return [
          [Edit(token.span, "0x\(word)")], [Edit(token.span, "\(word)u32")], [Edit(token.span, "\(word)L")],
          [Edit(token.span, "\(word).")],
        ]
      case .imaginary:
        return [
          [Edit(token.span, "\(word.dropLast())j")], [Edit(token.span, "\(word.dropLast())*i")],
          [Edit(token.span, "i")],
        ]
      case .identifier, .keyword, .char, .string, .badLiteral, .symbol, .endOfFile: return []
      }
    }
  }

  var foreignTernaries: [[Edit]] {
    survey.ifs.compactMap { item in
      guard let other = item.other, case .block(let block) = other.kind, block.statements.isEmpty,
        item.then.statements.isEmpty, let one = item.then.value, let two = block.value
      else { return nil }
      return [Edit(item.span, "\(text(item.condition)) ? \(text(one.span)) : \(text(two.span))")]
    }
  }

  /// A tuple in square brackets or braces.
  var foreignTuples: [[Edit]] {
    survey.tuples.flatMap { span -> [[Edit]] in
      let inner = text(Span(span.start + 1, span.end - 1))
      return [[Edit(span, "[\(inner)]")], [Edit(span, "{\(inner)}")], [Edit(span, "vec3(\(inner))")]]
    }
  }

  var bareFractions: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      guard case .float = token.kind else { return [] }
      let word = text(token.span)
      var edits: [[Edit]] = []
      if word.hasPrefix("0.") { edits.append([Edit(token.span, String(word.dropFirst()))]) }
      if word.hasSuffix(".0") { edits.append([Edit(token.span, String(word.dropLast()))]) }
      return edits
    }
  }

  var foreignQuotes: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      let inner = text(Span(token.span.start + 1, token.span.end - 1))
      switch token.kind {
      case .string:
        return [
          [Edit(token.span, "'\(inner)'")], [Edit(token.span, "“\(inner)”")], [Edit(token.span, inner)],
        ]
      case .char: return [[Edit(token.span, "\"\(inner)\"")], [Edit(token.span, "`\(inner)`")]]
      case .identifier, .keyword, .int, .float, .imaginary, .badLiteral, .symbol, .endOfFile: return []
      }
    }
  }
}
