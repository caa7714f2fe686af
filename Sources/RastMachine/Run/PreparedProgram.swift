/// A program that is ready to run on some backend. Threads can share it.
public protocol PreparedProgram: Sendable {
  /// What users should know about how it runs: for instance, that another backend does the work, and why.
  var note: String? { get }

  /// Whether it works on the many runs of a batch at once, and so is fast only in long batches.
  var runsManyAtOnce: Bool { get }

  /// Returns what one thread needs to run it any number of times.
  func makeInstance(_ options: RunOptions) -> any ProgramInstance
}

extension PreparedProgram {
  /// By default there is nothing to note.
  public var note: String? { nil }

  /// By default a batch is run one after another.
  public var runsManyAtOnce: Bool { false }
}

/// A prepared program with the memory to run it, used by one thread at a time.
public protocol ProgramInstance: AnyObject {
  /// Runs the program once. The arguments must be of the types of the program's parameters.
  func run(_ arguments: [Value]) throws(RuntimeError) -> Value

  /// Runs the program once for each element of a batch.
  func run(_ batch: Batch) throws(BatchError)
}

/// The inputs and outputs of many runs, as columns of 8-byte words: a column holds one slot of the input
/// tuple (or of the output tuple) for each run, one after another. An int, bool or char is an Int, a float is
/// a Double's bits, and a complex takes two columns. Inputs that the program was prepared with as uniforms
/// have one word per slot instead of columns. Programs that take or return a str cannot be run in batches.
public struct Batch {
  /// The number of runs.
  public let count: Int
  /// The words of the uniforms, in the order of the parameters; nil if there are none.
  public let uniforms: UnsafePointer<UInt64>?
  /// The columns of the other inputs, in the order of the parameters.
  public let inputs: UnsafePointer<UInt64>
  /// The output columns.
  public let outputs: UnsafeMutablePointer<UInt64>
  /// The distance, in words, from one column to the next, for inputs and outputs.
  public let stride: Int

  /// A batch of `count` runs; `stride` is at least `count`.
  public init(
    count: Int, stride: Int, uniforms: UnsafePointer<UInt64>? = nil, inputs: UnsafePointer<UInt64>,
    outputs: UnsafeMutablePointer<UInt64>
  ) {
    self.count = count
    self.stride = stride
    self.uniforms = uniforms
    self.inputs = inputs
    self.outputs = outputs
  }

  /// A word of the uniforms.
  package func uniform(_ index: Int) -> UInt64 {
    guard let uniforms else { preconditionFailure("the program was prepared with uniforms") }
    return uniforms[index]
  }
}

/// A runtime error, and the run of the batch in which it happened. All runs before that one have finished.
public struct BatchError: Error, Hashable, Sendable {
  /// What happened.
  public let error: RuntimeError
  /// The number of the run, from 0.
  public let index: Int

  /// The error of one run.
  public init(_ error: RuntimeError, index: Int) {
    self.error = error
    self.index = index
  }
}
