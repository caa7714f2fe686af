import Rast

/// A program made by `ProgramGenerator`, and how it is to be run.
public struct GeneratedProgram: Sendable {
  /// The seed that gives the same program again.
  public let seed: UInt64
  /// The text, which the type checker accepts.
  public var text: String
  /// Whether it keeps the kernel contract and is to be run in batches.
  public let isKernel: Bool
  /// The arguments of each run: there are up to three runs of a plain program, or one for each pixel of a kernel.
  public let runs: [[Value]]
  /// The fuel of each run.
  public let fuel: Int
  /// The names of the operations and features that it uses.
  public let uses: Set<String>

  init(seed: UInt64, text: String, isKernel: Bool, runs: [[Value]], fuel: Int, uses: Set<String>) {
    (self.seed, self.text, self.isKernel) = (seed, text, isKernel)
    (self.runs, self.fuel, self.uses) = (runs, fuel, uses)
  }

  /// A program from elsewhere, with parameters of these types, to be run so many times on random arguments.
  public init(text: String, parameters: [Type], runs: Int, fuel: Int, seed: UInt64) {
    var generator = ProgramGenerator(random: SplitMix64(seed: seed))
    let arguments = (0..<max(1, runs)).map { _ in parameters.map { generator.value($0) } }
    self.init(seed: seed, text: text, isKernel: false, runs: arguments, fuel: fuel, uses: [])
  }
}

/// What a program can use besides operations.
public enum Feature: String, CaseIterable, Sendable {
  // values
  case ifValue, elseIf, blockValue, tupleLiteral, elementOfLiteral, variable, part, sameCast
  case literalAsFloat, literalAsComplex, floatAsComplex, powerOfComplex, equalTuples, equalUnits
  case logicalAnd, logicalOr, orderTrap, divergingValue, negativeZero, infinity, notANumber, predefined
  // statements
  case declaration, shadowing, assignment, compoundAssignment, ifStatement, ifElseStatement, blockStatement
  case countedWhile, otherWhile, endlessWhile, forLoop, breakLoop, continueLoop, returnValue, printing
  case discarded
  // items
  case function, hiddenBuiltIn, call, recursion, looseCall, tupleResult, param, paramRange, paramUse
  case view, pointKernel, coordinateKernel
}

extension GeneratedProgram: CustomStringConvertible {
  /// Everything needed to run it by hand.
  public var description: String {
    let arguments = runs.prefix(isKernel ? 1 : 3).map {
      "(" + $0.map(\.description).joined(separator: "; ") + ")"
    }
    return "seed \(seed), fuel \(fuel), arguments \(arguments.joined(separator: " "))\n\(text)"
  }
}
