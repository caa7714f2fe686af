import Glibc

/// The intensities of light that the encoded parts of a colour stand for (sRGB, IEC 61966-2-1).
public enum LinearLight {
  /// The intensity of each encoded value, from 0 to 1.
  public static let intensities: [Double] = (0...255).map { byte in
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// The encoded value of an intensity, from 0 to 1.
  static func encoded(_ intensity: Double) -> Double {
    intensity <= 0.0031308 ? 12.92 * intensity : 1.055 * pow(intensity, 1 / 2.4) - 0.055
  }
}
