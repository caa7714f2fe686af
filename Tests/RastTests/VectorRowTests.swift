import TestSupport
import Testing

@testable import Rast
@testable import RastMachine

/// What operations give eight lanes at once, compared with what they give one.
@Suite struct VectorRowTests {
  @Test func everyLaneHasTheBitsOfTheScalar() {
    var checker = VectorRowChecker()
    Operation.visitAll(&checker)
    #expect(checker.checked.count >= 90)
    #expect(checker.differing.isEmpty)
  }

  @Test func divisionsAreDecidedWhereFloatsAreExact() {
    let numbers = [0, 1, -1, 2, 7, -8, 1 << 49, 1 - 1 << 50]
    for divisor in numbers where divisor != 0 {
      let (a, b) = (Ints(numbers.map(Int64.init)), Ints(repeating: Int64(divisor)))
      #expect(!any(IntDivide.vector(a, b).undecided))
      #expect(!any(IntRemainder.vector(a, b).undecided))
      #expect(!any(IntMod.vector(a, b).undecided))
    }
  }
}

/// Visits every row that has a vector form, and notes those in which it differs from the scalar one.
private struct VectorRowChecker: OperationVisitor {
  private(set) var checked: [String] = []
  private(set) var differing: [String] = []
  private var samples = Samples()
  private static let rounds = 20_000

  private mutating func note<R: SlotValue>(
    _ name: String, _ found: R.Vector, _ expected: [R?], _ operands: @autoclosure () -> String
  ) {
    let lanes: [R] = withLanes { cells in R.store(found, at: cells, stride: laneStride) }
    for (one, other) in zip(lanes, expected) where differing.count < 10 {
      guard let other, bits(one) != bits(other) else { continue }
      differing.append("\(name) of \(operands()): \(one) rather than \(other)")
    }
  }

  mutating func visit<O: UnaryVectorRow>(_: O.Type) {
    checked.append(O.name)
    for _ in 0..<VectorRowChecker.rounds {
      let a = samples.lanes(O.Operand.self)
      note(O.name, O.vector(vector(a)), a.map { O.apply($0) }, "\(a)")
    }
  }

  mutating func visit<O: BinaryVectorRow>(_: O.Type) { binary(O.self) }

  mutating func visit<O: FusibleRow>(_: O.Type) { binary(O.self) }

  private mutating func binary<O: BinaryVectorRow>(_: O.Type) {
    checked.append(O.name)
    for _ in 0..<VectorRowChecker.rounds {
      let (a, b) = (samples.lanes(O.Left.self), samples.lanes(O.Right.self))
      note(O.name, O.vector(vector(a), vector(b)), zip(a, b).map { O.apply($0, $1) }, "\(a), \(b)")
    }
  }

  mutating func visit<O: TernaryVectorRow>(_: O.Type) {
    checked.append(O.name)
    for _ in 0..<VectorRowChecker.rounds {
      let (a, b, c) = (samples.lanes(O.First.self), samples.lanes(O.Second.self), samples.lanes(O.Third.self))
      let expected = a.indices.map { O.apply(a[$0], b[$0], c[$0]) }
      note(O.name, O.vector(vector(a), vector(b), vector(c)), expected, "\(a), \(b), \(c)")
    }
  }

  mutating func visit<O: CheckedBinaryVectorRow>(_: O.Type) {
    checked.append(O.name)
    for _ in 0..<VectorRowChecker.rounds {
      let (a, b) = (samples.lanes(O.Left.self), samples.lanes(O.Right.self))
      let (result, undecided) = O.vector(vector(a), vector(b))
      let expected = a.indices.map { undecided[$0] ? nil : try? O.apply(a[$0], b[$0]) }
      note(O.name, result, expected, "\(a), \(b)")
      for lane in a.indices where !undecided[lane] && expected[lane] == nil {
        differing.append("\(O.name) of \(a[lane]), \(b[lane]) fails")
      }
    }
  }

  // Those that are run lane by lane.
  mutating func visit<O: UnaryRow>(_: O.Type) {}
  mutating func visit<O: ViewRow>(_: O.Type) {}
  mutating func visit<O: BinaryRow>(_: O.Type) {}
  mutating func visit<O: TernaryRow>(_: O.Type) {}
  mutating func visit<O: CheckedUnaryRow>(_: O.Type) {}
  mutating func visit<O: CheckedBinaryRow>(_: O.Type) {}
  mutating func visit<O: TextRow>(_: O.Type) {}
  mutating func visit<O: CheckedTextRow>(_: O.Type) {}
  mutating func visit<O: ComparisonRow>(_: O.Type) {}
}

