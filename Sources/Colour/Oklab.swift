import Glibc

/// A colour by how it is seen: equal distances look like about equally large differences.
///
/// B. Ottosson, "A perceptual color space for image processing", 2020.
public struct Oklab: Hashable, Sendable {
  /// Lightness, green to red, and blue to yellow.
  public let parts: SIMD3<Float>

  /// How a colour is seen.
  public init(_ colour: RGB) {
    let (r, g, b) = (
      Self.linear[Int(colour.red)], Self.linear[Int(colour.green)], Self.linear[Int(colour.blue)]
    )
    let l = cbrtf(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
    let m = cbrtf(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
    let s = cbrtf(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
    let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s
    let greenRed = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s
    let blueYellow = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s
    parts = SIMD3(lightness, greenRed, blueYellow)
  }

  /// The square of the distance to another colour; from black to white it is 1.
  @inlinable
  public func squaredDistance(to other: Oklab) -> Float {
    let difference = parts - other.parts
    return (difference * difference).sum()
  }

  /// The light that each value of sRGB stands for.
  private static let linear: [Float] = (0..<256).map {
    let value = Float($0) / 255
    return value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }
}
