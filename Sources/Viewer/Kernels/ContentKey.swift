import Rast

/// Identifies what a kernel computes, to tell whether two pictures show the same thing.
struct ContentKey: Hashable, Sendable {
  var kernel: KernelOrigin
  var revision: Int
  var settings: [String: Value]
}
