/// A complex number: two floats, real part first.
public struct Complex: Hashable, Sendable {
  /// The real part.
  public var re: Double
  /// The imaginary part.
  public var im: Double

  /// re + im·i.
  @inlinable public init(_ re: Double, _ im: Double) {
    self.re = re
    self.im = im
  }
}
