/// Replaces calls by the code of the functions, so that a whole program is one function.
struct Inlining {
  /// The most instructions that a program may grow to.
  static let maximumSize = 20_000
  /// How deep calls may nest: far less than the call depth that a program may reach by recursion.
  static let maximumDepth = 64

  /// How deep a program's code can become if its functions are at most this deep.
  static func depth(of function: Int) -> Int { min(maximumDepth * function, maximumSize) }

  /// How deep the blocks of the result may nest: the time to compile grows with the square of it.
  static let maximumNesting = 2 * Limits.treeDepth

  private let functions: [FunctionCode]
  private var size = 0
  /// The first free slot.
  private var next: Int
  /// Why inlining is not possible.
  private(set) var obstacle: String?
  private var underWay: [Int] = []

  /// A program's own function without calls to the others; nil, with the reason, if that is not possible.
  static func inlined(
    _ main: FunctionCode, _ functions: ArraySlice<FunctionCode>
  ) -> (code: FunctionCode?, obstacle: String?) {
    var inlining = Inlining(Array(functions), from: main.slots)
    var main = main
    main.instructions = inlining.inline(main.instructions)
    main.slots = inlining.next
    main.nesting = main.instructions.nesting
    if main.slots > ProgramCode.maximumValues {
      inlining.obstacle =
        inlining.obstacle ?? "its functions, put in place of their calls, take too many slots"
    }
    if main.nesting > maximumNesting {
      inlining.obstacle = inlining.obstacle ?? "its functions, put in place of their calls, nest too deep"
    }
    return (inlining.obstacle == nil ? main : nil, inlining.obstacle)
  }

  private init(_ functions: [FunctionCode], from next: Int) {
    (self.functions, self.next) = (functions, next)
  }

  /// The code without calls; each inlined function has slots of its own.
  private mutating func inline(_ code: [Instruction]) -> [Instruction] {
    var result: [Instruction] = []
    for instruction in code {
      size += 1
      if size > Inlining.maximumSize {
        obstacle = obstacle ?? "its functions, put in place of their calls, take too much room"
      }
      if obstacle != nil { return [] }
      switch instruction {
      case .call(let call): result += inline(call)
      case .ifElse, .whileLoop, .forLoop, .region: result.append(instruction.mappingBlocks { inline($0) })
      case .compute, .print, .breakLoop, .continueLoop, .returnValue: result.append(instruction)
      }
    }
    return result
  }

  private mutating func inline(_ call: Instruction.Call) -> [Instruction] {
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
    // The callee's slot 0 holds nothing here, so its other slots move to `next` and up.
    let shift = next - FunctionCode.output.index
    next = function.slots + shift
    let parameters = function.parameters.index..<function.parameters.index + function.parameterSlots
    // Parameters that are never assigned may use what was passed for them directly.
    let areKept = function.instructions.written.isDisjoint(with: parameters)
    let body = inline(
      function.instructions.map { instruction in
        instruction.moved { slot in
          areKept && parameters.contains(slot.index)
            ? call.arguments + (slot.index - parameters.lowerBound) : slot + shift
        }
      })
    var code: [Instruction] = []
    if call.argumentSlots > 0, !areKept {
      code.append(.copy(function.parameters + shift, .slot(call.arguments), slots: call.argumentSlots))
    }
    code.append(.region(body, call.span))
    if call.resultSlots > 0 {
      code.append(.copy(call.result, .slot(FunctionCode.output + shift), slots: call.resultSlots))
    }
    return code
  }
}
