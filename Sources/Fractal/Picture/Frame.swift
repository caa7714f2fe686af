import Rast

/// What to render: a part of the plane, the size of its picture, and what else the kernel is told.
public struct Frame: Hashable, Sendable {
  /// The part of the plane.
  public var region: Region
  /// How many pixels wide the picture is.
  public var width: Int
  /// How many pixels high the picture is.
  public var height: Int
  /// The iteration limit, at least 1.
  public var iterations: Int
  /// Seconds since the view opened.
  public var time: Double

  /// The longest side of a picture that is written, so that a row takes little memory in any format.
  public static let longestSide = 1 << 20

  /// A frame of the given size.
  public init(region: Region, width: Int, height: Int, iterations: Int, time: Double = 0) {
    self.region = region
    self.width = width
    self.height = height
    self.iterations = iterations
    self.time = time
  }

  /// The point of pixel (i, j).
  @inlinable public func point(_ i: Int, _ j: Int) -> Complex {
    region.point(i, j, width: width, height: height)
  }
}

extension Frame {
  /// What a viewport shows on `width` × `height` cells.
  public init(
    _ viewport: Viewport, width: Int, height: Int, _ cell: CellShape, iterations: Int, time: Double
  ) {
    let size = cell.pixels(width: width, height: height)
    let region = viewport.region(width: size.width, height: size.height, pixelAspect: cell.pixelAspect)
    self.init(
      region: region, width: size.width, height: size.height, iterations: iterations, time: time)
  }

  /// What a view shows on `width` × `height` cells. What the view leaves open is decided by the kernel's file.
  ///
  /// - Throws: that it would reach too far.
  public init(
    _ view: ViewText, of kernel: Kernel, width: Int, height: Int, _ cell: CellShape
  ) throws(FrameError) {
    self.init(
      view.viewport(of: kernel), width: width, height: height, cell, iterations: 1, time: view.time ?? 0)
    region = view.region ?? region
    guard region.isFinite else { throw .beyondNumbers }
    let limit = view.iterations ?? .fixed(kernel.iterations)
    iterations = limit.value(for: kernel, span: (region.y2 - region.y1).magnitude)
  }
}

/// Why a view has no frame.
public enum FrameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Its edges are not all finite numbers.
  case beyondNumbers

  /// The error in one line, without a full stop.
  public var description: String {
    switch self {
    case .beyondNumbers: "the picture would show more of the plane than numbers reach"
    }
  }
}

extension ViewText {
  /// The viewport of a view that gives no region.
  func viewport(of kernel: Kernel) -> Viewport {
    Viewport(center: center ?? kernel.viewport.center, span: span ?? kernel.viewport.span)
  }

  /// The view with all that the kernel's file has added to it in a frame, so that it will show the same even after the
  /// file has changed.
  public func completed(by kernel: Kernel, _ frame: Frame) -> ViewText {
    var view = self
    if region == nil {
      let viewport = viewport(of: kernel)
      (view.center, view.span) = (viewport.center, viewport.span)
    }
    view.iterations = .fixed(frame.iterations)
    return view
  }
}
