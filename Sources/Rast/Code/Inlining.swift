/// Puts the functions' code in place of their calls, so that a whole program is one function.
struct Inlining {
  /// The most instructions to make of a program.
  static let maximumSize = 20_000
  /// How deep calls may nest: far less than the call depth that a program may reach by recursion.
  static let maximumDepth = 64

  private let functions: [FunctionCode]
  private var size = 0
  /// Why it cannot be done.
  private(set) var obstacle: String?
  private var underWay: [Int] = []

  /// The program's own function without calls; nil with the reason where that cannot be had.
  static func inlined(_ program: ProgramCode) -> (code: FunctionCode?, obstacle: String?) {
    var inlining = Inlining(functions: program.functions)
    var main = program.main
    main.instructions = inlining.inline(main.instructions, main.slots, &main.slots)
    main.nesting = main.instructions.nesting
    return (inlining.obstacle == nil ? main : nil, inlining.obstacle)
  }

  private init(functions: [FunctionCode]) { self.functions = functions }

  /// The code without calls; callees take the slots from `next` on, `most` becomes their end.
  private mutating func inline(_ code: [Instruction], _ next: Int, _ most: inout Int) -> [Instruction] {
    var result: [Instruction] = []
    for instruction in code {
      size += 1
      if size > Inlining.maximumSize {
        obstacle = obstacle ?? "its functions, put in place of their calls, take too much room"
      }
      if obstacle != nil { return [] }
      switch instruction {
      case .call(let call): result += inline(call, next, &most)
      case .ifElse(let test, let then, let other):
        result.append(.ifElse(test, then: inline(then, next, &most), else: inline(other, next, &most)))
      case .whileLoop(let condition, let test, let body, let span):
        let before = inline(condition, next, &most)
        result.append(.whileLoop(condition: before, test: test, body: inline(body, next, &most), span))
      case .forLoop(let slot, let low, let high, let body, let span):
        result.append(.forLoop(slot, low: low, high: high, body: inline(body, next, &most), span))
      case .region(let body, let span): result.append(.region(inline(body, next, &most), span))
      case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
        .scalar, .print, .breakLoop, .continueLoop, .returnValue:
        result.append(instruction)
      }
    }
    return result
  }

  private mutating func inline(_ call: Instruction.Call, _ next: Int, _ most: inout Int) -> [Instruction] {
    let function = functions[call.function]
    if underWay.contains(call.function) {
      obstacle = obstacle ?? "`\(function.name)` calls itself"
      return []
    }
    if underWay.count >= Inlining.maximumDepth {
      obstacle = obstacle ?? "its calls nest too deep"
      return []
    }
    underWay.append(call.function)
    defer { underWay.removeLast() }
    // The callee's slot 0 holds nothing here, so its others move to `next` and on.
    let shift = next - FunctionCode.output.index
    let end = function.slots + shift
    most = max(most, end)
    let body = inline(function.instructions.map { $0.moved { $0 + shift } }, end, &most)
    var code: [Instruction] = []
    if call.argumentSlots > 0 {
      code.append(.copy(function.parameters + shift, .slot(call.arguments), slots: call.argumentSlots))
    }
    code.append(.region(body, call.span))
    if call.resultSlots > 0 {
      code.append(.copy(call.result, .slot(FunctionCode.output + shift), slots: call.resultSlots))
    }
    return code
  }
}
