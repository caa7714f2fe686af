/// A colour of 24 bits, in sRGB.
public struct RGB: Hashable, Sendable {
  /// The red part.
  public var red: UInt8
  /// The green part.
  public var green: UInt8
  /// The blue part.
  public var blue: UInt8

  /// A colour of three parts.
  @inlinable
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// A colour of three parts from 0 to 1; values outside are clamped, and NaN is 0.
  @inlinable
  public init(unit red: Double, _ green: Double, _ blue: Double) {
    self.init(RGB.byte(red), RGB.byte(green), RGB.byte(blue))
  }

  /// A colour written as 0xRRGGBB.
  public init(hex: UInt32) {
    self.init(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
  }

  /// Black.
  public static let black = RGB(0, 0, 0)

  /// A colour of the hue circle, by its hue in turns and its brightness from 0 to 1, somewhat less than fully
  /// saturated (HSV).
  public init(hue: Double, brightness: Double) {
    let saturation = 0.7
    let turn = hue.isFinite ? hue - hue.rounded(.down) : 0
    func part(_ offset: Double) -> Double {
      let place = offset + turn * 6
      let k = place < 6 ? place : place - 6
      return brightness * (1 - saturation * max(0, min(k, 4 - k, 1)))
    }
    self.init(unit: part(5), part(3), part(1))
  }

  /// How bright it looks, from 0 to 1 (ITU-R BT.709, of the encoded parts).
  public var brightness: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  @inlinable
  static func byte(_ value: Double) -> UInt8 {
    // `max` of a NaN and 0 is whichever comes first, so the comparison decides.
    value > 0 ? UInt8((min(value, 1) * 255).rounded()) : 0
  }
}
