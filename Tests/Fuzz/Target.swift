import Glibc

/// Something to be fuzzed: what is done with the bytes that libFuzzer makes up.
protocol Target: AnyObject {
  /// Whether it must run on the main thread.
  var isForMainThread: Bool { get }

  /// Whether new bytes are better made by what the program compares them with.
  var isLedByComparisons: Bool { get }

  /// Does everything with some bytes that is to be looked at. A trap, and `fail`, are what libFuzzer looks for. False
  /// if there was nothing to look at: what is made of such bytes would be no better.
  func run(_ bytes: [UInt8]) -> Bool

  /// Other bytes, made of some that were worth keeping; nil to leave that to libFuzzer.
  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]?
}

extension Target {
  var isForMainThread: Bool { false }
  var isLedByComparisons: Bool { false }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? { nil }

  /// Ends the process with an error that libFuzzer keeps the bytes of.
  func fail(_ text: String) -> Never { fatalError(text) }
}

/// All of them, by their names.
enum Targets {
  private static let all: [String: @Sendable () -> any Target] = [
    // Bytes as programs: what is wrong with them is told, within the file, and harmless to a terminal.
    "parse": { ParseTarget() },
    // Bytes as Fractint formulas: what they become is a kernel.
    "formulas": { FormulasTarget() },
    // Programs on all backends with little fuel, held to the evaluated one.
    "backends": { BackendsTarget() },
    // Kernels as pictures on all backends, stopped where they take long, and written in all formats.
    "kernels": { KernelsTarget() },
    // Views as text, files of bookmarks, and the texts of PNGs: read, written and read again.
    "view": { ViewTarget() },
    // What a terminal sends, as a whole and in pieces.
    "escapes": { EscapesTarget() },
    // What is typed at the viewer, which is drawn without a terminal.
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
