import ArgumentParser
import Fractal
import Rast

/// `rast-fractal list`.
struct ListCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kernels that ship, a line each.")

  @Flag(help: "List the plain programs as well, which are for `rast-fractal run`.")
  var all = false

  func execute(_ session: Session) {
    let programs = ShippedProgram.all.filter { all || $0.isKernel }
    let width = programs.map(\.name.count).max() ?? 0
    for program in programs {
      let padding = String(repeating: " ", count: width - program.name.count)
      session.output.write("\(program.name)\(padding)  \(program.summary)\n".utf8)
    }
  }
}

extension ShippedProgram {
  /// Whether it keeps the contract of a kernel.
  fileprivate var isKernel: Bool { Kernel.diagnostics(of: Analysis(source)).isEmpty }
}
