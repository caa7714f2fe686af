import Rast

/// A rendered frame.
public struct Picture: Sendable {
  /// What it shows.
  public let frame: Frame
  /// What the samples mean.
  public let output: KernelOutput
  /// How long it took to render.
  public let elapsed: Duration
  let samples: Samples

  init(frame: Frame, samples: Samples, elapsed: Duration) {
    self.frame = frame
    self.samples = samples
    self.elapsed = elapsed
    output = samples.output
  }

  /// What the kernel returned for pixel (i, j), column and row from 0. There must be such a pixel.
  public subscript(i: Int, j: Int) -> Sample {
    precondition(i >= 0 && i < frame.width, "the picture has no such column")
    return samples[j * frame.width + i]
  }
}
