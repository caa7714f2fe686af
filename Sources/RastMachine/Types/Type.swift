/// The type of a value.
public indirect enum Type: Hashable, Sendable {
  /// One value, `()`; it takes no slot.
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
  /// 2 to 16 values.
  case tuple(TupleType)

  /// A tuple of the given elements; unit if there are none.
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

  /// The number of slots, counting each unit as one; this limits how large a type may be.
  package var weight: Int {
    switch self {
    case .unit, .bool, .char, .int, .float, .str: 1
    case .complex: 2
    case .tuple(let tuple): tuple.weight
    }
  }

  /// Int, float or complex.
  package var isNumeric: Bool {
    switch self {
    case .int, .float, .complex: true
    case .unit, .bool, .char, .str, .tuple: false
    }
  }
}

/// The elements of a tuple type. A class, so that copies of a large type share it.
public final class TupleType: Hashable, Sendable {
  /// The minimum and maximum number of elements of a tuple.
  public static let arity = 2...16

  /// The types in order.
  public let elements: [Type]
  /// The sum of the elements' slots.
  public let slotCount: Int
  package let weight: Int

  /// A tuple type with the given elements.
  public init(_ elements: [Type]) {
    self.elements = elements
    slotCount = elements.reduce(0) { $0 + $1.slotCount }
    weight = elements.reduce(0) { $0 + $1.weight }
  }

  /// The offset, in slots, of element `index` from the tuple's start.
  package func slotOffset(of index: Int) -> Int {
    elements[..<index].reduce(0) { $0 + $1.slotCount }
  }

  /// Equal if every element is; an object equals itself without a comparison.
  public static func == (one: TupleType, other: TupleType) -> Bool {
    one === other || (one.weight == other.weight && one.elements == other.elements)
  }

  /// Hashes the number of elements and the weight, which distinguish most types.
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

  /// The type as shown in a message: as written, or abridged if it would fill the screen.
  package var short: String {
    weight > 32 ? "a tuple of \(weight) slots" : description
  }
}
