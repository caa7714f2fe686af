import Colour
import Fractal
import Rast

/// What is known about a frame's picture: the colour or glyph of each pixel, and how well it is known.
struct Canvas {
  /// What the picture shows.
  let frame: Frame
  /// What its kernel returns.
  let output: KernelOutput
  /// The kernel and its params; pictures of different content say nothing about each other.
  let content: ContentKey
  /// Each pixel as 0xRRGGBB, or as the scalar value of its glyph.
  private(set) var pixels: [UInt32]
  /// For each pixel, 0 if it is exact, 1 if it is nearly so, a larger number the coarser it is, or `unknown`.
  private(set) var steps: [UInt8]

  /// The step of a pixel about which nothing is known.
  static let unknown = UInt8.max
  /// The least step of pixels that come from a picture of something else.
  private static let foreign: UInt8 = 16

  /// A picture about which nothing is known.
  init(_ frame: Frame, _ output: KernelOutput, content: ContentKey) {
    (self.frame, self.output, self.content) = (frame, output, content)
    let count = max(0, frame.width) * max(0, frame.height)
    pixels = Array(repeating: 0, count: count)
    steps = Array(repeating: Canvas.unknown, count: count)
  }

  /// A picture of another frame, made from this one by moving and scaling it.
  func preview(_ frame: Frame, _ output: KernelOutput, content: ContentKey) -> Canvas {
    var canvas = Canvas(frame, output, content: content)
    guard (output == .glyph) == (self.output == .glyph), !pixels.isEmpty else { return canvas }
    let columns = Canvas.map(
      (self.frame.region.x1, self.frame.region.x2, self.frame.width),
      to: (frame.region.x1, frame.region.x2, frame.width))
    let rows = Canvas.map(
      (self.frame.region.y1, self.frame.region.y2, self.frame.height),
      to: (frame.region.y1, frame.region.y2, frame.height))
    let zoom = max(columns.zoom, rows.zoom)
    guard zoom.isFinite else { return canvas }
    var least: UInt8 = content == self.content ? 1 : Canvas.foreign
    if content == self.content, frame.iterations != self.frame.iterations { least = 2 }
    // Maps the old step of a pixel to its new one.
    let scaled = (0...255).map { step -> UInt8 in
      guard step != Int(Canvas.unknown) else { return Canvas.unknown }
      let coarse = Double(max(1, step)) * max(zoom, 1)
      return max(least, UInt8(min(254, (coarse - 1e-9).rounded(.up))))
    }
    for j in 0..<frame.height {
      guard let row = rows.source[j] else { continue }
      for i in 0..<frame.width {
        guard let column = columns.source[i] else { continue }
        let (from, to) = (row * self.frame.width + column, j * frame.width + i)
        canvas.pixels[to] = pixels[from]
        canvas.steps[to] = scaled[Int(steps[from])]
      }
    }
    return canvas
  }

  /// For each new column or row, the old one that covers its middle; and how many times larger the old pixels
  /// are.
  private static func map(
    _ old: (low: Double, high: Double, count: Int), to new: (low: Double, high: Double, count: Int)
  ) -> (source: [Int?], zoom: Double) {
    let oldStep = (old.high - old.low) / Double(old.count)
    let newStep = (new.high - new.low) / Double(new.count)
    let source = (0..<new.count).map { index -> Int? in
      let place = ((new.low - old.low) + newStep * (Double(index) + 0.5)) / oldStep
      return place >= 0 && place < Double(old.count) ? Int(place) : nil
    }
    return (source, (oldStep / newStep).magnitude)
  }

  /// Takes what a job has done since the last time. Returns whether there was anything.
  mutating func take(_ job: FrameJob, _ colouring: Colouring) -> Bool {
    let finished = job.takeFinished()
    var values = PixelValues(colouring)
    for places in finished {
      var pass = job.order.passes.firstIndex { places.lowerBound < $0.end } ?? 0
      for place in places {
        while place >= job.order.passes[pass].end { pass += 1 }
        let pixel = job.order[place]
        put(values.of(job.sample(pixel)), pixel, step: job.order.passes[pass].step)
      }
    }
    return !finished.isEmpty
  }

  /// Takes a whole picture.
  mutating func take(_ picture: Picture, _ colouring: Colouring) {
    var values = PixelValues(colouring)
    for j in 0..<frame.height {
      for i in 0..<frame.width { pixels[j * frame.width + i] = values.of(picture[i, j]) }
    }
    for index in steps.indices { steps[index] = 0 }
  }

  /// Takes the colours of a whole picture of the same frame.
  mutating func take(_ raster: Raster) {
    guard (raster.width, raster.height) == (frame.width, frame.height) else { return }
    for j in 0..<frame.height {
      for i in 0..<frame.width { pixels[j * frame.width + i] = PixelValues.of(raster[i, j]) }
    }
  }

  /// Recolours what a job has done.
  mutating func recolour(_ job: FrameJob, _ colouring: Colouring) {
    var passOf = 0
    var values = PixelValues(colouring)
    for place in 0..<job.order.count {
      while place >= job.order.passes[passOf].end { passOf += 1 }
      let pixel = job.order[place]
      guard steps[pixel] == 0 else { continue }
      put(values.of(job.sample(pixel)), pixel, step: job.order.passes[passOf].step)
    }
  }

  /// Sets a pixel that is exact; it also stands for the coarser ones to its right and below it.
  private mutating func put(_ value: UInt32, _ pixel: Int, step: Int) {
    (pixels[pixel], steps[pixel]) = (value, 0)
    guard step > 1 else { return }
    let (j, i) = pixel.quotientAndRemainder(dividingBy: frame.width)
    let coarse = UInt8(min(step, 254))
    for row in j..<min(j + step, frame.height) {
      for index in row * frame.width + i..<row * frame.width + min(i + step, frame.width)
      where steps[index] >= coarse {
        (pixels[index], steps[index]) = (value, coarse)
      }
    }
  }

  /// The colour of a pixel; nil if nothing is known.
  func colour(_ i: Int, _ j: Int) -> RGB? {
    guard i >= 0, i < frame.width, j >= 0, j < frame.height else { return nil }
    let index = j * frame.width + i
    return steps[index] == Canvas.unknown ? nil : RGB(hex: pixels[index])
  }

  /// The glyph of a pixel; nil if nothing is known.
  func glyph(_ i: Int, _ j: Int) -> Unicode.Scalar? {
    guard i >= 0, i < frame.width, j >= 0, j < frame.height else { return nil }
    let index = j * frame.width + i
    return steps[index] == Canvas.unknown ? nil : Unicode.Scalar(pixels[index])
  }
}
