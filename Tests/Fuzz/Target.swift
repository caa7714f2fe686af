import Glibc

/// Something to be fuzzed: what is done with the bytes that libFuzzer makes up.
protocol Target: AnyObject {
  /// Whether it must run on the main thread.
  var isForMainThread: Bool { get }

  /// Does everything with some bytes that is to be looked at. A trap, and `fail`, are what libFuzzer looks for.
  func run(_ bytes: [UInt8])

  /// Other bytes, made of some that were worth keeping; nil to leave that to libFuzzer.
  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]?
}

extension Target {
  var isForMainThread: Bool { false }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? { nil }

  /// Ends the process with an error that libFuzzer keeps the bytes of.
  func fail(_ text: String) -> Never { fatalError(text) }
}

/// All of them, by their names.
enum Targets {
  private static let all: [String: @Sendable () -> any Target] = [
    "parse": { ParseTarget() },
    "backends": { BackendsTarget() },
    "kernels": { KernelsTarget() },
    "view": { ViewTarget() },
    "escapes": { EscapesTarget() },
    "session": { SessionTarget() },
  ]

  nonisolated(unsafe) static let current: any Target = {
    // Unsafe, as targets have state: libFuzzer has one thread.
    let name = getenv("RAST_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let make = all[name] else {
      fatalError("RAST_FUZZ_TARGET must be one of \(all.keys.sorted().joined(separator: ", "))")
    }
    return make()
  }()
}
