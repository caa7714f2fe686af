// How large code is, and how deep it nests.

extension [Instruction] {
  /// How deep control flow nests in it.
  package var nesting: Int {
    reduce(0) { deepest, instruction in
      instruction.blocks.reduce(deepest) { Swift.max($0, 1 + $1.nesting) }
    }
  }

  /// How deep its tree is, tests included.
  package var depth: Int {
    reduce(0) { deepest, instruction in
      instruction.blocks.reduce(Swift.max(deepest, 1 + (instruction.test?.depth ?? 0))) {
        Swift.max($0, 1 + $1.depth)
      }
    }
  }

  /// How many slots its instructions write, those of nested blocks included.
  package var writes: Int {
    reduce(0) { sum, instruction in
      instruction.blocks.reduce(sum + instruction.writes.count) { $0 + $1.writes }
    }
  }

  /// How many instructions it is, those of nested blocks included.
  package var size: Int {
    reduce(0) { sum, instruction in instruction.blocks.reduce(sum + 1) { $0 + $1.size } }
  }
}
