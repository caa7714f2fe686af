import Testing
import Viewer

@Suite("The man page")
struct ManualTests {
  private let page: String

  init() throws { page = try Child.run("--generate-manual").text }

  /// A text as the page has it.
  private func roff(_ text: String) -> String { text.replacing("-", with: "\\-") }

  @Test("has every section")
  func sections() {
    #expect(page.hasPrefix(".TH RAST\\-FRACTAL 1 "))
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH") }.map {
      String($0.dropFirst(5).dropLast())
    }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "KEYS", "EXIT STATUS", "ENVIRONMENT",
        "FILES",
        "EXAMPLES", "SEE ALSO",
      ])
  }

  @Test("has every option that a command's help has")
  func options() throws {
    for command in ["", "run", "check", "explain", "list", "import", "bench"] {
      let help = try Child(command.isEmpty ? ["--help"] : ["help", command]).finish().text
      let options = Set(help.matches(of: /--[a-z]+/).map { String($0.output) })
      #expect(!options.isEmpty)
      for option in options { #expect(page.contains(roff(option)), "\(command) \(option)") }
      #expect(page.contains("\n.SS \"\(command)") || command.isEmpty)
    }
  }

  @Test("has every key of the viewer")
  func keys() {
    #expect(page.components(of: "\n.TP\n") >= ActionTable.rows.count)
    for row in ActionTable.rows where row.help.allSatisfy({ $0.isLetter || " ,".contains($0) }) {
      #expect(page.contains("\n\(row.help)\n"), "\(row.help)")
    }
  }

  @Test("is roff without a line that could be taken for a macro, in ASCII")
  func roff() {
    let macros = [".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"]
    for line in page.split(separator: "\n") {
      #expect(
        !line.hasPrefix("'") && (!line.hasPrefix(".") || macros.contains(String(line.prefix(3)))), "\(line)")
    }
    #expect(page.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
  }
}
