import Rast

/// The inputs and outputs of one thread's batches.
struct BatchBuffer: ~Copyable {
  private let inputs: [KernelInput]
  private let frame: Frame
  private let order: PixelOrder
  private let stride: Int
  private let columns: Int
  /// First the columns of the inputs, then those of the outputs.
  private let words: UnsafeMutablePointer<UInt64>

  /// Memory for batches of up to `capacity` pixels of a frame. It begins at a cache line and has room up to
  /// the next multiple of 8, for backends that work on many pixels at once.
  init(_ kernel: Kernel, _ frame: Frame, _ order: PixelOrder, capacity: Int) {
    (self.frame, self.order) = (frame, order)
    inputs = kernel.inputs
    stride = (capacity + 7) & ~7
    columns = kernel.inputs.reduce(0) { $0 + $1.type.slotCount }
    let count = max(1, (columns + kernel.output.type.slotCount) * stride)
    words = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 64)
      .initializeMemory(as: UInt64.self, repeating: 0, count: count)
  }

  deinit { UnsafeMutableRawPointer(words).deallocate() }

  /// A batch of pixels, by their places in the order, with its inputs filled in.
  func batch(_ pixels: Range<Int>) -> Batch {
    var column = words
    for input in inputs {
      fill(input, column, pixels)
      column += input.type.slotCount * stride
    }
    return Batch(count: pixels.count, stride: stride, inputs: words, outputs: words + columns * stride)
  }

  /// Copies the outputs of a batch to where they belong in the picture.
  func store(_ pixels: Range<Int>, in samples: Samples) {
    for column in 0..<samples.output.type.slotCount {
      let results = words + (columns + column) * stride
      let picture = samples.words + column * samples.count
      switch order.places {
      case .reading: (picture + pixels.lowerBound).update(from: results, count: pixels.count)
      case .runs(_, let length):
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

  private func fill(_ input: KernelInput, _ column: UnsafeMutablePointer<UInt64>, _ pixels: Range<Int>) {
    switch input {
    case .x: forEachPoint(pixels) { column[$0] = $1.re.bitPattern }
    case .y: forEachPoint(pixels) { column[$0] = $1.im.bitPattern }
    case .point:
      forEachPoint(pixels) {
        column[$0] = $1.re.bitPattern
        column[stride + $0] = $1.im.bitPattern
      }
    case .iterations:
      column.update(repeating: UInt64(bitPattern: Int64(frame.iterations)), count: pixels.count)
    case .time: column.update(repeating: frame.time.bitPattern, count: pixels.count)
    }
  }

  @inline(__always)
  private func forEachPoint(_ pixels: Range<Int>, _ body: (Int, Complex) -> Void) {
    switch order.places {
    case .listed(let listed):
      for index in 0..<pixels.count {
        let (j, i) = Int(listed[pixels.lowerBound + index]).quotientAndRemainder(dividingBy: frame.width)
        body(index, frame.point(i, j))
      }
    case .runs(_, let length):
      var (j, i) = (0, 0)
      for index in 0..<pixels.count {
        let place = pixels.lowerBound + index
        if place % length == 0 || index == 0 {
          (j, i) = order[place].quotientAndRemainder(dividingBy: frame.width)
        }
        body(index, frame.point(i, j))
        i += 1
      }
    case .reading:
      var (j, i) = pixels.lowerBound.quotientAndRemainder(dividingBy: frame.width)
      for index in 0..<pixels.count {
        body(index, frame.point(i, j))
        i += 1
        if i == frame.width { (i, j) = (0, j + 1) }
      }
    }
  }
}
