import Colour
import Rast

/// Renders pictures in which each pixel is the mean of several points, one band of rows at a time, so that it only needs
/// memory for the colours and one band.
public struct Supersampling: Sendable {
  /// What renders the points.
  public let renderer: Renderer
  /// The number of rows, and of columns, of points in each pixel.
  public let samples: Int

  /// The most rows and columns of points that a pixel can have.
  public static let maximumSamples = 16

  /// Roughly how many values a band has.
  private let bandSize: Int
  /// What mixes the colours.
  private let pool: ThreadPool

  /// Renders with `samples` × `samples` points per pixel, at least one and at most `maximumSamples` each way.
  ///
  /// - Parameter pool: where the threads come from that mix the colours; nil for a pool of its own.
  public init(_ renderer: Renderer, samples: Int, pool: ThreadPool? = nil) {
    self.init(renderer, samples: samples, bandSize: 1 << 22, pool: pool)
  }

  init(_ renderer: Renderer, samples: Int, bandSize: Int, pool: ThreadPool? = nil) {
    self.renderer = renderer
    self.samples = min(max(1, samples), Self.maximumSamples)
    self.bandSize = bandSize
    self.pool = pool ?? ThreadPool(renderer.threads)
  }

  // MARK: All points at once

  /// The most points of a picture that are worth keeping, so that it can be coloured again.
  public static let mostKept = 1 << 20

