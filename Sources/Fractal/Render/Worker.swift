import Rast

/// What one thread needs to work on a picture.
struct Worker: ~Copyable {
  private let instance: any ProgramInstance
  private let buffer: BatchBuffer
  /// How many pixels to take next.
  private(set) var pace: Pace

  init(_ instance: any ProgramInstance, _ buffer: consuming BatchBuffer, _ pace: Pace) {
    self.instance = instance
    self.buffer = buffer
    self.pace = pace
  }

  /// Renders the pixels at some places of the order.
  ///
  /// - Throws: what failed, and at which of these places, counted from 0.
  mutating func run(_ places: Range<Int>, into samples: Samples) throws(BatchError) {
    let start = ContinuousClock.now
    try instance.run(buffer.batch(places))
    buffer.store(places, in: samples)
    pace.note(pixels: places.count, seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
