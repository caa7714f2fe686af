import Testing

@testable import RastMachine

@Suite struct NormBoundTests {
  @Test(
    "is where the rounded root passes the modulus's bound",
    arguments: [2.0, 1.7, 0.1, 1e-100, 1e100, 3.0.nextUp, 1 / 3.0, 1e-8], [Comparison.less, .lessOrEqual])
  func exact(_ bound: Double, _ comparison: Comparison) throws {
    let found = try #require(NormBound(comparison, .float(bound))).value
    var norm = found
    for _ in 0..<5 { norm = norm.nextDown }
    for _ in 0..<11 {
      #expect(comparison.holds(norm.squareRoot(), bound) == comparison.holds(norm, found), "\(norm)")
      norm = norm.nextUp
    }
  }

  @Test("there is none for other comparisons, slots and constants at the ends of the range")
  func none() {
    #expect(NormBound(.greater, .float(2)) == nil)
    #expect(NormBound(.less, .slot(Slot(index: 3))) == nil)
    for bound in [0, -1, 1e-200, 1e200, .infinity, .nan] { #expect(NormBound(.less, .float(bound)) == nil) }
  }
}
