import Rast

/// What a kernel computes, as far as it matters whether two pictures are of the same.
struct ContentKey: Hashable, Sendable {
  var kernel: KernelOrigin
  var revision: Int
  var settings: [String: Value]
}
