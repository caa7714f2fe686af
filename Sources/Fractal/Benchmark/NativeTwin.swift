import Rast

/// A kernel written in Swift and compiled ahead of time, against which the backends are measured. It must do the same
/// operations in the same order as the kernel's file, so that the answers agree in every bit.
protocol NativeTwin {
  /// The result for a point as words of the output's columns; unused ones are ignored.
  static func pixel(_ x: Double, _ y: Double, _ iterations: Int) -> (UInt64, UInt64)
}

/// A twin as a program for renderers.
final class NativeProgram<Twin: NativeTwin>: PreparedProgram {
  let program: TypedProgram

  init(_ program: TypedProgram) { self.program = program }

  func makeInstance(_ options: RunOptions) -> any ProgramInstance { Instance(program.output.slotCount) }

  private final class Instance: ProgramInstance {
    private let columns: Int

    init(_ columns: Int) { self.columns = columns }

    func run(_ arguments: [Value]) throws(RuntimeError) -> Value { .unit }

    /// Runs the twin over a batch whose columns are the point, with the iteration limit as its uniform.
    func run(_ batch: Batch) throws(BatchError) {
      guard let limit = batch.uniforms?[0] else { preconditionFailure("the iteration limit is a uniform") }
      for index in 0..<batch.count {
        let result = Twin.pixel(
          Double(bitPattern: batch.inputs[index]), Double(bitPattern: batch.inputs[batch.stride + index]),
          Int(bitPattern: UInt(limit)))
        batch.outputs[index] = result.0
        if columns > 1 { batch.outputs[batch.stride + index] = result.1 }
      }
    }
  }
}

/// All twins.
enum NativeKernels {
  /// The names of the kernels that have a twin.
  static let names = ["burning-ship", "magnet", "mandelbrot", "multibrot", "newton", "phoenix"]

  /// The twin of a shipped kernel with its params as the file has them.
  static func twin(of kernel: Kernel) -> (any PreparedProgram)? {
    guard kernel.inputs.map(\.rawValue) == ["point", "iterations"],
      kernel.program.params.allSatisfy({ $0.value == $0.defaultValue })
    else { return nil }
    let program = kernel.program
    return switch kernel.name {
    case "burning-ship": NativeProgram<BurningShipTwin>(program)
    case "magnet": NativeProgram<MagnetTwin>(program)
    case "mandelbrot": NativeProgram<MandelbrotTwin>(program)
    case "multibrot": NativeProgram<MultibrotTwin>(program)
    case "newton": NativeProgram<NewtonTwin>(program)
    case "phoenix": NativeProgram<PhoenixTwin>(program)
    default: nil
    }
  }
}
