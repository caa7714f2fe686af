/// The type of a value.
public indirect enum Type: Hashable, Sendable {
  /// One value, `()`; takes no slot.
  case unit
  /// `true` or `false`.
  case bool
  /// A Unicode scalar.
  case char
  /// A 64-bit signed integer.
  case int
  /// IEEE 754 binary64.
  case float
  /// Two floats.
  case complex
  /// A text of Unicode scalars.
  case str
  /// 2 to 16 values in a row.
  case tuple(TupleType)

  /// A tuple of the given elements; none are `unit`.
  public static func tuple(_ elements: [Type]) -> Type {
    elements.isEmpty ? .unit : .tuple(TupleType(elements))
  }

  /// How many slots (8-byte cells of a frame) a value takes.
  public var slotCount: Int {
    switch self {
    case .unit: 0
    case .bool, .char, .int, .float, .str: 1
    case .complex: 2
    case .tuple(let tuple): tuple.slotCount
    }
  }

  /// The number of slots, but with each unit counted as one: what limits how large a type may get.
  var weight: Int {
    switch self {
    case .unit, .bool, .char, .int, .float, .str: 1
    case .complex: 2
    case .tuple(let tuple): tuple.weight
    }
  }

  /// Int, float or complex.
  var isNumeric: Bool {
    switch self {
    case .int, .float, .complex: true
    case .unit, .bool, .char, .str, .tuple: false
    }
  }
}

/// The elements of a tuple type. A class, so that copies of a large type share it.
public final class TupleType: Hashable, Sendable {
  /// The fewest and most elements of a tuple.
  public static let arity = 2...16

  /// The types in order.
  public let elements: [Type]
  /// The sum of the elements' slots.
  public let slotCount: Int
  let weight: Int

  /// A tuple type with the given elements.
  public init(_ elements: [Type]) {
    self.elements = elements
    slotCount = elements.reduce(0) { $0 + $1.slotCount }
    weight = elements.reduce(0) { $0 + $1.weight }
  }

  /// The offset, in slots, of element `index` from the tuple's start.
  func slotOffset(of index: Int) -> Int {
    elements[..<index].reduce(0) { $0 + $1.slotCount }
  }

  /// Equal in every element; the same object is found equal at once.
  public static func == (one: TupleType, other: TupleType) -> Bool {
    one === other || (one.weight == other.weight && one.elements == other.elements)
  }

  /// Hashes the number of elements and slots, which is enough to tell most types apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(elements.count)
    hasher.combine(weight)
  }
}

extension Type: CustomStringConvertible {
  /// The type as it is written in a program.
  public var description: String {
    switch self {
    case .unit: "()"
    case .bool: "bool"
    case .char: "char"
    case .int: "int"
    case .float: "float"
    case .complex: "complex"
    case .str: "str"
    case .tuple(let tuple): "(" + tuple.elements.map(\.description).joined(separator: ", ") + ")"
    }
  }

  /// The type for a message: as written, but shortened where it would fill the screen.
  package var short: String {
    weight > 32 ? "a tuple of \(weight) slots" : description
  }
}
