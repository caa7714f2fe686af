import CByHand
import Rast
import Testing

@testable import Fractal

@Suite("The loop written by hand")
struct HandLoopTests {
  /// What this processor can run.
  private static let instructions: [rast_by_hand_instructions] = {
    switch rast_by_hand_available() {
    case .none: []
    case .avx2: [.avx2]
    case .avx512: [.avx2, .avx512]
    }
  }()

  private func check(
    _ x: [Double], _ y: [Double], _ iterations: Int, _ instructions: rast_by_hand_instructions
  ) {
    var counts = [Int64](repeating: -1, count: x.count)
    rast_by_hand_mandelbrot(instructions, x, y, x.count, Int64(iterations), &counts)
    let expected = zip(x, y).map { MandelbrotTwin.pixel($0, $1, iterations, 0) }
    #expect(counts.map { Sample.count(Int($0)) } == expected)
  }

  @Test("counts as the scalar loop does, however many points there are", arguments: instructions)
  func counts(_ instructions: rast_by_hand_instructions) {
    var random = SystemRandomNumberGenerator()
    for count in Array(0...100) + [1000, 5000] {
      let x = (0..<count).map { _ in Double.random(in: -2.2...0.8, using: &random) }
      let y = (0..<count).map { _ in Double.random(in: -1.2...1.2, using: &random) }
      for iterations in [0, 1, 2, 31, 32, 33, 64, 500] { check(x, y, iterations, instructions) }
    }
  }

  @Test("counts where all points are alike, never escape, or are no numbers", arguments: instructions)
  func edges(_ instructions: rast_by_hand_instructions) {
    let odd = [
      0, -0.0, -2, 2, 0.25, Double.leastNonzeroMagnitude, 1e160, 1e300, .infinity, -.infinity, .nan,
      (-2.0).nextDown,
    ]
    let pairs = odd.flatMap { x in odd.map { (x, $0) } }
    for point in pairs + [(-0.1, 0.1)] {
      check(Array(repeating: point.0, count: 50), Array(repeating: point.1, count: 50), 300, instructions)
    }
    check(pairs.map(\.0), pairs.map(\.1), 1000, instructions)
    // The oldest lane changes while others go on.
    let mixed = (0..<2000).map { $0 % 3 == 0 ? -0.1 : $0 % 7 == 0 ? -0.75 : 0.26 }
    check(mixed, mixed.map { $0 == -0.75 ? 0.01 : 0 }, 777, instructions)
  }

  @Test("has a row where there is a loop for the kernel and the processor")
  func row() throws {
    func loop(_ name: String) throws -> HandLoop? {
      HandLoop(try Kernel(name: name, Analysis(#require(ShippedProgram.named(name)).source)))
    }
    #expect((try loop("mandelbrot") == nil) == (rast_by_hand_available() == .none))
    #expect(try loop("julia") == nil)
  }
}
