import Rast

/// A program that meets the contract of a kernel: it gives a value for any point of the plane.
public struct Kernel: Sendable {
  /// Its name in messages and pictures: the name of one that ships, or a path.
  public let name: String
  /// The program, with the current values of its params.
  public let program: TypedProgram
  /// The program's parameters in order.
  public let inputs: [KernelInput]
  /// What its value means.
  public let output: KernelOutput

  /// The kernel that a file holds.
  ///
  /// - Throws: everything that is wrong with the file, as a program and as a kernel.
  public init(name: String, _ analysis: Analysis) throws(CompileErrors) {
    guard let kernel = Kernel(trying: analysis, name: name) else {
      throw CompileErrors(source: analysis.source, diagnostics: Kernel.diagnostics(of: analysis))
    }
    self = kernel
  }

  /// The kernel that a file holds; nil if there are errors. For files whose errors are not reported: finding out which
  /// ones to report takes long.
  public init?(trying analysis: Analysis, name: String) {
    guard let program = analysis.program, Kernel.found(in: analysis).isEmpty,
      let output = KernelOutput(program.output)
    else { return nil }
    self.init(name: name, program: program, output: output)
  }

  private init(name: String, program: TypedProgram, output: KernelOutput) {
    self.name = name
    self.program = program
    self.output = output
    inputs = program.parameters.compactMap { KernelInput(rawValue: $0.name) }
  }

  /// The same kernel with other values for some of its params.
  ///
  /// - Throws: why the first value that can't be set can't be set.
  public func setting(_ values: [String: Value]) throws(ParamError) -> Kernel {
    Kernel(name: name, program: try program.setting(values), output: output)
  }

  /// The kernel, ready to run in batches of pixels on some backend; inputs that all pixels of a frame share are uniforms.
  ///
  /// - Throws: that it is too large for the backend.
  func prepared(for backend: Backend) throws(CompileErrors) -> any PreparedProgram {
    try backend.prepare(program, uniforms: Set(inputs.filter(\.isUniform).map(\.rawValue)))
  }

  /// What to report of a file that is wrong as a program or as a kernel, in source order: the errors that do not merely
  /// follow from others (see `Repair`).
  public static func diagnostics(of analysis: Analysis) -> [Diagnostic] {
    Repair.settle(found(in: analysis), of: analysis.source, inputs: KernelInput.names) {
      found(in: Analysis($0))
    }
  }

  /// Everything that is wrong with a file, as a program and as a kernel.
  static func found(in analysis: Analysis) -> [Diagnostic] {
    guard let interface = analysis.interface else { return analysis.diagnostics }
    // If no result is declared but the body ends with one, that is the mistake.
    let forgot = !interface.declaresOutput && analysis.diagnostics.contains { $0.code == .mismatch }
    let contract = contractErrors(interface).filter { !(forgot && $0.code == .outputType) }
    let all = analysis.diagnostics + contract
    return CompileErrors(source: analysis.source, diagnostics: all).diagnostics
  }

  /// Where the program's interface breaks the contract. An input that is given twice, or has no type at all, is an
  /// error of the language, and is reported as one.
  private static func contractErrors(_ interface: ProgramInterface) -> [Diagnostic] {
    var errors: [Diagnostic] = []
    for input in interface.inputs {
      guard let type = input.type else { continue }
      guard let known = KernelInput(rawValue: input.name) else {
        let error = KernelError.unknownInput(input.name, nearest: KernelInput.nearest(to: input.name))
        errors.append(error.diagnostic(input.nameSpan))
        continue
      }
      if type != known.type {
        errors.append(KernelError.inputType(known, found: type).diagnostic(input.typeSpan))
      }
    }
    if let output = interface.output, KernelOutput(output) == nil {
      errors.append(KernelError.outputType(output).diagnostic(interface.outputSpan))
    }
    return errors + interface.prints.map { KernelError.prints.diagnostic($0) }
  }
}
