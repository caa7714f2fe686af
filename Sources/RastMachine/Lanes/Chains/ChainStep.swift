import LaneChains

/// Where a step reads its other operand: the offsets of its registers, or the bits of a constant.
enum ChainSource {
  case register(Int, Int)
  case constant(UInt64, UInt64)
}

/// Which lanes of a tile a step writes the registers of.
enum ChainLanes {
  case all
  /// Those that still turn.
  case going
  /// Those that are leaving.
  case leaving

  fileprivate var store: RastUnary {
    switch self {
    case .all: RastStore
    case .going: RastStoreGoing
    case .leaving: RastStoreLeaving
    }
  }
}

/// A step of a chain, before it has its place in memory.
enum ChainStep {
  case binary(RastBinary, RastPart, ChainSource)
  case unary(RastUnary, RastPart)
  case store(ChainPart, Int, of: ChainLanes)
  /// Goes on at the exit with the given number if a lane fails.
  case test(RastTested, RastRelation, ChainSource, exit: Int)
  /// Tests the norm, then squares the tile.
  case testAndSquare(RastRelation, ChainSource, exit: Int)
  /// Writes a mask of the lanes that pass to the register at an offset.
  case mask(RastTested, RastRelation, ChainSource, Int)
  /// Takes an operand's registers where a mask is not set, or, reversed, where it is.
  case choose(RastPart, ChainSource, mask: Int, isReversed: Bool)
  case move(Int, Int, of: ChainLanes)
  /// Goes back to the step with the given number unless all turns are done.
  case turn(Int)
  /// Adds the completed turns to the counter at an offset, in the lanes that are leaving.
  case count(Int)
  /// The leaving lanes turn no more; the others go on at the step with the given number.
  case leave(Int)
  case end

  /// The step in memory, where the exits are the steps with the given numbers.
  func placed(at steps: UnsafePointer<RastStep>, exits: [Int]) -> RastStep {
    func step(
      _ code: UnsafeRawPointer?, _ a: Int = 0, _ b: Int = 0, _ other: UnsafeRawPointer? = nil
    ) -> RastStep {
      precondition(code != nil, "chains have no code for \(self)")
      return RastStep(code: code, a: Int64(a), b: Int64(b), other: other)
    }
    switch self {
    case .binary(let binary, let part, let source):
      let code = rast_binary_code(binary, part, source.kind)
      return step(code, source.words.0, source.words.1)
    case .unary(let unary, let part): return step(rast_unary_code(unary, part))
    case .store(let part, let offset, let lanes):
      return step(rast_unary_code(lanes.store, part.part), offset)
    case .test(let tested, let relation, let source, let exit):
      let code = rast_test_code(tested, relation, source.kind)
      return step(code, source.words.0, source.words.1, UnsafeRawPointer(steps + exits[exit]))
    case .testAndSquare(let relation, let source, let exit):
      let code = rast_norm_square_code(relation)
      return step(code, source.words.0, 0, UnsafeRawPointer(steps + exits[exit]))
    case .mask(let tested, let relation, let source, let mask):
      let code = rast_mask_code(tested, relation, source.kind)
      return step(code, source.words.0, source.words.1, UnsafeRawPointer(bitPattern: mask))
    case .choose(let part, let source, let mask, let isReversed):
      let code = isReversed ? rast_replace_code(part) : rast_keep_code(part)
      return step(code, source.words.0, source.words.1, UnsafeRawPointer(bitPattern: mask))
    case .move(let from, let to, let lanes):
      return step(lanes == .all ? rast_move_code() : rast_move_going_code(), from, to)
    case .turn(let first): return step(rast_turn_code(), 0, 0, UnsafeRawPointer(steps + first))
    case .count(let offset): return step(rast_count_leaving_code(), offset)
    case .leave(let next): return step(rast_leave_code(), 0, 0, UnsafeRawPointer(steps + next))
    case .end: return step(rast_end_code())
    }
  }
}

extension ChainStep {
  /// Whether lanes may leave at it.
  var isTest: Bool {
    switch self {
    case .test, .testAndSquare: true
    case .binary, .unary, .store, .mask, .choose, .move, .turn, .count, .leave, .end: false
    }
  }

  /// This step and a square after it as one, if there is one for both.
  var squared: ChainStep? {
    guard case .test(RastTestNorm, let relation, let source, let exit) = self, case .constant = source,
      rast_norm_square_code(relation) != nil
    else { return nil }
    return .testAndSquare(relation, source, exit: exit)
  }
}

extension ChainSource {
  fileprivate var kind: RastSource {
    switch self {
    case .register: RastSourceRegister
    case .constant: RastSourceConstant
    }
  }

  fileprivate var words: (Int, Int) {
    switch self {
    case .register(let a, let b): (a, b)
    case .constant(let a, let b): (Int(bitPattern: UInt(a)), Int(bitPattern: UInt(b)))
    }
  }
}

/// How many lanes a tile has.
let tileLanes = Int(rast_tile_lanes())

extension Comparison {
  /// When a lane passes a test that makes this comparison.
  func relation(_ isNegated: Bool) -> RastRelation {
    switch self {
    case .equal: isNegated ? RastNotEqual : RastEqual
    case .notEqual: isNegated ? RastEqual : RastNotEqual
    case .less: isNegated ? RastNotLess : RastLess
    case .lessOrEqual: isNegated ? RastNotLessOrEqual : RastLessOrEqual
    case .greater: isNegated ? RastNotGreater : RastGreater
    case .greaterOrEqual: isNegated ? RastNotGreaterOrEqual : RastGreaterOrEqual
    }
  }
}
