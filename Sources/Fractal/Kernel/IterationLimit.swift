import Glibc
import Rast

/// How many iterations a picture gets.
public enum IterationLimit: Hashable, Sendable {
  /// This many, at least 1.
  case fixed(Int)
  /// As many as the view needs; see `Kernel.iterations(span:)`.
  case automatic

  /// The limit for a view of a kernel.
  public func value(for kernel: Kernel, span: Double) -> Int {
    switch self {
    case .fixed(let limit): limit
    case .automatic: kernel.iterations(span: span)
    }
  }
}

extension Kernel {
  /// The iteration limit for a view of the given height: the kernel's own limit n where its file says to look, and
  /// n·(1 + h/8)² where the span has been halved h times from there. So it is 4 times the kernel's own when the view is
  /// 256 times smaller, and 30 times at the limit of a float's precision. Wider views get the kernel's own.
  public func iterations(span: Double) -> Int {
    let halvings = max(0, log2(viewport.span) - log2(span))
    guard halvings.isFinite else { return iterations }
    let factor = 1 + halvings / 8
    return Int(min((Double(iterations) * factor * factor).rounded(), 1e15))
  }
}
