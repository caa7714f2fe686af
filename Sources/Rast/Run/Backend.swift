/// A way to run a typed program, from the slowest to the fastest. All of them give the same bits, output and errors.
public enum Backend: String, CaseIterable, Sendable {
  /// Walks the tree and looks variables up by name: the slow way, and the one the others are held to.
  case evaluated
  /// Runs closures over numbered slots, made once.
  case compiled
  /// Runs closures over the slots of many pixels at once.
  case lanes

  /// The backend for when none is chosen.
  public static let fastest = Backend.lanes

  /// Makes a program ready to run.
  ///
  /// - Throws: `CompileErrors` if the program is too large for the backend (E0503).
  public func prepare(_ program: TypedProgram) throws(CompileErrors) -> any PreparedProgram {
    switch self {
    case .evaluated: EvaluatedProgram(program)
    case .compiled: try CompiledProgram(program)
    case .lanes: try LanesProgram(program)
    }
  }
}

/// A program that is ready to run on some backend; can be shared between threads.
public protocol PreparedProgram: Sendable {
  /// The program.
  var program: TypedProgram { get }

  /// What users should know of how it runs, such as that another backend does the work, and why.
  var note: String? { get }

  /// What one thread needs to run it, for any number of runs.
  func makeInstance(_ options: RunOptions) -> any ProgramInstance
}

extension PreparedProgram {
  /// Nothing to note.
  public var note: String? { nil }
}

/// A prepared program with the memory to run it; for one thread at a time.
public protocol ProgramInstance: AnyObject {
  /// Runs the program once. The arguments must be of the types of the program's parameters.
  func run(_ arguments: [Value]) throws(RuntimeError) -> Value

  /// Runs the program once for each element of a batch.
  func run(_ batch: Batch) throws(BatchError)
}

/// The inputs and outputs of many runs, as columns of 8-byte words: column k holds slot k of the input (or
/// output) tuple for each run, one after another. An int, bool or char is an Int, a float a Double's bits,
/// a complex takes two columns. Programs that take or give a str cannot be run in batches.
public struct Batch {
  /// How many runs.
  public let count: Int
  /// The input columns.
  public let inputs: UnsafePointer<UInt64>
  /// The output columns.
  public let outputs: UnsafeMutablePointer<UInt64>
  /// The distance, in words, from one column to the next, for inputs and outputs.
  public let stride: Int

  /// A batch of `count` runs; `stride` is at least `count`.
  public init(
    count: Int, stride: Int, inputs: UnsafePointer<UInt64>, outputs: UnsafeMutablePointer<UInt64>
  ) {
    self.count = count
    self.stride = stride
    self.inputs = inputs
    self.outputs = outputs
  }
}

/// A runtime error and the run of the batch that it arose in; the runs before it are done.
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
