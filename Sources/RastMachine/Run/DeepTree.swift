/// Holds something that may nest so deep that releasing it takes more stack than a thread has. No matter who
/// drops the last reference, the content is released on a stack with enough room.
package final class DeepTree<Content>: @unchecked Sendable {
  // Unchecked: the content is never changed.
  private let memory: UnsafeMutablePointer<Content>
  private let depth: Int

  /// Holds content that nests to the given depth.
  package init(_ content: Content, depth: Int) {
    memory = .allocate(capacity: 1)
    memory.initialize(to: content)
    self.depth = depth
  }

  /// The content.
  package var content: Content { memory.pointee }

  deinit {
    let memory = memory
    let isDone = StackSegment.with(bytes: (depth + 4) * Self.bytesPerLevel) { _ in
      memory.deinitialize(count: 1)
    }
    // Without memory for a new stack, leaking the tree is better than overflowing this one.
    if isDone { memory.deallocate() }
  }

  /// The stack that the runtime needs to release a node, its array and the enum around it.
  private static var bytesPerLevel: Int { 1 << 10 }
}
