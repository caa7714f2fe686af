extension ProgramCode {
  /// Lowers and optimises a typed program.
  ///
  /// - Throws: E0503 if a function needs too large a frame.
  init(_ program: TypedProgram, observer: Observer? = nil) throws(CompileErrors) {
    let typed = [program.main] + program.functions
    let size = ProgramCode.stackSize(depth: program.depth, functions: typed.count)
    var made: Result<ProgramCode, CodeError> = .failure(.noMemory)
    _ = StackSegment.with(bytes: size) { _ in
      var strings = StringTable()
      let lowered = typed.map { function in
        var lowering = Lowering(program, function, strings)
        defer { strings = lowering.strings }
        return lowering.lower()
      }
      made = Result { () throws(CodeError) in
        try ProgramCode(lowered: lowered, strings, observer: observer)
      }
    }
    self = try program.compiling { () throws(CodeError) in try made.get() }
  }
}

extension TypedProgram {
  /// The three-address code, as text, that the compiled backends turn into thunks.
  ///
  /// - Throws: E0503 if a function needs too large a frame.
  public func codeListing() throws(CompileErrors) -> String { Listing.text(try ProgramCode(self)) }

  /// What is wrong with the program's code after lowering, or after some pass, each problem preceded by the
  /// pass and the function: nothing, unless a pass has a bug. For tests and fuzzers.
  ///
  /// - Throws: E0503 if a function needs too large a frame.
  public func codeProblems() throws(CompileErrors) -> [String] {
    var problems: [String] = []
    _ = try ProgramCode(self) { pass, function, functions in
      // Checking larger functions would take long.
      guard function.slots * function.instructions.size < 1 << 24 else { return }
      problems += CodeVerifier.problems(function, calling: functions).map {
        "\(pass), \(function.name): \($0)"
      }
    }
    return problems
  }

  /// What `body` makes of the program, or why it cannot, worded for the program's users.
  func compiling<R>(_ body: () throws(CodeError) -> R) throws(CompileErrors) -> R {
    do throws(CodeError) {
      return try body()
    } catch {
      let diagnostic =
        switch error {
        case .tooManySlots(let slots, let span): TypeError.tooManySlots(slots).diagnostic(span)
        case .noMemory: Diagnostic(.tooDeep, main.span, "there is no memory to compile this program")
        }
      throw CompileErrors(source: source, diagnostics: [diagnostic])
    }
  }
}
