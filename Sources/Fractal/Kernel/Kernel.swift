import Rast

/// A program that keeps the contract of a kernel: it can be asked for the value of any point of the plane.
public struct Kernel: Sendable {
  /// What it is called in messages and pictures: a shipped name, or a path.
  public let name: String
  /// The program, with the params now in force.
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

  /// The kernel that a file holds, or nil: for files whose errors nobody is told of, as it takes long to find out which
  /// of them to tell.
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
  /// - Throws: the first thing for which that cannot be done.
  public func setting(_ values: [String: Value]) throws(ParamError) -> Kernel {
    Kernel(name: name, program: try program.setting(values), output: output)
  }

  /// The kernel, ready to run in batches of pixels on some backend; inputs that all pixels of a frame share are uniforms.
  ///
  /// - Throws: that it is too large for the backend.
  func prepared(for backend: Backend) throws(CompileErrors) -> any PreparedProgram {
    try backend.prepare(program, uniforms: Set(inputs.filter(\.isUniform).map(\.rawValue)))
  }

  /// What to tell of a file that is wrong as a program or as a kernel, in source order: of all errors found those
  /// that do not merely follow from others (see `Repair`).
  public static func diagnostics(of analysis: Analysis) -> [Diagnostic] {
    Repair.settle(found(in: analysis), of: analysis.source, inputs: KernelInput.names) {
      found(in: Analysis($0))
    }
  }

  /// Everything that is wrong with a file, as a program and as a kernel.
  static func found(in analysis: Analysis) -> [Diagnostic] {
    guard let interface = analysis.interface else { return analysis.diagnostics }
    // Where no result is declared and the body ends with one all the same, that is the mistake.
    let forgot = !interface.declaresOutput && analysis.diagnostics.contains { $0.code == .mismatch }
    let contract = contractErrors(interface).filter { !(forgot && $0.code == .outputType) }
    let all = analysis.diagnostics + contract
    return CompileErrors(source: analysis.source, diagnostics: all).diagnostics
  }

  /// What the program's interface has against the contract. That an input is there twice, or of no type at
  /// all, is an error of the language and reported as one.
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
