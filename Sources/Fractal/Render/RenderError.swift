import Rast

/// Why there is no picture.
public enum RenderError: Error, Hashable, Sendable {
  /// A picture of this width and height has no pixels, or more of them than fit into memory.
  case badSize(Int, Int)
  /// The system has no memory for a picture of this width and height.
  case noMemory(Int, Int)
  /// The kernel failed at a pixel, the first in reading order at which it does.
  case failed(PixelError)
  /// Rendering was cancelled.
  case cancelled
}

/// A runtime error of a kernel, and the pixel at which it occurred.
public struct PixelError: Error, Hashable, Sendable {
  /// The column, from 0.
  public let i: Int
  /// The row, from 0.
  public let j: Int
  /// The point of the plane.
  public let point: Complex
  /// The error itself.
  public let error: RuntimeError

  /// Where it occurred, in a few words.
  public var place: String { "at pixel (\(i), \(j)), the point (\(point.re), \(point.im))" }
}

extension RenderError: CustomStringConvertible {
  /// The error in one line, without a full stop.
  public var description: String {
    switch self {
    case .badSize(let width, let height) where width < 1 || height < 1:
      "a picture of \(width) × \(height) has no pixels"
    case .badSize(let width, let height):
      "a picture of \(width) × \(height) is too large: \(Samples.maximumWords) values at most"
    case .noMemory(let width, let height): "there is not enough memory for a picture of \(width) × \(height)"
    case .failed(let failure): "\(failure.error.kind.message) \(failure.place)"
    case .cancelled: "cancelled"
    }
  }
}
