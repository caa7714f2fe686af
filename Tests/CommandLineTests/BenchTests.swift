import Foundation
import Testing

@Suite("bench compares with earlier runs")
struct BenchTests {
  private let folder: TemporaryFolder
  private static let size = ["--width", "8", "--height", "4", "--iterations", "64", "--threads", "1"]

  init() throws { folder = try TemporaryFolder() }

  private func bench(_ arguments: String...) throws -> Child.Result {
    try Child(["bench"] + Self.size + arguments).finish()
  }

  /// A file that `bench` wrote, after a change to each row of its first kernel.
  private func report(
    _ kernel: String, runs: Int, change: (inout [String: Any]) -> Void = { _ in }
  ) throws -> String {
    let text = try bench(kernel, "--runs", "\(runs)", "--format", "json").text
    var report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var kernels = try #require(report["kernels"] as? [[String: Any]])
    var lots = try #require(kernels[0]["runs"] as? [[String: Any]])
    lots[0]["rows"] = try #require(lots[0]["rows"] as? [[String: Any]]).map { row in
      var row = row
      change(&row)
      return row
    }
    kernels[0]["runs"] = lots
    report["kernels"] = kernels
    let data = try JSONSerialization.data(withJSONObject: report)
    return try folder.file("\(kernel).json", String(decoding: data, as: UTF8.self))
  }

  @Test("what is faster or slower by far is told, and what did other work")
  func changes() throws {
    let factors = ["lanes": 1e6, "compiled": 1e-6]
    let old = try report("newton", runs: 5) { row in
      let backend = row["backend"] as? String ?? ""
      let factor = factors[backend] ?? 1
      row["seconds"] = (row["seconds"] as? [Double] ?? []).map { $0 * factor }
      if backend == "evaluated" { row["pixelIterations"] = 1 }
    }
    let result = try bench("newton", "--against", old)
    #expect(result.status == 0 && result.error == "")
    #expect(result.text.contains("since \(old), by the same build, on the same kind of processor ("))
    func line(_ backend: String) -> Substring {
      result.text.split(separator: "\n").last { $0.hasPrefix("  newton, \(backend) ") } ?? ""
    }
    #expect(line("lanes").hasSuffix("   faster") && line("compiled").hasSuffix("   slower"))
    #expect(line("evaluated").hasSuffix("   other work"))
    #expect(!line("native").isEmpty && !result.text.contains("--runs"))
    let json = try bench("newton", "--against", old, "--format", "json").text
    #expect(json.contains("\"verdict\" : \"faster\"") && json.contains("\"verdict\" : \"other work\""))
  }

  @Test("too few runs are told, and what can't be compared")
  func fewRuns() throws {
    let old = try report("julia", runs: 2)
    let result = try bench("julia", "--runs", "2", "--threads", "2", "--against", old)
    #expect(
      result.status == 0
        && result.text.contains("not compared: julia, 8 × 4 pixels, 64 iterations, 2 threads"))
    let same = try bench("julia", "--runs", "2", "--against", old)
    #expect(same.status == 0 && same.text.contains("\n4 too few runs\nfor a verdict there must be 5 runs"))
  }

  @Test("a machine and a build that are others are told")
  func machine() throws {
    let text = try bench("julia", "--runs", "1", "--format", "json").text
    var report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var machine = try #require(report["machine"] as? [String: Any])
    #expect((machine["processor"] as? String)?.isEmpty == false)
    machine["processor"] = "8086\u{1B}"
    machine["build"] = "x"
    machine["instructions"] = ["mmx"]
    (report["machine"], report["version"]) = (machine, "0.0.9")
    let data = try JSONSerialization.data(withJSONObject: report)
    let file = try folder.file("old.json", String(decoding: data, as: UTF8.self))
    let result = try bench("julia", "--runs", "1", "--against", file).text
    #expect(result.contains("by another build (0.0.9), on another processor (8086\\u{1B}, now "))
    #expect(result.contains("only then built with mmx"))
  }

  @Test("files that are something else are told before anything is measured")
  func files() throws {
    for (text, message) in [
      ("", "is no report of `bench --format json`"), ("[1]", "is no report of `bench --format json`"),
      ("{\"kernel\": \"julia\"}", "is no report of `bench --format json`"),
      (
        "{\"kernel\": \"julia\", \"runs\": []}", "was written by an older version, which did not say on which"
      ),
      ("{\"format\": 1}", "was written by an older version: its form is 1, and this one reads 2"),
      ("{\"format\": 99}", "was written by a newer version: its form is 99, and this one reads 2"),
      ("{\"format\": 2, \"kernels\": []}", "is broken"),
    ] {
      let file = try folder.file("other.json", text)
      let result = try bench("julia", "--against", file)
      #expect(result.status == 66 && result.text == "")
      #expect(result.error.hasPrefix("error: \(file) \(message)"), "\(result.error)")
    }
    let missing = try bench("julia", "--against", folder.path + "/none.json")
    #expect(missing.status == 66 && missing.error.hasSuffix("none.json: No such file or directory\n"))
    let newton = try report("newton", runs: 1)
    let other = try bench("julia", "--against", newton)
    #expect(other.status == 2 && other.text == "")
    #expect(
      other.error
        == "error: \(newton) has nothing to compare with: it is not of this view of julia, but of newton, 8 × 4 pixels, "
        + "64 iterations\n")
    let broken = try report("newton", runs: 1) { $0["seconds"] = [Double]() }
    #expect(try bench("newton", "--against", broken).error.hasPrefix("error: \(broken) is broken"))
  }

  @Test("all kernels are one table, and one report")
  func all() throws {
    let arguments = ["bench", "--all", "--runs", "1", "--width", "4", "--height", "2", "--iterations", "8"]
    let table = try Child(arguments).finish()
    #expect(table.status == 0 && table.error == "")
    let lines = table.text.split(separator: "\n")
    #expect(lines.first == "38 kernels, 4 × 2 pixels, 1 thread, medians of 1 run")
    #expect(lines.count { $0.hasPrefix("  ") } == 39 && lines.contains("all agree in every bit"))
    let json = try Child(arguments + ["--format", "json"]).finish().text
    let file = try folder.file("all.json", json)
    let compared = try Child(["bench", "--runs", "1", "mandelbrot"] + Self.size + ["--against", file])
      .finish()
    #expect(
      compared.status == 2 && compared.error.contains("but of apollonian, 4 × 2 pixels, 8 iterations; "))
    let same = try Child(arguments + ["--against", file]).finish()
    #expect(same.status == 0 && same.text.contains("\n  tunnel, evaluated "))
    for option in [
      ["julia"], ["--view", "julia"], ["--span", "1"], ["--set", "a=1"], ["--region", "0,0,1,1"],
    ] {
      let result = try Child(arguments + option).finish()
      #expect(result.status == 2 && result.error.contains("--all can't be combined with "))
    }
  }
}
