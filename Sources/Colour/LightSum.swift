/// The light of some pixels together: colours mix by intensities, as light does, and not by their encoded parts.
public struct LightSum {
  @usableFromInline var sum = SIMD4<Double>.zero
  @usableFromInline var count = 0.0

  /// No light.
  public init() {}

  /// Adds the light of a pixel.
  ///
  /// - Parameter intensities: those of `LinearLight`, which is faster to read once than for each pixel.
  @inlinable
  public mutating func add(_ colour: RGB, _ intensities: [Double]) {
    sum += SIMD4(
      intensities[Int(colour.red)], intensities[Int(colour.green)], intensities[Int(colour.blue)], 0)
    count += 1
  }

  /// The colour of the pixels' mean; black if there are none.
  public var mean: RGB {
    guard count > 0 else { return .black }
    let mean = sum / count
    return RGB(
      unit: LinearLight.encoded(mean.x), LinearLight.encoded(mean.y), LinearLight.encoded(mean.z))
  }
}
