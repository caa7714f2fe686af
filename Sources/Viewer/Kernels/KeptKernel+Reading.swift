import Fractal

extension KeptKernel {
  /// What is read when a view that was kept is opened.
  public struct Reading: Sendable {
    /// The kernel: that of its file if that has the same text, so that it is followed; otherwise the one that was kept.
    let kernel: KernelReading
    /// Whether it is that of the file.
    public let isOfFile: Bool
    /// Whether there is a file, with another text.
    public let hasChanged: Bool
  }

  /// Reads the kernel.
  public func reading() -> Reading {
    let file = KernelReading(KernelOrigin(name))
    switch file.kernel {
    case .success(let kernel) where isSame(as: kernel.program.source):
      return Reading(kernel: file, isOfFile: true, hasChanged: false)
    case .success, .failure(.wrong): return Reading(kernel: kept, isOfFile: false, hasChanged: true)
    case .failure(.unreadable): return Reading(kernel: kept, isOfFile: false, hasChanged: false)
    }
  }

  private var kept: KernelReading { KernelReading(.kept(self), source) }
}
