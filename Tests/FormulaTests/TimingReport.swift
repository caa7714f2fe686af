import Glibc
import Rast
import Testing

@testable import Formula

/// How long files of formulas take, printed without a judgement:
/// `RAST_FORMULA_TIMINGS=1 swift test -c release --filter FormulaTests.FormulaTimings`.
@Suite("Timings of formulas", .serialized, .enabled(if: getenv("RAST_FORMULA_TIMINGS") != nil))
struct FormulaTimings {
  @Test("thirty thousand entries: reading the file, and translating each")
  func large() throws {
    let files = try corpus()
    let bytes = files.flatMap(\.source.bytes)
    let repeats = 1 + 30_000 / files.reduce(0) { $0 + $1.entries.count }
    let large = Array(repeatElement(bytes + [0x0A], count: repeats).joined())
    let clock = ContinuousClock()
    var file = FormulaFile(path: "large.frm", bytes: [])
    let reading = clock.measure { file = FormulaFile(path: "large.frm", bytes: large) }
    var (imports, wrong): ([Duration], Int) = ([], 0)
    for entry in file.entries {
      imports.append(clock.measure { wrong += entry.diagnostics.isEmpty ? 0 : 1 })
    }
    imports.sort()
    let all = imports.reduce(.zero, +)
    print(
      """
      \(file.entries.count) entries of \(large.count) bytes: read in \(reading), all translated in \(all)
      an import: median \(imports[imports.count / 2]), 99 % within \(imports[imports.count * 99 / 100]), \
      longest \(imports[imports.count - 1]); \(wrong) can't be opened
      """)
    #expect(file.entries.count >= 30_000)
  }
}
