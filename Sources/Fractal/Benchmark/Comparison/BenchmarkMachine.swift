import CProcessor
import Files
import Rast

/// What ran a benchmark.
public struct BenchmarkMachine: Hashable, Codable, Sendable {
  /// The processor's model.
  public var processor: String
  /// How many threads run on it at once.
  public var threads: Int
  /// A checksum of the program's file.
  public var build: String
  /// The instructions that the program was built with, beyond those of every processor.
  public var instructions: [String]

  /// A machine and a program on it.
  public init(processor: String, threads: Int, build: String, instructions: [String]) {
    (self.processor, self.threads, self.build, self.instructions) = (processor, threads, build, instructions)
  }

  /// This machine, and the program that is running.
  public static var current: BenchmarkMachine {
    BenchmarkMachine(
      processor: model, threads: Renderer.availableThreads, build: build,
      instructions: (0..<rast_instruction_kinds()).filter { Processor.compiledFor >> $0 & 1 == 1 }
        .map { String(cString: rast_instruction_name($0)) })
  }

  private static let unknown = "unknown"

  private static var model: String {
    guard let bytes = try? File.read("/proc/cpuinfo", limit: 1 << 20) else { return unknown }
    return model(in: String(decoding: bytes, as: UTF8.self))
  }

  /// The first model that a file in the form of /proc/cpuinfo names.
  static func model(in text: String) -> String {
    for line in text.split(separator: "\n") where line.hasPrefix("model name") {
      return line.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? unknown
    }
    return unknown
  }

  private static var build: String {
    guard let bytes = try? File.read("/proc/self/exe", limit: 1 << 30) else { return unknown }
    var checksum = Checksum()
    bytes.withUnsafeBufferPointer { checksum.add($0) }
    return String(checksum.value, radix: 16)
  }
}
