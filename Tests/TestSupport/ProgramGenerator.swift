import Rast

/// Makes random programs, one for each seed. They are always well typed, and full of what backends can get wrong: values
/// that change while an operand is held, jumps out of the middle of expressions, loops that end at different turns, and
/// constants at the edges of arithmetic.
public struct ProgramGenerator {
  /// A variable that can be named.
  struct Variable {
    var name: String
    var type: Type
    /// Whether a random statement may assign to it.
    var isAssignable = false
  }

  /// A function that can be called.
  struct Signature {
    var name: String
    var parameters: [Variable]
    var output: Type
    /// Whether its first parameter counts its recursion down.
    var countsDown: Bool
  }

  var random: SplitMix64
  /// The variables in scope, block by block, the innermost last. The first block holds the params.
  var scopes: [[Variable]] = [[]]
  var functions: [Signature] = []
  /// The functions that the current one can call without endless recursion.
  var callable = 0..<0
  /// The current function, if it counts its recursion down.
  var recursive: Int?
  /// The inputs of the current kernel that differ from pixel to pixel.
  var inputs: [Variable] = []
  /// The type that `return` must give.
  var output = Type.unit
  /// How many loops can be left.
  var loops = 0
  /// How many statements the current one is inside.
  var nesting = 0
  /// How many more nodes the program may have.
  var budget = 0
  /// How many values that are never reached were made so far.
  var divergences = 0
  /// Set where only constants are allowed.
  var isConstant = false
  var mayPrint = true
  var freshNames = 0
  var uses: Set<String> = []

  /// The program of a seed: a plain one if it is even, a kernel if it is odd.
  public static func program(seed: UInt64) -> GeneratedProgram {
    var generator = ProgramGenerator(random: SplitMix64(seed: seed))
    generator.budget = generator.random.choose((15, 12), (30, 60), (35, 200), (20, 700))
    return seed & 1 == 0 ? generator.plainProgram(seed) : generator.kernel(seed)
  }

  init(random: SplitMix64) { self.random = random }

  private mutating func plainProgram(_ seed: UInt64) -> GeneratedProgram {
    let share = budget / 2
    var items = declarations()
    // The functions may have used up all nodes.
    budget = max(budget, share)
    var parameters: [Variable] = []
    for _ in 0..<random.choose((30, 0), (30, 1), (25, 2), (15, 3)) {
      parameters.append(Variable(name: name(besides: parameters), type: type(2)))
    }
    let output = random.chance(15) ? Type.unit : type(2)
    let body = functionBody(parameters, output, calling: functions.indices)
    let name = random.chance(50) ? "program" : "program main"
    items.insert([head(name, parameters, output)] + body + ["}"], at: random.below(items.count + 1))
    let runs = (0..<(parameters.isEmpty ? 1 : 3)).map { _ in parameters.map { value($0.type) } }
    let fuel = random.choose((85, 2000), (15, random.below(60)))
    return GeneratedProgram(
      seed: seed, text: text(items), isKernel: false, runs: runs, fuel: fuel, uses: uses)
  }

  func text(_ items: [[String]]) -> String {
    items.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  mutating func note(_ feature: Feature) { uses.insert(feature.rawValue) }

  // MARK: Scopes

  /// Runs `body` in a block of its own.
  mutating func scoped<Result>(_ body: (inout ProgramGenerator) -> Result) -> Result {
    scopes.append([])
    nesting += 1
    defer {
      scopes.removeLast()
      nesting -= 1
    }
    return body(&self)
  }

  /// The variables that can be named here.
  var visible: [Variable] {
    var names: Set<String> = []
    return scopes.reversed().flatMap { $0.reversed() }.filter { names.insert($0.name).inserted }
  }

  mutating func declare(_ variable: Variable) {
    if visible.contains(where: { $0.name == variable.name }) { note(.shadowing) }
    scopes[scopes.count - 1].append(variable)
  }

  private static let names = [
    "a", "b", "c", "d", "x", "y", "z", "n", "i", "k", "t", "s", "w", "acc", "e", "pi", "tau", "sin", "abs",
    "_u",
  ]

  /// A name that can be declared in the innermost block. It is seldom one that was never used before.
  mutating func name(besides others: [Variable]? = nil) -> String {
    let taken = others ?? scopes[scopes.count - 1]
    let free = ProgramGenerator.names.filter { name in !taken.contains { $0.name == name } }
    if let name = random.pick(free), !random.chance(5) { return name }
    return freshName()
  }

  /// A name that nothing else has.
  mutating func freshName() -> String {
    freshNames += 1
    return "v\(freshNames)"
  }

  // MARK: Types

  /// A type, with tuples at most `depth` deep.
  mutating func type(_ depth: Int) -> Type {
    let simple = random.choose(
      (26, Type.int), (26, .float), (16, .complex), (12, .bool), (6, .char), (6, .str), (2, .unit), (9, nil))
    if let simple { return simple }
    guard depth > 0 else { return .int }
    return .tuple((0..<random.choose((60, 2), (25, 3), (15, 4))).map { _ in type(depth - 1) })
  }
}
