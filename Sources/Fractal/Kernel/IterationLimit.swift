import Glibc
import Rast

/// How many iterations a picture is given.
public enum IterationLimit: Hashable, Sendable {
  /// This many, at least 1.
  case fixed(Int)
  /// What the view needs; see `Kernel.iterations(span:)`.
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
  /// The iteration limit for a view of the given height: the kernel's own where its file says to look, and
  /// n·(1 + h/8)² where the span is halved h times from there; so it is 4 times the kernel's own when the view is
  /// 256 times smaller, and 30 times at the end of what a float can tell apart. Wider views have the kernel's own.
  public func iterations(span: Double) -> Int {
    let halvings = max(0, log2(viewport.span) - log2(span))
    guard halvings.isFinite else { return iterations }
    let factor = 1 + halvings / 8
    return Int(min((Double(iterations) * factor * factor).rounded(), 1e15))
  }
}
