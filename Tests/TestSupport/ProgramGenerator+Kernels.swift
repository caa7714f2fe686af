import Rast

/// Kernels: loops like those of fractals, with random code in and around them.
extension ProgramGenerator {
  private static let outputs: [Type] = [
    .int, .float, .char, .tuple([.float, .float]), .tuple([.float, .float, .float]),
  ]

  mutating func kernel(_ seed: UInt64) -> GeneratedProgram {
    mayPrint = false
    let share = budget / 2
    var items = declarations()
    if random.chance(20) {
      note(.view)
      items.append(["view(center: (-0.75, 1), span: 2.5, iterations: \(random.within(1...99)));"])
    }
    budget = max(budget, share)
    inputs = kernelInputs()
    let output = random.pick(ProgramGenerator.outputs) ?? .int
    let body =
      random.chance(75)
      ? loopBody(output) : functionBody(inputs, output, calling: functions.indices)
    let head = head("program \(random.chance(50) ? "kernel" : "")", inputs, output)
    items.insert([head] + body + ["}"], at: random.below(items.count + 1))
    return GeneratedProgram(
      seed: seed, text: text(items), isKernel: true, runs: pixels(),
      fuel: random.choose((80, 300), (15, random.below(40)), (5, 1200)), uses: uses)
  }

  /// Iterates z from its start until it escapes, converges or reaches the limit.
  private mutating func loopBody(_ output: Type) -> [String] {
    (self.output, callable, loops, nesting) = (output, functions.indices, 0, 0)
    scopes = [scopes[0], inputs]
    let lines = scoped { generator in
      var lines = generator.statements(2) + generator.calls()
      let z = generator.freshName()
      let start =
        generator.random.chance(40)
        ? Fragment(text: "0i") : generator.expression(.complex, generator.random.below(3), expected: true)
      lines.append("var \(z): complex = \(start.text);")
      generator.declare(Variable(name: z, type: .complex, isAssignable: true))
      let n = generator.freshName()
      lines.append("var \(n) = 0;")
      generator.declare(Variable(name: n, type: .int))
      lines += generator.iteration(z, n)
      lines += generator.statements(2)
      let isNatural = generator.random.chance(50)
      return lines + (isNatural ? [generator.naturalResult(z, n)] : generator.result())
    }
    scopes.removeLast()
    return ProgramGenerator.indented(lines)
  }

  private mutating func iteration(_ z: String, _ n: String) -> [String] {
    let isLimited = inputs.contains { $0.name == "iterations" }
    let limit = isLimited && random.chance(85) ? "iterations" : "\(random.within(1...50))"
    let bail = random.choose(
      (40, "norm(\(z)) <= 4"), (15, "abs(\(z)) < 2.5"), (15, "\(z).re * \(z).re + \(z).im * \(z).im < 16"),
      (5, "norm(\(z)) < 1e10 || \(z).re < 0.25"),
      (5, "\(random.within(1...9)) \(random.chance(50) ? ">" : ">=") norm(\(z))"), (20, condition().text))
    var head = "while (\(bail)) && \(n) < \(limit)"
    var first: [String] = []
    switch random.below(4) {
    case 0:
      let counter = freshName()
      head = "for \(counter) in 0..\(limit)"
      first = [
        "if !(\(bail)) { \(random.chance(50) ? "break" : "return \(leaf(output, expected: true).text)"); }"
      ]
    case 1:
      head = "while true"
      first = ["if \(n) >= \(limit) || !(\(bail)) { break; }"]
    case _: break
    }
    let isCountedFirst = random.chance(50)
    if isCountedFirst { first.append("\(n) += 1;") }
    loops += 1
    defer { loops -= 1 }
    return block(head, random.choose((40, 0), (40, 2), (20, 4)), first: first) { generator in
      var lines = generator.step(z)
      if generator.random.chance(30) { lines += generator.statements(2) }
      if !isCountedFirst { lines.append("\(n) += 1;") }
      return lines
    }
  }

  /// What each turn does to z.
  private mutating func step(_ z: String) -> [String] {
    let constant = (pixelValue(.complex) ?? Fragment(text: "complex(-0.4, 0.6)")).text
    switch random.below(8) {
    case 0, 1: return ["\(z) = \(z)^2 + \(constant);"]
    case 2: return ["\(z) = \(z)^\(random.within(-3...7)) + \(constant);"]
    case 3: return ["\(z) = complex(abs(\(z).re), abs(\(z).im))^2 + \(constant);"]
    case 4:
      let delta = freshName()
      return [
        "let \(delta) = (\(z)^3 - 1) / (3 * \(z)^2);", "\(z) -= \(delta);",
        "if norm(\(delta)) < 1e-6 { break; }",
      ]
    case 5:
      let real = freshName()
      return [
        "let \(real) = \(z).re * \(z).re - \(z).im * \(z).im + \(expression(.float, 1).at(.product));",
        "\(z) = complex(\(real), 2.0 * \(z).re * \(z).im + \(expression(.float, 1).at(.product)));",
      ]
    case _: return ["\(z) = \(expression(.complex, random.within(1...3), expected: true).text);"]
    }
  }

  private mutating func naturalResult(_ z: String, _ n: String) -> String {
    switch output {
    case .int: n
    case .float: "\(n) as float + 1 - log2(max(1.0, ln(norm(\(z)))))"
    case .char: "\" .:-=+*#%@\"[\(n) % 10]"
    case .tuple(let tuple) where tuple.elements.count == 2: "(\(n) as float, arg(\(z)) / 6.283)"
    case .unit, .bool, .complex, .str, .tuple: "(fract(abs(\(z))), (\(n) as float) / 50.0, sin(\(z).re))"
    }
  }
}
