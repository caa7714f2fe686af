import Rast
import TestSupport

/// Programs, run on all backends with little fuel. Each backend must give what the evaluated one gives, in every bit.
final class BackendsTarget: Target {
  private let mutator = ProgramMutator()

  func run(_ bytes: [UInt8]) -> Bool {
    let analysis = Analysis(SourceFile(path: "fuzz.rast", bytes: bytes))
    guard let typed = analysis.program else { return false }
    let hash = Hash.of(bytes)
    let program = GeneratedProgram(
      text: String(decoding: bytes, as: UTF8.self), parameters: typed.parameters.map(\.type),
      runs: typed.parameters.isEmpty ? 1 : 9, fuel: hash % 16 == 0 ? 2500 : 60,
      // Even seeds lead to large batches.
      seed: hash % 64 == 0 ? hash : hash | 1)
    // A program that is too large for a backend is no error.
    guard
      let comparison = try? Comparison(
        program, typed, hash % 8 == 0 ? Backend.allCases : [.compiled, .lanes])
    else { return false }
    if let difference = comparison.difference() { fail("\(program)\n\(difference)") }
    return true
  }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? {
    mutator.mutated(bytes, with: other, limit: limit, seed: seed, attempts: 60) {
      Analysis($0).program != nil
    }
  }
}

/// A number that depends on every byte, the same each time: FNV-1a (G. Fowler, L. C. Noll and K.-P. Vo).
enum Hash {
  static func of(_ bytes: [UInt8]) -> UInt64 {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