// MARK: Lanes

/// The bytes from one slot of a lane to the next.
private let laneStride = laneWidth * slotSize

private func withLanes<V: SlotValue>(_ body: (UnsafeMutableRawPointer) -> Void) -> [V] {
  let cells = UnsafeMutableRawPointer.allocate(byteCount: V.type.slotCount * laneStride, alignment: 64)
  defer { cells.deallocate() }
  body(cells)
  return (0..<laneWidth).map { V.lane(at: cells + $0 * slotSize, stride: laneStride) }
}

private func vector<V: SlotValue>(_ lanes: [V]) -> V.Vector {
  let cells = UnsafeMutableRawPointer.allocate(byteCount: V.type.slotCount * laneStride, alignment: 64)
  defer { cells.deallocate() }
  for (index, lane) in lanes.enumerated() {
    V.store(lane: lane, at: cells + index * slotSize, stride: laneStride)
  }
  return V.vector(at: cells, stride: laneStride)
}

/// The bits of a value, with one NaN for all.
private func bits<V: SlotValue>(_ value: V) -> [UInt64] {
  func bits(_ float: Double) -> UInt64 { (float.isNaN ? Double.nan : float).bitPattern }
  switch value.value {
  case .float(let float): return [bits(float)]
  case .complex(let z): return [bits(z.re), bits(z.im)]
  case .int(let int): return [UInt64(bitPattern: Int64(int))]
  case .bool(let bool): return [bool ? 1 : 0]
  case .char(let scalar): return [UInt64(scalar.value)]
  case .unit, .str, .tuple: return []
  }
}

/// Values of every kind: those at which functions are special, and others.
private struct Samples {
  private var random = SplitMix64(seed: 15)

  private static let floats: [Double] = [
    0, 0.5, 1, 1.5, 2, 3, 8, 63, 64, 65, 709.5, 710, 745, 1e15, 1e22, 1e154, 1e155, 1e300, 0x1p-1074,
    0x1p-1022, 0x1p62,
    0x1p63, 4503599627370497.5, .pi, .greatestFiniteMagnitude, .infinity, .nan, 1 + .ulpOfOne,
    1 - .ulpOfOne / 2,
  ]
  private static let ints = [
    0, 1, 2, 3, 7, 10, 63, 64, 65, 1 << 31, 1 << 49, 1 << 50 - 1, 1 << 50, 1 << 50 + 1, 1 << 51, 1 << 53 + 1,
    .max, .min,
  ]

  private mutating func float() -> Double {
    let sign = random.next() & 1 == 0 ? 1.0 : -1.0
    switch random.next() % 8 {
    case 0, 1: return sign * (Samples.floats.randomElement(using: &random) ?? 0)
    case 2: return sign * Double(random.next() % 80)
    case 3: return Double(bitPattern: random.next())
    case let kind: return sign * Double.random(in: 0..<1, using: &random) * (kind < 6 ? 10 : 1000)
    }
  }

  private mutating func int() -> Int {
    switch random.next() % 4 {
    case 0: return (random.next() & 1 == 0 ? 1 : -1) &* (Samples.ints.randomElement(using: &random) ?? 0)
    case 1: return Int(truncatingIfNeeded: random.next()) >> Int(random.next() % 64)
    case _: return Int(random.next() % 200) - 100
    }
  }

  private mutating func value(_ type: Type) -> Value {
    switch type {
    case .float: .float(float())
    case .complex: .complex(Complex(float(), random.next() % 4 == 0 ? 0 : float()))
    case .bool: .bool(random.next() & 1 == 0)
    case .char: .char("é")
    case .int, .unit, .str, .tuple: .int(int())
    }
  }

  /// A value for each lane; often the same for all, as params and counters are.
  mutating func lanes<V: SlotValue>(_: V.Type) -> [V] {
    let first = V(value(V.type))
    if random.next() % 4 == 0 { return Array(repeating: first, count: laneWidth) }
    return [first] + (1..<laneWidth).map { _ in V(value(V.type)) }
  }
}
