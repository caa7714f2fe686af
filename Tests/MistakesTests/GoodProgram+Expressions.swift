@testable import Rast

/// Slips in calls and operators.
extension GoodProgram {
  var missingArguments: [[Edit]] {
    survey.calls.flatMap { call in
      call.arguments.indices.map { index in
        let arguments = call.arguments
        if index > 0 { return [Edit(Span(arguments[index - 1].end, arguments[index].end), "")] }
        let end = arguments.count > 1 ? arguments[1].start : arguments[0].end
        return [Edit(Span(arguments[0].start, end), "")]
      }
    }
  }

  var furtherArguments: [[Edit]] {
    survey.calls.flatMap { call -> [[Edit]] in
      guard let first = call.arguments.first, let last = call.arguments.last else { return [] }
      return [
        [Edit(Span(last.end, last.end), ", 1")], [Edit(Span(first.start, first.start), "0.5, ")],
        [Edit(Span(last.end, last.end), ", \(text(last))")],
      ]
    }
  }

  var swappedArguments: [[Edit]] {
    survey.calls.filter { $0.arguments.count > 1 }.map { call in
      let (one, two) = (call.arguments[0], call.arguments[1])
      return [Edit(one, text(two)), Edit(two, text(one))]
    }
  }

  var missingOperands: [[Edit]] {
    survey.infixes.flatMap { infix -> [[Edit]] in
      [[Edit(infix.left, "")], [Edit(infix.right, "")]]
    }
  }

  var missingOperators: [[Edit]] { survey.infixes.map { [Edit($0.operatorSpan, "")] } }

  var doubledOperators: [[Edit]] {
    survey.infixes.map { infix in
      let word = text(infix.operatorSpan)
      return [Edit(infix.operatorSpan, "\(word) \(word)")]
    }
  }

  var chainedComparisons: [[Edit]] {
    survey.infixes.filter { [.less, .lessOrEqual, .greater, .greaterOrEqual].contains($0.infix) }
      .map { infix in
        let comparison = text(infix.operatorSpan)
        return [Edit(Span(infix.right.end, infix.right.end), " \(comparison) 100")]
      }
  }

  /// `2 z` for `2 * z`, the bars of a modulus, and other notation that is only used on paper.
  var foreignMath: [[Edit]] {
    let products = survey.infixes.filter {
      $0.infix == .multiply && text($0.left).allSatisfy { $0.isNumber || $0 == "." }
    }
    let powers = survey.infixes.filter { $0.infix == .power && ["2", "3"].contains(text($0.right)) }
    let moduli = survey.calls.filter { $0.name.name == "abs" }
    return products.map { [Edit(Span($0.left.end, $0.right.start), "")] }
      + powers.map { [Edit(Span($0.operatorSpan.start, $0.right.end), text($0.right) == "2" ? "²" : "³")] }
      + moduli.map { [Edit($0.span, "|" + $0.arguments.map(text).joined() + "|")] }
      + names.filter { text($0) == "pi" }.map { [Edit($0, "π")] }
  }

  var foreignMethods: [[Edit]] {
    survey.calls.compactMap { call in
      guard let first = call.arguments.first, !text(first).contains(" ") else { return nil }
      let rest = call.arguments.dropFirst().map(text).joined(separator: ", ")
      return [Edit(call.span, "\(text(first)).\(call.name.name)(\(rest))")]
    }
  }
}
