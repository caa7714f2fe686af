/// What a run may use, and where its output goes.
public struct RunOptions: Sendable {
  /// How many loop turns and function calls one run may take. In a batch, each pixel is a run.
  public var fuel: Int
  /// Ends the run when it is cancelled.
  public var cancellation: CancellationToken
  /// Receives what `print` writes, piece by piece.
  public var output: @Sendable (String) -> Void

  /// Options for a run. By default there is no limit, and output is dropped.
  public init(
    fuel: Int = .max, cancellation: CancellationToken = CancellationToken(),
    output: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.fuel = max(0, fuel)
    self.cancellation = cancellation
    self.output = output
  }
}
