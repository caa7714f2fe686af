import FoundationEssentials
import Fractal
import Text

/// Records of benchmarks as JSON.
enum BenchFile {
  /// A record as text.
  static func text(_ record: BenchmarkRecord) throws(CommandError) -> TerminalText {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      let document = String(decoding: try encoder.encode(record), as: UTF8.self)
      return TerminalText(lines: VisibleText.ofJSON(document) + "\n")
    } catch {
      throw .failed("the report cannot be written as JSON")
    }
  }

  /// The record in a file.
  ///
  /// - Throws: that it can't be read, is something else, or was written by another version.
  static func read(_ path: String) throws(CommandError) -> BenchmarkRecord {
    let data = Data(try SourceLoader.bytes(path, limit: limit))
    guard let form = try? JSONDecoder().decode(Form.self, from: data) else { throw .unreadable(none(path)) }
    guard let format = form.format else {
      throw .unreadable(
        form.kernel == nil || form.runs == nil
          ? none(path)
          : "\(path) was written by an older version, which did not say on which machine: run that one again")
    }
    guard format == BenchmarkRecord.currentFormat else {
      let age = format > BenchmarkRecord.currentFormat ? "a newer" : "an older"
      throw .unreadable(
        "\(path) was written by \(age) version: its form is \(format), and this one reads "
          + "\(BenchmarkRecord.currentFormat)")
    }
    guard let record = (try? JSONDecoder().decode(BenchmarkRecord.self, from: data))?.checked else {
      throw .unreadable("\(path) is broken: it is not what `bench --format json` writes")
    }
    return record
  }

  private static let limit = 64 << 20

  private static func none(_ path: String) -> String { "\(path) is no report of `bench --format json`" }

  /// What tells forms apart. The first one had a kernel and its runs, and no number.
  private struct Form: Decodable {
    struct Run: Decodable {}
    var format: Int?
    var kernel: String?
    var runs: [Run]?
  }
}
