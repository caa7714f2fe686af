import CPthread
import Glibc

/// The stack that recursion runs on. A call that might overflow it moves to the stack of a new thread while
/// this one waits, so only the language limits how deep calls can go.
package struct StackSegment {
  /// The lowest address that may be used.
  package let limit: UInt

  package init(limit: UInt) { self.limit = limit }

  /// The space kept free for the functions that the deepest frame calls: libm, printing, allocation.
  private static let reserve: UInt = 128 << 10
  /// The minimum size of a new stack. Its memory is only committed when it is touched.
  private static let leastSize = 64 << 20

  /// The current thread's stack.
  package static func current() -> StackSegment {
    guard let lowest = rast_lowest_of_stack() else {
      // Nothing is known about this stack, so the first call moves to one of our own.
      return StackSegment(limit: .max)
    }
    return StackSegment(limit: UInt(bitPattern: lowest) + reserve)
  }

  /// Whether another `bytes` bytes fit.
  @inline(__always) package func hasRoom(for bytes: Int) -> Bool {
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    return address > limit && address - limit > UInt(bytes)
  }

  /// Runs `body` on a new stack with room for `bytes`, and waits for it. Returns false if there is no memory
  /// for one.
  package static func withNew(bytes: Int, _ body: (StackSegment) -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else { return false }
      defer { pthread_attr_destroy(&attributes) }
      let size = (max(leastSize, bytes + Int(reserve) * 2) + 0xFFFF) & ~0xFFFF
      guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
      let work = Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let result = pthread_create(
        &thread, &attributes,
        { argument in
          if let argument {
            Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().body(.current())
          }
          return nil
        }, work.toOpaque())
      defer { work.release() }
      guard result == 0 else { return false }
      pthread_join(thread, nil)
      return true
    }
  }

  /// Runs `body` where there is room for `bytes`: on the current stack, or else on a new one. Returns false
  /// if there is no memory for one.
  package static func with(bytes: Int, _ body: (StackSegment) -> Void) -> Bool {
    let segment = current()
    guard segment.hasRoom(for: bytes) else { return withNew(bytes: bytes, body) }
    body(segment)
    return true
  }

  private final class Work {
    package let body: (StackSegment) -> Void
    package init(_ body: @escaping (StackSegment) -> Void) { self.body = body }
  }
}

extension StackSegment {
  /// The most stack, in bytes, that walking a tree of the given depth takes.
  package static func walkSize(depth: Int) -> Int { (depth + 2) * bytesPerLevel }

  #if DEBUG
    private static let bytesPerLevel = 24 << 10
  #else
    private static let bytesPerLevel = 4 << 10
  #endif
}
