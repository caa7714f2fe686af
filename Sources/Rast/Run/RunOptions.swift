/// What a run may use, and where its output goes.
public struct RunOptions: Sendable {
  /// How many loop turns and calls of functions one run, or one pixel, may take.
  public var fuel: Int
  /// Ends the run when it is cancelled.
  public var cancellation: CancellationToken
  /// Takes what `print` writes, piece by piece.
  public var output: @Sendable (String) -> Void

  /// Options for a run; by default without a limit, and with output that is dropped.
  public init(
    fuel: Int = .max, cancellation: CancellationToken = CancellationToken(),
    output: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.fuel = max(0, fuel)
    self.cancellation = cancellation
    self.output = output
  }
}
