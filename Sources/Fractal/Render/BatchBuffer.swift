import Rast

/// The inputs and outputs of one thread's batches.
struct BatchBuffer: ~Copyable {
  private let inputs: [KernelInput]
  private let frame: Frame
  private let order: PixelOrder
  private let stride: Int
  private let columns: Int
  /// The columns of the inputs, followed by those of the outputs and the words of the uniforms.
  private let words: UnsafeMutablePointer<UInt64>
  private let uniforms: UnsafeMutablePointer<UInt64>

  /// Memory for batches of up to `capacity` pixels of a frame. Each column begins at a cache line, as its length is a
  /// multiple of 8 words.
  init(_ kernel: Kernel, _ frame: Frame, _ order: PixelOrder, capacity: Int) {
    (self.frame, self.order) = (frame, order)
    inputs = kernel.inputs.filter { !$0.isUniform }
    stride = (capacity + 7) & ~7
    columns = inputs.reduce(0) { $0 + $1.type.slotCount }
    let shared = kernel.inputs.compactMap { BatchBuffer.uniform($0, frame) }
    let count = (columns + kernel.output.type.slotCount) * stride
    words = UnsafeMutableRawPointer.allocate(byteCount: (count + shared.count) * 8, alignment: 64)
      .initializeMemory(as: UInt64.self, repeating: 0, count: count + shared.count)
    uniforms = words + count
    for (index, word) in shared.enumerated() { uniforms[index] = word }
  }

  deinit { UnsafeMutableRawPointer(words).deallocate() }

  /// A batch of pixels, by their places in the order, with their inputs.
  func batch(_ pixels: Range<Int>) -> Batch {
    var column = words
    for input in inputs {
      fill(input, column, pixels)
      column += input.type.slotCount * stride
    }
    return Batch(
      count: pixels.count, stride: stride, uniforms: uniforms, inputs: words,
      outputs: words + columns * stride)
  }

  /// Copies the outputs of a batch to their places in the picture.
  func store(_ pixels: Range<Int>, in samples: Samples) {
    for column in 0..<samples.output.type.slotCount {
      let results = words + (columns + column) * stride
      let picture = samples.words + column * samples.count
      switch order.places {
      case .reading: (picture + pixels.lowerBound).update(from: results, count: pixels.count)
      case .runs(_, _, let length):
        var index = 0
        while index < pixels.count {
          let place = pixels.lowerBound + index
          let run = min(pixels.count - index, length - place % length)
          (picture + order[place]).update(from: results + index, count: run)
          index += run
        }
      case .listed(let listed):
        for index in 0..<pixels.count { picture[Int(listed[pixels.lowerBound + index])] = results[index] }
      }
    }
  }

  /// The word of an input that all pixels of a frame share.
  private static func uniform(_ input: KernelInput, _ frame: Frame) -> UInt64? {
    switch input {
    case .x, .y, .point: nil
    case .iterations: UInt64(bitPattern: Int64(frame.iterations))
    case .time: frame.time.bitPattern
    }
  }

  private func fill(_ input: KernelInput, _ column: UnsafeMutablePointer<UInt64>, _ pixels: Range<Int>) {
    switch input {
    case .x: forEachRun(pixels) { fillX(column, $0, $1, $3) }
    case .y: forEachRun(pixels) { fillY(column, $0, $2, $3) }
    case .point:
      forEachRun(pixels) {
        fillX(column, $0, $1, $3)
        fillY(column + stride, $0, $2, $3)
      }
    case .iterations, .time: preconditionFailure("a uniform has no column")
    }
  }

  private func fillX(_ column: UnsafeMutablePointer<UInt64>, _ index: Int, _ i: Int, _ count: Int) {
    let (region, width) = (frame.region, frame.width)
    for offset in 0..<count { column[index &+ offset] = region.x(i &+ offset, width: width).bitPattern }
  }

  private func fillY(_ column: UnsafeMutablePointer<UInt64>, _ index: Int, _ j: Int, _ count: Int) {
    let y = frame.region.y(j, height: frame.height)
    (column + index).update(repeating: y.bitPattern, count: count)
  }

  /// Calls `body` for each run of pixels that lie side by side, with the index in the batch, the column and the row of
  /// the first one, and their number.
  @inline(__always)
  private func forEachRun(_ pixels: Range<Int>, _ body: (Int, Int, Int, Int) -> Void) {
    var index = 0
    while index < pixels.count {
      let place = pixels.lowerBound + index
      let (j, i) = order[place].quotientAndRemainder(dividingBy: frame.width)
      let run =
        switch order.places {
        case .reading: frame.width - i
        case .runs(_, _, let length): length - place % length
        case .listed: 1
        }
      let count = min(run, pixels.count - index)
      body(index, i, j, count)
      index += count
    }
  }
}
