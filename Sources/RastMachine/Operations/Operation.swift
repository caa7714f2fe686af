/// An operation, resolved to the types of its operands: one of the list.
public struct Operation: Hashable, @unchecked Sendable {
  // Unchecked: what it points to is never freed nor changed once made. An object would have a count of references, which
  // all threads that evaluate would share.

  /// What is known of it.
  package let facts: UnsafePointer<Facts>

  /// The operation of a row.
  init(_ row: any OperationRow.Type) {
    guard let number = Operation.numbers[ObjectIdentifier(row)] else {
      preconditionFailure("\(row) is not in the list of operations")
    }
    self.init(number)
  }

  private init(_ number: Int) { facts = Operation.table + number }

  /// Its place in the list.
  var number: Int { facts - Operation.table }

  /// All operations, in the order of the list.
  public static var all: [Operation] { (0..<collected.facts.count).map { Operation($0) } }

  /// Its name in listings.
  public var name: String { facts.pointee.name }
  /// The types of its operands.
  public var operands: [Type] { facts.pointee.operands }
  /// The type of its result.
  public var result: Type { facts.pointee.result }
  /// How programs call it, if it is a function.
  public var function: String? {
    guard case .function(let name) = facts.pointee.spelling else { return facts.pointee.alias }
    return name
  }

  /// Its approximate cost, in units of `Cost`.
  package var cost: Int { facts.pointee.cost }
  /// Whether it may end the program with an error.
  package var canFail: Bool { facts.pointee.canFail }
  /// The comparison that it makes, if it makes one.
  package var comparison: Comparison? { facts.pointee.comparison }
  /// Its role in superinstructions, if they can be built from it.
  package var arithmetic: Arithmetic? { facts.pointee.arithmetic }
  /// How many slots after its operand's first its result starts, if the result is there already.
  package var viewOffset: Int? { facts.pointee.viewOffset }
  /// What it does to values.
  package var evaluation: Evaluation { facts.pointee.evaluation }

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

  nonisolated(unsafe) private static let table: UnsafePointer<Facts> = {
    let memory = UnsafeMutablePointer<Facts>.allocate(capacity: collected.facts.count)
    memory.initialize(from: collected.facts, count: collected.facts.count)
    return UnsafePointer(memory)
  }()

  private static let numbers = collected.numbers

  private static let collected = {
    var collector = FactCollector()
    Operation.visitAll(&collector)
    return collector
  }()
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

  private static let spellings: [Spelling: [Operation]] = Dictionary(grouping: all) {
    $0.facts.pointee.spelling
  }
}
