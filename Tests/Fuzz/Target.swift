import Glibc

/// Something to be fuzzed: what to do with the bytes that libFuzzer makes up.
protocol Target: AnyObject {
  /// Whether it must run on the main thread.
  var isForMainThread: Bool { get }

  /// Whether libFuzzer should use what the program compares bytes with to make new ones.
  var isLedByComparisons: Bool { get }

  /// Tests some bytes. A failure is a trap, or a call of `fail`. False if there was nothing to test, in which case
  /// libFuzzer does not keep the bytes to make others of.
  func run(_ bytes: [UInt8]) -> Bool

  /// New bytes, made of some that were worth keeping. Nil leaves that to libFuzzer.
  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]?
}

extension Target {
  var isForMainThread: Bool { false }
  var isLedByComparisons: Bool { false }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? { nil }

  /// Ends the process with an error, so that libFuzzer keeps the bytes.
  func fail(_ text: String) -> Never { fatalError(text) }
}

/// All targets, by their names.
enum Targets {
  private static let all: [String: @Sendable () -> any Target] = [
    // Bytes as programs: errors have a place in the file, and messages cannot harm a terminal.
    "parse": { ParseTarget() },
    // Bytes as Fractint formulas, which become kernels.
    "formulas": { FormulasTarget() },
    // Programs on all backends with little fuel, compared with the evaluated one.
    "backends": { BackendsTarget() },
    // Kernels as pictures on all backends, stopped if they take long, and written in all formats.
    "kernels": { KernelsTarget() },
    // Views as text, bookmark files, and the texts in PNGs: read, written and read again.
    "view": { ViewTarget() },
    // What a terminal sends, as a whole and in pieces.
    "escapes": { EscapesTarget() },
    // What is typed at the viewer, which is drawn without a terminal.
    "session": { SessionTarget() },
  ]

  nonisolated(unsafe) static let current: any Target = {
    // Unsafe, as targets have state; but libFuzzer has only one thread.
    let name = getenv("RAST_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let make = all[name] else {
      fatalError("RAST_FUZZ_TARGET must be one of \(all.keys.sorted().joined(separator: ", "))")
    }
    return make()
  }()
}