  /// Renders all points of a frame, and waits until they are done, if they are no more than `mostKept`; nil otherwise.
  ///
  /// - Parameter progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there are none.
  public func points(
    of frame: Frame, cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }
  ) throws(RenderError) -> Picture? {
    try checkSize(frame)
    guard frame.width * frame.height <= Self.mostKept / (samples * samples) else { return nil }
    return try render(0..<frame.height, of: frame, cancellation, progress: progress)
  }

  /// The colours of a frame whose points are known; nil if that is cancelled.
  public func raster(
    of points: Picture, _ colouring: Colouring, cancellation: CancellationToken = CancellationToken()
  ) -> Raster? {
    guard let pixels = try? means(of: points, colouring, cancellation) else { return nil }
    return Raster(
      width: points.frame.width / samples, height: points.frame.height / samples, pixels: pixels)
  }

  // MARK: Band by band

  /// Renders a frame's colours, and waits until they are done. The frame is the one of a picture with one point per
  /// pixel, in the pixel's upper left corner.
  ///
  /// - Parameters:
  ///   - progress: called every few milliseconds with how much is done, from 0 to 1.
  ///   - colouring: chooses how samples become colours, by looking at a small picture of the frame.
  /// - Throws: why there is no picture; a lack of memory is noticed before any is used.
  public func render(
    _ frame: Frame, cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }, colouring: (Picture) -> Colouring
  ) throws(RenderError) -> Raster {
    try checkSize(frame)
    let preview = try preview(of: frame, cancellation)
    return try renderBands(of: frame, colouring(preview), cancellation, progress)
  }

  /// Renders a frame's colours as the other `render` does, where the colouring is already known.
  ///
  /// - Throws: why there is no picture; a lack of memory is noticed before any is used.
  public func render(
    _ frame: Frame, _ colouring: Colouring, cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }
  ) throws(RenderError) -> Raster {
    try checkSize(frame)
    return try renderBands(of: frame, colouring, cancellation, progress)
  }

  /// The colours of a frame whose size has been checked.
  private func renderBands(
    of frame: Frame, _ colouring: Colouring, _ cancellation: CancellationToken, _ progress: (Double) -> Void
  ) throws(RenderError) -> Raster {
    var colours: [RGB] = []
    colours.reserveCapacity(frame.width * frame.height)
    for rows in bands(of: frame) {
      let picture = try render(rows, of: frame, cancellation) { part in
        progress((Double(rows.lowerBound) + part * Double(rows.count)) / Double(frame.height))
      }
      colours += try means(of: picture, colouring, cancellation)
    }
    return Raster(width: frame.width, height: frame.height, pixels: colours)
  }

  private func checkSize(_ frame: Frame) throws(RenderError) {
    let (pixels, overflows) = frame.width.multipliedReportingOverflow(by: frame.height)
    guard frame.width > 0, frame.height > 0, !overflows, pixels <= Samples.maximumWords,
      frame.width <= Samples.maximumWords / (samples * samples * renderer.kernel.output.type.slotCount)
    else {
      throw .badSize(frame.width, frame.height)
    }
    let band = (bandSize + frame.width * samples * samples) * MemoryLayout<UInt64>.stride
    guard Memory.has(pixels * MemoryLayout<RGB>.stride + band) else {
      throw .noMemory(frame.width, frame.height)
    }
  }

  /// A picture of the frame with just enough pixels to see how its counts are distributed.
  private func preview(of frame: Frame, _ cancellation: CancellationToken) throws(RenderError) -> Picture {
    var small = frame
    small.width = min(frame.width, 256)
    small.height = min(frame.height, 256)
    return try locating({ ($0 * frame.width / small.width, $1 * frame.height / small.height) }) {
      () throws(RenderError) in try renderer.render(small, cancellation: cancellation)
    }
  }

  /// The rows of each band.
  private func bands(of frame: Frame) -> [Range<Int>] {
    let perRow = frame.width * samples * samples * renderer.kernel.output.type.slotCount
    let rows = max(1, bandSize / perRow)
    return stride(from: 0, to: frame.height, by: rows).map { $0..<min(frame.height, $0 + rows) }
  }

  /// The points of some of a frame's rows.
  private func render(
    _ rows: Range<Int>, of frame: Frame, _ cancellation: CancellationToken, progress: (Double) -> Void
  ) throws(RenderError) -> Picture {
    let (region, height) = (frame.region, Double(frame.height))
    var band = frame
    band.width = frame.width * samples
    band.height = rows.count * samples
    band.region.y1 = region.y1 + (region.y2 - region.y1) * (Double(rows.lowerBound) / height)
    band.region.y2 = region.y1 + (region.y2 - region.y1) * (Double(rows.upperBound) / height)
    return try locating({ ($0 / samples, rows.lowerBound + $1 / samples) }) { () throws(RenderError) in
      try renderer.render(band, cancellation: cancellation, progress: progress)
    }
  }

  /// What `render` gives; if it fails at a pixel, the error names the corresponding pixel of the whole picture.
  private func locating(
    _ place: (Int, Int) -> (i: Int, j: Int), _ render: () throws(RenderError) -> Picture
  ) throws(RenderError) -> Picture {
    do throws(RenderError) {
      return try render()
    } catch {
      guard case .failed(let failure) = error else { throw error }
      let pixel = place(failure.i, failure.j)
      throw .failed(PixelError(i: pixel.i, j: pixel.j, point: failure.point, error: failure.error))
    }
  }

  /// The colours of a band's pixels, row by row.
  ///
  /// - Throws: only that it is cancelled.
  func means(
    of picture: Picture, _ colouring: Colouring, _ cancellation: CancellationToken
  ) throws(RenderError) -> [RGB] {
    let rows = picture.frame.height / samples
    let parts = min(rows, 4 * renderer.threads)
    let colours = Parts(count: parts)
    pool.run(parts, watch: {}) { part in
      let range = rows * part / parts..<rows * (part + 1) / parts
      let means = means(of: picture, colouring, rows: range, cancellation)
      colours.all.withLock { $0[part] = means }
    }
    if cancellation.isCancelled { throw .cancelled }
    return colours.all.withLock { Array($0.joined()) }
  }

  /// What the threads have computed.
  private final class Parts: Sendable {
    let all: Locked<[[RGB]]>

    init(count: Int) { all = Locked(Array(repeating: [], count: count)) }
  }

  /// The colours of some of a band's rows; fewer if it is cancelled.
  private func means(
    of picture: Picture, _ colouring: Colouring, rows: Range<Int>, _ cancellation: CancellationToken
  ) -> [RGB] {
    let intensities = LinearLight.intensities
    var colours: [RGB] = []
    for j in rows where !cancellation.isCancelled {
      for i in 0..<picture.frame.width / samples {
        var light = LightSum()
        for row in 0..<samples {
          for column in 0..<samples {
            light.add(colouring.colour(picture[i * samples + column, j * samples + row]), intensities)
          }
        }
        colours.append(light.mean)
      }
    }
    return colours
  }
}
