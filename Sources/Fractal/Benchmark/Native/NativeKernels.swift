import Rast

/// The kernels that have a native twin.
enum NativeKernels {
  /// Their names, sorted.
  static let names = twins.map(\.name)

  private typealias Entry = (name: String, inputs: [KernelInput], program: any PreparedProgram)

  private static let twins: [Entry] = [
    entry("burning-ship", BurningShipTwin.self), entry("celtic", CelticTwin.self),
    entry("collatz", CollatzTwin.self), entry("julia", JuliaTwin.self), entry("magnet", MagnetTwin.self),
    entry("mandelbrot", MandelbrotTwin.self), entry("mandelbulb", MandelbulbTwin.self),
    entry("multibrot", MultibrotTwin.self), entry("newton", NewtonTwin.self), entry("nova", NovaTwin.self),
    entry("phoenix", PhoenixTwin.self), entry("sine", SineTwin.self),
  ]

  // Inlined, so that each program is made for its twin.
  @inline(__always) private static func entry<Twin: NativeTwin>(_ name: String, _: Twin.Type) -> Entry {
    (name, Twin.inputs, NativeProgram<Twin>())
  }

  /// The twin of a shipped kernel with its params as the file has them.
  static func twin(of kernel: Kernel) -> (any PreparedProgram)? {
    guard kernel.program.params.allSatisfy({ $0.value == $0.defaultValue }) else { return nil }
    return twins.first { $0.name == kernel.name && $0.inputs == kernel.inputs }?.program
  }
}
