// How large code is, and how deep it nests.

extension [Instruction] {
  /// How deep its control flow nests.
  package var nesting: Int {
    reduce(0) { deepest, instruction in
      instruction.blocks.reduce(deepest) { Swift.max($0, 1 + $1.nesting) }
    }
  }

  /// The depth of its tree, including tests.
  package var depth: Int {
    reduce(0) { deepest, instruction in
      instruction.blocks.reduce(Swift.max(deepest, 1 + (instruction.test?.depth ?? 0))) {
        Swift.max($0, 1 + $1.depth)
      }
    }
  }

  /// How many slots its instructions write, including those in nested blocks.
  package var writes: Int {
    reduce(0) { sum, instruction in
      instruction.blocks.reduce(sum + instruction.writes.count) { $0 + $1.writes }
    }
  }

  /// How many instructions there are, including those in nested blocks.
  package var size: Int {
    reduce(0) { sum, instruction in instruction.blocks.reduce(sum + 1) { $0 + $1.size } }
  }
}
