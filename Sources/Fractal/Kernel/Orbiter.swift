import Rast

/// The way of a point under a kernel's iteration.
public struct Orbit: Sendable {
  /// Where it begins, and where each step leads.
  public var points: [Complex]

  /// An orbit through some points.
  public init(points: [Complex]) { self.points = points }
}

/// Finds the orbits of points under a kernel.
public struct Orbiter: Sendable {
  private let inputs: [KernelInput]
  private let program: TracedProgram

  /// The most steps that are looked at.
  static let mostSteps = 200
  /// How many loop turns and calls a run may take until then.
  private static let fuel = 20_000

  /// Nil if the kernel does not iterate a point up to the iteration limit.
  public init?(_ kernel: Kernel) {
    let pixel = KernelInput.allCases.filter { !$0.isUniform }.map(\.rawValue)
    guard
      let program = TracedProgram(
        kernel.program, limitedBy: KernelInput.iterations.rawValue, inputs: Set(pixel))
    else { return nil }
    (inputs, self.program) = (kernel.inputs, program)
  }

  /// The orbit of a point, up to where it leaves the iteration or stays in place; nil if there is none.
  public func orbit(_ point: Complex, iterations: Int, time: Double) -> Orbit? {
    let arguments = inputs.map { $0.value(at: point, iterations: iterations, time: time) }
    var points: [Complex] = []
    for point in program.points(arguments, atMost: 1 + Orbiter.mostSteps, fuel: Orbiter.fuel) {
      if points.count > 1, points.last == point { break }
      points.append(point)
    }
    // A point that leaves before the first step is seen to stay where it is.
    if points.count == 1 { points.append(points[0]) }
    return points.isEmpty ? nil : Orbit(points: points)
  }
}
