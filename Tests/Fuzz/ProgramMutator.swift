import Rast
import TestSupport

/// Changes programs by whole tokens, so that many of the results still mean something.
final class ProgramMutator {
  /// Parts of programs seen so far, to be put into others.
  private var parts: [[Token]] = []
  private static let mostParts = 4096

  /// A program with a few changes, or with one that probably leaves it a program. Keeps parts of it for later calls.
  func mutated(
    _ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64, isGentle: Bool = false
  ) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var tokens = Token.all(of: bytes)
    remember(tokens, &random)
    if let other { remember(Token.all(of: other), &random) }
    if tokens.isEmpty { tokens = parts.isEmpty ? [] : parts[random.below(parts.count)] }
    var count = isGentle ? 1 : 1 + random.below(3)
    while count > 0, !tokens.isEmpty {
      if isGentle, random.chance(75) {
        let at = random.below(tokens.count)
        tokens[at] = alike(tokens[at], in: tokens, &random)
      } else {
        change(&tokens, &random)
      }
      count -= 1
    }
    return Array(Token.text(tokens).prefix(limit))
  }

  /// The first of some attempts that is good for something, or else the bytes as they were. Few programs still mean
  /// something after a few random changes.
  func mutated(
    _ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64, attempts: Int,
    until isGood: (SourceFile) -> Bool
  ) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    for attempt in 0..<attempts {
      let changed = mutated(
        bytes, with: other, limit: limit, seed: random.next(), isGentle: attempt > attempts / 16)
      if changed != bytes, isGood(SourceFile(path: "fuzz.rast", bytes: changed)) { return changed }
    }
    return bytes
  }

  private func remember(_ tokens: [Token], _ random: inout SplitMix64) {
    guard let part = ProgramMutator.part(of: tokens, &random) else { return }
    if parts.count < ProgramMutator.mostParts {
      parts.append(Array(tokens[part]))
    } else {
      parts[random.below(parts.count)] = Array(tokens[part])
    }
  }

  /// A statement, a group in brackets, or a few tokens.
  private static func part(of tokens: [Token], _ random: inout SplitMix64) -> Range<Int>? {
    guard !tokens.isEmpty else { return nil }
    let start = random.below(tokens.count)
    if tokens[start].isOpening { return start..<Token.end(ofGroup: start, in: tokens) }
    if random.chance(50) {
      // A statement, or an item.
      var first = start
      while first > 0, !";{}".utf8.contains(tokens[first - 1].last) { first -= 1 }
      var end = start
      while end < tokens.count {
        if tokens[end].last == UInt8(ascii: ";") { return first..<end + 1 }
        let isBlock = tokens[end].last == UInt8(ascii: "{")
        if tokens[end].isOpening {
          end = Token.end(ofGroup: end, in: tokens)
          if isBlock { return first..<end }
          continue
        }
        if tokens[end].isClosing { return first..<max(end, first + 1) }
        end += 1
      }
    }
    return start..<min(tokens.count, start + 1 + random.below(6))
  }

  private func change(_ tokens: inout [Token], _ random: inout SplitMix64) {
    let at = random.below(tokens.count)
    switch random.below(20) {
    case 0...6: tokens[at] = alike(tokens[at], in: tokens, &random)
    case 7: tokens.remove(at: at)
    case 8, 9: ProgramMutator.part(of: tokens, &random).map { tokens.removeSubrange($0) }
    case 10, 11:
      if let part = ProgramMutator.part(of: tokens, &random) {
        tokens.insert(contentsOf: tokens[part], at: part.upperBound)
      }
    case 12...14:
      guard !parts.isEmpty, let part = ProgramMutator.part(of: tokens, &random) else { return }
      let new = parts[random.below(parts.count)]
      if random.chance(50) {
        tokens.replaceSubrange(part, with: new)
      } else {
        tokens.insert(contentsOf: new, at: part.upperBound)
      }
    case 15: tokens.swapAt(at, random.below(tokens.count))
    case 16:
      guard let one = ProgramMutator.part(of: tokens, &random),
        let other = ProgramMutator.part(of: tokens, &random)
      else { return }
      tokens.replaceSubrange(one, with: Array(tokens[other]))
    case 17:
      tokens.insert(Token(ProgramMutator.anything[random.below(ProgramMutator.anything.count)]), at: at)
    case 18: wrap(&tokens, &random)
    default: tokens.insert(alike(tokens[at], in: tokens, &random), at: at)
    }
  }

  /// Puts a group inside something that can hold it.
  private func wrap(_ tokens: inout [Token], _ random: inout SplitMix64) {
    let openings = tokens.indices.filter { tokens[$0].isOpening }
    guard !openings.isEmpty else { return }
    let start = openings[random.below(openings.count)]
    let end = Token.end(ofGroup: start, in: tokens)
    guard end - start > 2 else { return }
    let (before, after) = ProgramMutator.wraps[random.below(ProgramMutator.wraps.count)]
    tokens.insert(contentsOf: Token.all(of: Array(after.utf8)), at: end - 1)
    tokens.insert(contentsOf: Token.all(of: Array(before.utf8)), at: start + 1)
  }

  private static let wraps = [
    ("(", ")"), ("-(", ")"), ("abs(", ")"), ("(", ") as float"), ("(", ") as int"), ("{ ", " }"),
    ("if true { ", " } else { 0 }"), ("while true { ", " break; }"), ("for i in 0..3 { ", " }"),
    ("while false { ", " }"), ("let v = (", "); v"), ("(", ", 1)"), ("(", ").0"),
  ]

  /// A token that can replace another one.
  private func alike(_ token: Token, in tokens: [Token], _ random: inout SplitMix64) -> Token {
    let group = ProgramMutator.groups.first { $0.contains { Array($0.utf8) == token.bytes } }
    if let group, token.kind != .name || random.chance(60) { return Token(group[random.below(group.count)]) }
    switch token.kind {
    case .number: return Token(ProgramMutator.numbers[random.below(ProgramMutator.numbers.count)])
    case .name:
      let names = tokens.filter { $0.kind == .name }
      return names[random.below(names.count)]
    case .text, .comment, .sign:
      return Token(ProgramMutator.anything[random.below(ProgramMutator.anything.count)])
    }
  }

  private static let numbers = [
    "0", "1", "2", "3", "7", "8", "9", "63", "64", "65", "255", "1000", "0.0", "0.5", "1.0", "2.0", "1e308",
    "1e-320",
    "0i", "1i", "2i", "0.5i", "9223372036854775807", "9223372036854775808", "4294967296", "0x7F", "55296",
    "1114112",
  ]

  /// Groups of tokens that can replace each other.
  private static let groups: [[String]] = [
    ["+", "-", "*", "/", "%", "^"], ["==", "!=", "<", "<=", ">", ">="], ["&&", "||"],
    ["=", "+=", "-=", "*=", "/=", "%=", "^="], ["int", "float", "complex", "bool", "char", "str", "unit"],
    ["true", "false"], ["let", "var"], ["break", "continue", "return"], ["fn", "program", "param", "view"],
    ["if", "while", "for"],
    [
      "sin", "cos", "tan", "exp", "ln", "sqrt", "abs", "floor", "ceil", "round", "arg", "norm", "conj",
      "atan", "sinh",
    ],
    ["min", "max", "atan2", "polar", "hypot", "pow"],
  ]

  private static let anything =
    groups.flatMap { $0 } + numbers + [
      "(", ")", "{", "}", "[", "]", ";", ":", ",", ".", "..", "->", "!", "else", "in", "as", "point", "x",
      "y",
      "iterations", "time", "pi", "tau", "e", "re", "im", "print", "println", "len", "clamp", "'a'", "'\\n'",
      "'\\u{1F600}'", "\"\"", "\"text\"", "// c\n", "\t", "\r\n", "\u{FEFF}", "é", "漢", "\u{202E}", "view(",
      "param",
    ]
}
