/// Something that may nest so deep that taking it apart takes more stack than a thread has. Wherever the last
/// reference to it goes, it is taken apart where there is room.
final class DeepTree<Content>: @unchecked Sendable {
  // Unchecked: the content is never changed.
  private let memory: UnsafeMutablePointer<Content>
  private let depth: Int

  /// Keeps something that nests so deep.
  init(_ content: Content, depth: Int) {
    memory = .allocate(capacity: 1)
    memory.initialize(to: content)
    self.depth = depth
  }

  /// What it keeps.
  var content: Content { memory.pointee }

  deinit {
    let memory = memory
    let isDone = StackSegment.with(bytes: (depth + 4) * Self.bytesPerLevel) { _ in
      memory.deinitialize(count: 1)
    }
    // Without memory for a stack it is better to keep the tree than to overflow this one.
    if isDone { memory.deallocate() }
  }

  /// What the runtime needs to release a node, its array and what that is in.
  private static var bytesPerLevel: Int { 1 << 10 }
}
