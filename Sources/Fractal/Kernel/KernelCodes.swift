import Rast

// The codes of the kernel contract: each with the changes that may mend it, and its explanation.

extension DiagnosticFamily {
  /// What a program has against the contract of a kernel.
  public static let kernels = DiagnosticFamily([.unknownInput, .inputType, .outputType, .kernelPrints])
}

extension DiagnosticCode {
  package static let unknownInput = DiagnosticCode("E0701", .inputNames, .unknownInput)
  package static let inputType = DiagnosticCode("E0702", .contract, .inputType)
  package static let outputType = DiagnosticCode("E0703", .contract, .outputType)
  package static let kernelPrints = DiagnosticCode("E0704", .types, .kernelPrints)
}

extension CorrectionSearch {
  /// The names that inputs have.
  fileprivate static let inputNames: CorrectionSearch = .init { corrections, error in
    let found = corrections.nameCorrections(error, among: KernelInput.names) { name in
      // The error knows the input's type as well.
      if let help = error.help, help.contains("`\(name):") { return help }
      return "did you mean `\(name)`?"
    }
    return found + corrections.foreignCorrections(error.span) + corrections.typeCorrections(error)
  }

  /// The types that a kernel's interface may have, in the words of the error, which knows why.
  fileprivate static let contract: CorrectionSearch = .init { corrections, error in
    let types = Corrections.types + ["(float, float)", "(float, float, float)"]
    let found = types.filter { $0 != corrections.text.text(error.span) }.map {
      Correction.mending(error.span, .replace(error.span, with: $0), error.help ?? "write `\($0)`")
    }
    return found + corrections.typeCorrections(error, mayLackResult: error.code == .outputType)
  }
}
