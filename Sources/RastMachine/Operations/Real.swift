import CSleef

/// A float, or a float in each of eight lanes. What is written once for both gives every lane the bits that it gives
/// the float alone.
protocol Real: ElementaryFunctions {
  /// A truth value, or one for each lane.
  associatedtype Mask

  init(same value: Double)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func + (a: Double, b: Self) -> Self
  static func - (a: Double, b: Self) -> Self
  static func * (a: Double, b: Self) -> Self
  static func / (a: Double, b: Self) -> Self
  static func / (a: Self, b: Double) -> Self
  var negated: Self { get }
  var magnitude: Self { get }
  /// With the sign bit of another, unless that is NaN: the sign of a NaN is not part of its value.
  func signed(like other: Self) -> Self
  var root: Self { get }

  static func less(_ a: Self, _ b: Self) -> Mask
  static func lessOrEqual(_ a: Self, _ b: Self) -> Mask
  static func equal(_ a: Self, _ b: Self) -> Mask
  static func both(_ a: Mask, _ b: Mask) -> Mask
  static func either(_ a: Mask, _ b: Mask) -> Mask
  static func isAny(_ mask: Mask) -> Bool
  static func isAll(_ mask: Mask) -> Bool
  /// `a` where the mask holds, else `b`.
  static func choose(_ mask: Mask, _ a: Self, _ b: Self) -> Self
}

extension Double: Real {
  @inline(__always) init(same value: Double) { self = value }

  @inline(__always) var negated: Double { -self }
  @inline(__always) func signed(like other: Double) -> Double {
    other.isNaN ? self : Double(signOf: other, magnitudeOf: self)
  }
  @inline(__always) var root: Double { squareRoot() }

  @inline(__always) static func less(_ a: Double, _ b: Double) -> Bool { a < b }
  @inline(__always) static func lessOrEqual(_ a: Double, _ b: Double) -> Bool { a <= b }
  @inline(__always) static func equal(_ a: Double, _ b: Double) -> Bool { a == b }
  @inline(__always) static func both(_ a: Bool, _ b: Bool) -> Bool { a && b }
  @inline(__always) static func either(_ a: Bool, _ b: Bool) -> Bool { a || b }
  @inline(__always) static func isAny(_ mask: Bool) -> Bool { mask }
  @inline(__always) static func isAll(_ mask: Bool) -> Bool { mask }
  @inline(__always) static func choose(_ mask: Bool, _ a: Double, _ b: Double) -> Double { mask ? a : b }
}

extension SIMD8<Double>: Real {
  @inline(__always) init(same value: Double) { self.init(repeating: value) }

  // 0 - x would lose the sign of a zero; SIMD's own minus subtracts from zero.
  @inline(__always) var negated: Floats { Floats(bits: Ints(bits: self) ^ Ints(repeating: .min)) }
  @inline(__always) var magnitude: Floats { Floats(bits: Ints(bits: self) & Ints(repeating: .max)) }
  @inline(__always) func signed(like other: Floats) -> Floats {
    let sign = Ints(bits: other) & Ints(repeating: .min)
    let signed = Floats(bits: Ints(bits: magnitude) | sign)
    return signed.replacing(with: self, where: other .!= other)
  }
  @inline(__always) var root: Floats { rast_sqrt_8(self) }

  @inline(__always) static func less(_ a: Floats, _ b: Floats) -> LaneMask { a .< b }
  @inline(__always) static func lessOrEqual(_ a: Floats, _ b: Floats) -> LaneMask { a .<= b }
  @inline(__always) static func equal(_ a: Floats, _ b: Floats) -> LaneMask { a .== b }
  @inline(__always) static func both(_ a: LaneMask, _ b: LaneMask) -> LaneMask { a .& b }
  @inline(__always) static func either(_ a: LaneMask, _ b: LaneMask) -> LaneMask { a .| b }
  @inline(__always) static func isAny(_ mask: LaneMask) -> Bool { any(mask) }
  @inline(__always) static func isAll(_ mask: LaneMask) -> Bool { all(mask) }
  @inline(__always) static func choose(_ mask: LaneMask, _ a: Floats, _ b: Floats) -> Floats {
    b.replacing(with: a, where: mask)
  }
}

extension SIMD8<Double> {
  @inline(__always) init(bits: Ints) { self = unsafeBitCast(bits, to: SIMD8<Double>.self) }

  // SIMD's own work lane by lane.
  @inline(__always) var floored: Floats { rast_floor_8(self) }
  @inline(__always) var ceiled: Floats { rast_ceil_8(self) }
  @inline(__always) var truncated: Floats { rast_trunc_8(self) }
  @inline(__always) init(_ ints: Ints) { self = rast_to_doubles_8(ints) }
}

extension SIMD8<Int64> {
  @inline(__always) init(bits: SIMD8<Double>) { self = unsafeBitCast(bits, to: SIMD8<Int64>.self) }
  /// The integer parts of floats from -2^63 to 2^63, the latter not included.
  @inline(__always) init(parts floats: Floats) { self = rast_to_ints_8(floats) }
}
