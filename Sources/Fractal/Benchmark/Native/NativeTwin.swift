import Rast

/// A kernel written in Swift and compiled ahead of time, against which the backends are measured. It must do the same
/// operations in the same order as the kernel's file, so that the answers agree in every bit; what is not an operation
/// of IEEE 754 is one of `Functions`.
protocol NativeTwin {
  /// What the kernel takes; the point may also be an x and a y.
  static var inputs: [KernelInput] { get }
  /// The kernel's value at a point.
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int, _ time: Double) -> Sample
}

extension NativeTwin {
  static var inputs: [KernelInput] { [.point, .iterations] }
}

/// A twin as a program for renderers.
final class NativeProgram<Twin: NativeTwin>: PreparedProgram {
  func makeInstance(_ options: RunOptions) -> any ProgramInstance { Instance() }

  private final class Instance: ProgramInstance {
    func run(_ arguments: [Value]) throws(RuntimeError) -> Value { .unit }

    /// Runs the twin over a batch whose columns are the point, and whose uniforms are the iteration limit and maybe the
    /// time.
    func run(_ batch: Batch) throws(BatchError) {
      let limit = Int(bitPattern: UInt(batch.uniform(0)))
      let time = Twin.inputs.contains(.time) ? Double(bitPattern: batch.uniform(1)) : 0
      for index in 0..<batch.count {
        let sample = Twin.pixel(
          Double(bitPattern: batch.inputs[index]), Double(bitPattern: batch.inputs[batch.stride + index]),
          limit, time)
        batch.store(sample, at: index)
      }
    }
  }
}

extension Batch {
  /// Writes a kernel's value as the output of a run.
  @inline(__always) fileprivate func store(_ sample: Sample, at index: Int) {
    switch sample {
    case .count(let n): outputs[index] = UInt64(bitPattern: Int64(n))
    case .smoothCount(let n): outputs[index] = n.bitPattern
    case .countAndHue(let n, let hue):
      outputs[index] = n.bitPattern
      outputs[stride + index] = hue.bitPattern
    case .colour(let red, let green, let blue):
      outputs[index] = red.bitPattern
      outputs[stride + index] = green.bitPattern
      outputs[2 * stride + index] = blue.bitPattern
    case .glyph(let glyph): outputs[index] = UInt64(glyph.value)
    }
  }
}
