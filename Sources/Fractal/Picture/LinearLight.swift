import Glibc

/// Colours are mixed as light is: not by their encoded components, but by the intensities that those stand for (sRGB,
/// IEC 61966-2-1).
enum LinearLight {
  /// The intensity of each encoded value, from 0 to 1.
  static let intensities: [Double] = (0...255).map { byte in
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// The encoded value of an intensity, from 0 to 1.
  static func encoded(_ intensity: Double) -> Double {
    intensity <= 0.0031308 ? 12.92 * intensity : 1.055 * pow(intensity, 1 / 2.4) - 0.055
  }
}

/// The sum of the light of some pixels.
struct LightSum {
  private var sum = SIMD4<Double>.zero
  private var count = 0.0

  /// Adds a pixel's light.
  mutating func add(_ colour: RGB, _ intensities: [Double]) {
    sum += SIMD4(
      intensities[Int(colour.red)], intensities[Int(colour.green)], intensities[Int(colour.blue)], 0)
    count += 1
  }

  /// The colour of their mean; black if there are none.
  var mean: RGB {
    guard count > 0 else { return .black }
    let mean = sum / count
    return RGB(
      unit: LinearLight.encoded(mean.x), LinearLight.encoded(mean.y), LinearLight.encoded(mean.z))
  }
}
