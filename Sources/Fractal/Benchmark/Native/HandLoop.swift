import CByHand
import Rast

/// The loop of the Mandelbrot set, written by hand for the processor's vectors, as a program for renderers.
final class HandLoop: PreparedProgram {
  private let instructions: rast_by_hand_instructions

  /// What its row is called.
  static let name = "by hand"

  /// The loop of a kernel; nil if none is written for the kernel or the processor.
  init?(_ kernel: Kernel) {
    instructions = rast_by_hand_available()
    guard kernel.name == "mandelbrot", kernel.inputs == [.point, .iterations],
      instructions != .none
    else { return nil }
  }

  /// What it is.
  var note: String? {
    let vectors = instructions == .avx512 ? "AVX-512" : "AVX2"
    return "is a loop in C on vectors of \(vectors), whose lanes take the next pixel as soon as they are free"
  }

  var runsManyAtOnce: Bool { true }

  func makeInstance(_ options: RunOptions) -> any ProgramInstance { Instance(instructions) }

  private final class Instance: ProgramInstance {
    private let instructions: rast_by_hand_instructions

    init(_ instructions: rast_by_hand_instructions) { self.instructions = instructions }

    func run(_ arguments: [Value]) throws(RuntimeError) -> Value { .unit }

    /// Runs the loop over a batch whose columns are the point, with the iteration limit as its uniform.
    func run(_ batch: Batch) throws(BatchError) {
      let limit = Int64(bitPattern: batch.uniform(0))
      batch.inputs.withMemoryRebound(to: Double.self, capacity: 2 * batch.stride) { points in
        batch.outputs.withMemoryRebound(to: Int64.self, capacity: batch.count) { counts in
          rast_by_hand_mandelbrot(
            instructions, points, points + batch.stride, batch.count, limit, counts)
        }
      }
    }
  }
}
