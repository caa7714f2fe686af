import CProcessor

/// The processor that this library was built for. Release builds use every vector instruction of the machine that built
/// them, and on a processor that lacks one of them a program dies without a word.
public enum Processor {
  /// The vector instructions that this was built with, as bits of `CProcessor`. It is a plain number, so that it can be
  /// read where none of those instructions may be used.
  public static var compiledFor: Int32 { rast_compiled_for() }
}
