import CProcessor

/// The processor that this library was built for. Release builds use all of the builder's vector instructions,
/// and a program that runs into one that its processor lacks dies without a word.
public enum Processor {
  /// The vector instructions that this was built with, as bits of `CProcessor`. Just a number, so that it can
  /// be asked for where none of them may be used.
  public static var compiledFor: Int32 { rast_compiled_for() }
}
