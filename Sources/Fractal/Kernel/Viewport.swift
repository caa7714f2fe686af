import Rast

/// A rectangle of the plane, from the picture's first column and row to the edge beyond its last; x2 may be left of x1,
/// and y2 above y1, which mirrors the picture.
public struct Region: Hashable, Sendable {
  /// The left edge.
  public var x1: Double
  /// The top edge.
  public var y1: Double
  /// The right edge.
  public var x2: Double
  /// The bottom edge.
  public var y2: Double

  /// The rectangle between two corners.
  public init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2)
  }

  /// Whether every corner, width and height is a finite number.
  public var isFinite: Bool { (x2 - x1).isFinite && (y2 - y1).isFinite }

  /// Whether it has no width or no height.
  public var isEmpty: Bool { x1 == x2 || y1 == y2 }

  /// The point of pixel (i, j) in a picture of the given size, both from 0.
  @inlinable public func point(_ i: Int, _ j: Int, width: Int, height: Int) -> Complex {
    Complex(x(i, width: width), y(j, height: height))
  }

  /// The horizontal coordinate of column i, counted from 0, in a picture of the given width.
  @inlinable @inline(__always) public func x(_ i: Int, width: Int) -> Double {
    x1 + (x2 - x1) * (Double(i) / Double(width))
  }

  /// The vertical coordinate of row j, counted from 0, in a picture of the given height.
  @inlinable @inline(__always) public func y(_ j: Int, height: Int) -> Double {
    y1 + (y2 - y1) * (Double(j) / Double(height))
  }
}

/// A place on the plane, and how much of the plane is shown around it.
public struct Viewport: Hashable, Sendable {
  /// The point in the middle of the picture.
  public var center: Complex
  /// The height of the plane that the picture covers.
  public var span: Double

  /// The viewport for when none is chosen: the Mandelbrot set.
  public static let standard = Viewport(center: Complex(-0.75, 0), span: 2.5)

  /// A view of `span` about a point.
  public init(center: Complex, span: Double) {
    self.center = center
    self.span = span
  }

  /// What a picture of the given size shows: the whole span, and as much of the plane's width as follows from the shape
  /// of the pixels.
  ///
  /// - Parameter pixelAspect: a pixel's width over its height, 0.5 for a terminal's cell.
  public func region(width: Int, height: Int, pixelAspect: Double) -> Region {
    let half = span / 2
    let side = half * (Double(width) * pixelAspect / Double(height))
    return Region(center.re - side, center.im - half, center.re + side, center.im + half)
  }
}

extension Kernel {
  /// Where the kernel's file asks to be looked at, or else the standard view.
  public var viewport: Viewport {
    Viewport(
      center: program.view?.center ?? Viewport.standard.center,
      span: program.view?.span ?? Viewport.standard.span)
  }

  /// The iteration limit that the kernel's file asks for, or else 256.
  public var iterations: Int { program.view?.iterations ?? 256 }
}
