import Foundation
import Rast
import Testing
import TestSupport

/// How well mistakes are reported: thousands are made, each in a good program, to see how often there is exactly one
/// error, at the place of the mistake, with a help that corrects it.
///
/// `RAST_MISTAKES=FILE` writes those that fall short to a file.
@Suite struct MistakesTests {
  /// How many mistakes of each kind are made, if there are so many.
  private static let countPerKind = 40

  @Test func mistakesAreToldOnceInTheirPlaceWithAHelpThatMends() throws {
    var table: [(kind: MistakeKind, verdicts: [Verdict])] = []
    for kind in MistakeKind.allCases { table.append((kind, Self.verdicts(kind))) }
    let all = table.flatMap(\.verdicts)
    print(Self.row("", [], isHead: true))
    for (kind, verdicts) in table { print(Self.row(kind.rawValue, verdicts)) }
    print(Self.row("all", all))
    if let path = ProcessInfo.processInfo.environment["RAST_MISTAKES"] {
      let text = all.filter { !($0.isOne && $0.touches && $0.mends) }.map(\.report).joined()
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    #expect(all.count >= 2000)
    #expect(Self.share(all, \.isOne) >= 0.98)
    #expect(Self.share(all, \.touches) >= 0.97)
    #expect(Self.share(all, \.mends) >= 0.90)
  }

  /// The verdicts on mistakes of one kind, half of them in shipped programs and half in the corpus.
  private static func verdicts(_ kind: MistakeKind) -> [Verdict] {
    var random = SplitMix64(seed: kind.rawValue.utf8.reduce(6) { $0 &* 31 &+ UInt64($1) })
    var verdicts: [Verdict] = []
    var made: Set<[UInt8]> = []
    for attempt in 0..<countPerKind * 40 where verdicts.count < countPerKind {
      let programs = attempt % 2 == 0 ? GoodProgram.shipped : GoodProgram.corpus
      let program = programs[random.below(programs.count)]
      let choices = kind.edits(in: program)
      guard !choices.isEmpty else { continue }
      let mistake = Mistake(kind, choices[random.below(choices.count)], in: program)
      guard made.insert(mistake.source.bytes).inserted else { continue }
      if let verdict = Verdict(mistake) { verdicts.append(verdict) }
    }
    return verdicts
  }

  private static func share(_ verdicts: [Verdict], _ quality: (Verdict) -> Bool) -> Double {
    verdicts.isEmpty ? 0 : Double(verdicts.count(where: quality)) / Double(verdicts.count)
  }

  private static func row(_ name: String, _ verdicts: [Verdict], isHead: Bool = false) -> String {
    let cells =
      isHead
      ? ["made", "one", "place", "mends", "as was"]
      : [String(verdicts.count)]
        + [
          share(verdicts, \.isOne), share(verdicts, \.touches), share(verdicts, \.mends),
          share(verdicts, \.restores),
        ]
        .map { String(format: "%.1f", 100 * $0) }
    let padded = cells.map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 }.joined()
    return name.padding(toLength: 24, withPad: " ", startingAt: 0) + padded
  }
}
