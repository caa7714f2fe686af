import Rast

// The codes of the kernel contract, each with the search for its corrections and its explanation.

extension DiagnosticFamily {
  /// Violations of the kernel contract.
  public static let kernels = DiagnosticFamily([.unknownInput, .inputType, .outputType, .kernelPrints])
}

extension DiagnosticCode {
  package static let unknownInput = DiagnosticCode("E0701", .inputNames, .unknownInput)
  package static let inputType = DiagnosticCode("E0702", .contract, .inputType)
  package static let outputType = DiagnosticCode("E0703", .contract, .outputType)
  package static let kernelPrints = DiagnosticCode("E0704", .types, .kernelPrints)
}

extension CorrectionSearch {
  /// Names of inputs.
  fileprivate static let inputNames: CorrectionSearch = .init { corrections, error in
    let found = corrections.nameCorrections(error, among: KernelInput.names) { name in
      // The error's own help names the input's type as well.
      if let help = error.help, help.contains("`\(name):") { return help }
      return "did you mean `\(name)`?"
    }
    return found + corrections.foreignCorrections(error.span) + corrections.typeCorrections(error)
  }

  /// Types that a kernel's interface may have; the error's own help says why.
  fileprivate static let contract: CorrectionSearch = .init { corrections, error in
    let types = Corrections.types + ["(float, float)", "(float, float, float)"]
    let found = types.filter { $0 != corrections.text.text(error.span) }.map {
      Correction.mending(error.span, .replace(error.span, with: $0), error.help ?? "write `\($0)`")
    }
    return found + corrections.typeCorrections(error, mayLackResult: error.code == .outputType)
  }
}
