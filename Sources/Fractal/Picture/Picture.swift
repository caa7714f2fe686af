import Rast

/// What is to be rendered: a part of the plane, the size of its picture, and what else a kernel is told.
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

  /// The longest side of a picture that is written, so that a row of it takes no memory that matters in any format.
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

/// A rendered frame.
public struct Picture: Sendable {
  /// What it shows.
  public let frame: Frame
  /// What the samples mean.
  public let output: KernelOutput
  /// How long it took to render, by the monotonic clock.
  public let elapsed: Duration
  let samples: Samples

  init(frame: Frame, samples: Samples, elapsed: Duration) {
    self.frame = frame
    self.samples = samples
    self.elapsed = elapsed
    output = samples.output
  }

  /// What the kernel gave for pixel (i, j), column and row from 0. There must be such a pixel.
  public subscript(i: Int, j: Int) -> Sample {
    precondition(i >= 0 && i < frame.width, "the picture has no such column")
    return samples[j * frame.width + i]
  }
}
