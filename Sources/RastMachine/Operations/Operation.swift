/// An operation, resolved to the types of its operands: the number of its row in the list.
public struct Operation: Hashable, Sendable {
  package let number: UInt16

  /// The operation of a row.
  init(_ row: any OperationRow.Type) {
    guard let number = Operation.numbers[ObjectIdentifier(row)] else {
      preconditionFailure("\(row) is not in the list of operations")
    }
    self.number = number
  }

  private init(number: UInt16) { self.number = number }

  /// All operations, in the order of the list.
  public static var all: [Operation] { table.indices.map { Operation(number: UInt16($0)) } }

  /// Its name in listings.
  public var name: String { facts.name }
  /// The types of its operands.
  public var operands: [Type] { facts.operands }
  /// The type of its result.
  public var result: Type { facts.result }
  /// How programs call it, if it is a function.
  public var function: String? {
    guard case .function(let name) = facts.spelling else { return facts.alias }
    return name
  }

  /// Its approximate cost, in units of `Cost`.
  package var cost: Int { facts.cost }
  /// Whether it may end the program with an error.
  package var canFail: Bool { facts.canFail }
  /// The comparison that it makes, if it makes one.
  package var comparison: Comparison? { facts.comparison }
  /// Its role in superinstructions, if they can be built from it.
  package var arithmetic: Arithmetic? { facts.arithmetic }
  /// How many slots after its operand's first its result starts, if the result is there already.
  package var viewOffset: Int? { facts.viewOffset }
  /// What it does to values.
  package var evaluation: Evaluation { facts.evaluation }

  /// What the program knows about an operation without knowing its row.
  package struct Facts: Sendable {
    package var name: String
    package var spelling: Spelling
    package var alias: String?
    package var operands: [Type]
    package var result: Type
    package var cost: Int
    package var evaluation: Evaluation
    package var canFail = false
    package var comparison: Comparison?
    package var arithmetic: Arithmetic?
    package var viewOffset: Int?
  }

  private var facts: Facts { Operation.table[Int(number)] }

  // Never freed or changed once initialised; all threads that evaluate would share an array's reference
  // count.
  nonisolated(unsafe) private static let table: UnsafeBufferPointer<Facts> = {
    let copy = UnsafeMutableBufferPointer<Facts>.allocate(capacity: collected.facts.count)
    _ = copy.initialize(from: collected.facts)
    return UnsafeBufferPointer(copy)
  }()

  private static let numbers = collected.numbers

  fileprivate static var allFacts: UnsafeBufferPointer<Facts> { table }

  private static let collected = {
    var collector = FactCollector()
    Operation.visitAll(&collector)
    return collector
  }()
}

/// What each operation does to values, at hand without a check of whether the list is initialised.
package struct Evaluations {
  private let facts: UnsafeBufferPointer<Operation.Facts>

  package init() { facts = Operation.allFacts }

  package subscript(operation: Operation) -> Evaluation { facts[Int(operation.number)].evaluation }
}

extension Operation {
  /// Passes every row to a visitor: the one list, in parts that are next to their rows.
  static func visitAll<V: OperationVisitor>(_ visitor: inout V) {
    visitInts(&visitor)
    visitFloats(&visitor)
    visitFloatFunctions(&visitor)
    visitComplex(&visitor)
    visitComplexFunctions(&visitor)
    visitConversions(&visitor)
    visitTexts(&visitor)
    visitComparisons(&visitor)
  }

  /// The operation that has this spelling and takes operands of these types.
  package static func spelt(_ spelling: Spelling, _ operands: [Type]) -> Operation? {
    spellings[spelling]?.first { $0.operands == operands }
  }

  /// The conversion that `as` stands for.
  package static func cast(from: Type, to: Type) -> Operation? {
    spellings[.cast]?.first { $0.operands == [from] && $0.result == to }
  }

  /// The versions of each function, in the order in which literals choose: int before float before complex.
  package static let functions: [String: [Operation]] = all.reduce(into: [:]) { functions, operation in
    if let name = operation.function { functions[name, default: []].append(operation) }
  }

  private static let spellings: [Spelling: [Operation]] = Dictionary(grouping: all) { $0.facts.spelling }
}
