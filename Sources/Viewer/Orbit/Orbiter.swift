import Fractal
import Rast

/// The way of a point under a kernel's iteration.
struct Orbit: Sendable {
  /// Where it begins, and where each step leads.
  var points: [Complex]
}

/// Finds the orbits of points under a kernel.
final class Orbiter: Sendable {
  private let kernel: Kernel
  private let program: any PreparedProgram

  /// The most steps that are looked at.
  static let mostSteps = 200
  /// How many loop turns one of the runs may take; a kernel that needs more has no orbit.
  private static let fuel = 20_000

  /// Nil if the kernel is not one that steps a number of its own until a limit: such as have no `iterations`, or no
  /// variable for a point.
  init?(_ kernel: Kernel) {
    guard kernel.inputs.contains(.iterations), let source = TracedSource(kernel.program.source.bytes) else {
      return nil
    }
    let values = Dictionary(uniqueKeysWithValues: kernel.program.params.map { ($0.name, $0.value) })
    for text in source.candidates {
      let analysis = Analysis(SourceFile(path: kernel.name, text: text))
      guard let traced = try? Kernel(trying: analysis, name: kernel.name)?.setting(values),
        let program = try? Backend.compiled.prepare(traced.program)
      else { continue }
      (self.kernel, self.program) = (traced, program)
      return
    }
    return nil
  }

  /// The orbit of a point, up to where it leaves the iteration or stays in place; nil if there is none.
  func orbit(_ point: Complex, iterations: Int, time: Double) -> Orbit? {
    let instance = program.makeInstance(RunOptions(fuel: Orbiter.fuel))
    var points: [Complex] = []
    for limit in 0...min(iterations, Orbiter.mostSteps) {
      let input = kernel.inputs.map { input -> Value in
        switch input {
        case .x: .float(point.re)
        case .y: .float(point.im)
        case .point: .complex(point)
        case .iterations: .int(limit)
        case .time: .float(time)
        }
      }
      guard case .tuple(let parts)? = try? instance.run(input), parts.count == 2,
        case .float(let re) = parts[0], case .float(let im) = parts[1]
      else { return nil }
      if points.last == Complex(re, im), limit > 1 { break }
      points.append(Complex(re, im))
    }
    return points.count > 1 ? Orbit(points: points) : nil
  }
}
