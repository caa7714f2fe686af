// What isn't SLEEF's alone. The same operations in the same order for one float and for eight.

extension Real {
  @inline(__always) static func sin(_ x: Self) -> Self { sincos(x).sin }
  @inline(__always) static func cos(_ x: Self) -> Self { sincos(x).cos }

  /// Both of one exponential. Below 1 the hyperbolic sine is its Taylor series, as the difference would cancel.
  @inline(__always) static func sinhcosh(_ x: Self) -> (sinh: Self, cosh: Self) {
    let growing = exp(x.magnitude)
    let falling = 1 / growing
    let square = x * x
    var series = Self(same: 1 / 355_687_428_096_000)
    series = (1 / 1_307_674_368_000) + square * series
    series = (1 / 6_227_020_800) + square * series
    series = (1 / 39_916_800) + square * series
    series = (1 / 362_880) + square * series
    series = (1 / 5040) + square * series
    series = (1 / 120) + square * series
    series = (1 / 6) + square * series
    let small = x + x * (square * series)
    let large = (0.5 * (growing - falling)).signed(like: x)
    let sinh = choose(less(x.magnitude, Self(same: 1)), small, large)
    return (sinh, 0.5 * (growing + falling))
  }

  @inline(__always) static func sinh(_ x: Self) -> Self { sinhcosh(x).sinh }
  @inline(__always) static func cosh(_ x: Self) -> Self { sinhcosh(x).cosh }

  /// Far out it is ln 2x, as SLEEF's squares its argument.
  @inline(__always) static func asinh(_ x: Self) -> Self {
    let near = smallAsinh(x)
    let isFar = less(Self(same: 0x1p500), x.magnitude)
    return isAny(isFar) ? choose(isFar, logarithmOfTwice(x.magnitude).signed(like: x), near) : near
  }

  /// Far out it is ln 2x, as SLEEF's squares its argument.
  @inline(__always) static func acosh(_ x: Self) -> Self {
    let near = smallAcosh(x)
    let isFar = less(Self(same: 0x1p500), x)
    return isAny(isFar) ? choose(isFar, logarithmOfTwice(x), near) : near
  }

  @inline(__always) private static func logarithmOfTwice(_ x: Self) -> Self { 0.6931471805599453 + ln(x) }

  /// √(a² + b²), rescaled only where the sum of the squares leaves the normal range.
  @inline(__always) static func hypot(_ a: Self, _ b: Self) -> Self {
    let sum = a * a + b * b
    let isNormal = both(
      less(Self(same: Double.leastNormalMagnitude.nextDown), sum), less(sum, Self(same: .infinity)))
    return isAll(isNormal) ? sum.root : choose(isNormal, sum.root, rescaledHypot(a, b, sum))
  }

  /// √(a² + b²) of a and b by a power of 2 larger or smaller; infinite beside NaN, too, if one of them is.
  @inline(never) private static func rescaledHypot(_ a: Self, _ b: Self, _ sum: Self) -> Self {
    let isSmall = less(sum, Self(same: 1))
    let scale = choose(isSmall, Self(same: 0x1p600), Self(same: 0x1p-600))
    let back = choose(isSmall, Self(same: 0x1p-600), Self(same: 0x1p600))
    let (x, y) = (a * scale, b * scale)
    let result = back * (x * x + y * y).root
    let infinity = Self(same: .infinity)
    let isInfinite = either(equal(a.magnitude, infinity), equal(b.magnitude, infinity))
    return choose(isInfinite, infinity, result)
  }
}
