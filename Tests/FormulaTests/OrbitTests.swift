import Formula
import Fractal
import Rast
import TestSupport
import Testing

@Suite("Orbits of formulas")
struct OrbitTests {
  private func orbiters() throws -> [(name: String, orbiter: Orbiter?)] {
    try corpus().flatMap(\.entries).map { entry in
      (entry.name, Orbiter(try Kernel(name: entry.name, Analysis(entry.translated()))))
    }
  }

  @Test("each formula of the corpus has orbits")
  func all() throws {
    let all = try orbiters()
    #expect(all.count > 100)
    for (name, orbiter) in all {
      let points = orbiter?.orbit(Complex(0.31, 0.17), iterations: 20, time: 0)?.points
      #expect((2...21).contains(points?.count ?? 0), "\(name)")
    }
  }

  private typealias Step = (_ way: [Complex], _ pixel: Complex) -> Complex

  /// What some formulas of the corpus say, in Swift. The first point is taken from the orbit.
  private let steps: [String: Step] = [
    "Squares": { way, _ in way.z * way.z + 0.3 },
    "Remembers": { way, pixel in way.z * way.z + 0.5 - 0.4 * (way.count > 1 ? way.before : pixel) },
    "Newton": { way, _ in
      let (above, below): (Complex, Complex) = (way.z * way.z * way.z - 1, 3 * way.z * way.z)
      return way.z - above / below
    },
    "ByModulus": { way, _ in way.z * way.z + 0.1 / Complex((way.z - 0.97).norm, 0) },
    "SignInTheMiddle": { way, pixel in 0.5 + pixel - way.z * way.z },
    "ChangesPixel": { way, pixel in way.z * way.z + pixel.folded - 0.5 },
    "OneChoice": { way, _ in
      let z = way.z.re > 0 ? way.z * way.z - 0.6 : way.z
      return z * z + 0.1
    },
    "Nested": { way, pixel in
      let c = pixel.im > 0 ? pixel : pixel.re > 0 ? pixel.conj : -1 * pixel
      return way.z * way.z + 0.7 * c
    },
    "Switch": { way, _ in way.z * way.z + (way.count % 2 == 1 ? 0.3 : -0.3) },
    "NegativePower": { way, pixel in 1 / (way.z * way.z) + 0.3 * pixel },
  ]

  @Test("each step of a formula is the one that it says")
  func some() throws {
    let found = try orbiters().filter { steps[$0.name] != nil }
    #expect(found.count == steps.count)
    for (name, orbiter) in found {
      for pixel in [Complex(0.31, 0.17), Complex(-0.42, -0.2), Complex(0.3, -0.55)] {
        let points = try #require(orbiter?.orbit(pixel, iterations: 30, time: 0)).points
        #expect(points.count > 3)
        for index in points.indices.dropFirst() {
          let expected = steps[name]?(Array(points[..<index]), pixel)
          #expect(points[index].isNear(expected ?? 0), "\(name): step \(index) of \(points)")
        }
      }
    }
  }
}

extension [Complex] {
  fileprivate var z: Complex { self[count - 1] }
  fileprivate var before: Complex { self[count - 2] }
}
