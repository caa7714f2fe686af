import Glibc
import Rast
import Synchronization
import Testing

@testable import Fractal

@Suite("The programs that ship")
struct ShippedProgramTests {
  private static let plain: Set = ["fibonacci", "mul2", "printing-mandelbrot"]

  @Test("are the files of programs/")
  func files() throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/programs"
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".rast") { names.append(String(name.dropLast(5))) }
    }
    #expect(ShippedProgram.all.map(\.name) == names.sorted())
    for program in ShippedProgram.all {
      let file = try #require(fopen("\(folder)/\(program.name).rast", "r"))
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = fread(&bytes, 1, bytes.count, file)
      #expect(Array(program.text.utf8) == Array(bytes.prefix(count)), "\(program.name)")
    }
  }

  @Test("have no errors, a summary, and the kernels a view", arguments: ShippedProgram.all)
  func good(_ program: ShippedProgram) throws {
    let analysis = Analysis(program.source)
    #expect(analysis.diagnostics == [])
    #expect(program.summary.count > 10 && program.summary.hasSuffix("."))
    if Self.plain.contains(program.name) { return }
    #expect(Kernel.diagnostics(of: analysis) == [])
    let view = try #require(analysis.program?.view)
    #expect(view.center != nil && view.span != nil && view.iterations != nil)
  }

  @Test("each kernel shows something where its file says to look", arguments: ShippedProgram.all)
  func views(_ program: ShippedProgram) throws {
    if Self.plain.contains(program.name) { return }
    let kernel = try Kernel(name: program.name, Analysis(program.source))
    let region = kernel.viewport.region(width: 24, height: 16, pixelAspect: 1)
    let frame = Frame(region: region, width: 24, height: 16, iterations: kernel.iterations)
    let picture = try Renderer(kernel, backend: .compiled).render(frame)
    #expect(Set(picture.all).count > 10)
  }

  @Test("fibonacci and mul2")
  func numbers() throws {
    func run(_ name: String, _ input: Int) throws -> Value {
      let program = try Analysis(try #require(ShippedProgram.named(name)).source).get()
      return try Backend.evaluated.prepare(program).makeInstance(RunOptions()).run([.int(input)])
    }
    #expect(
      try (0...10).map { try run("fibonacci", $0) } == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55].map { .int($0) })
    #expect(try run("mul2", 15) == .int(30))
  }

  @Test("a smooth count is close to the plain kernel's, and exactly the limit inside")
  func smooth() throws {
    func samples(_ name: String) throws -> [Sample] {
      let kernel = try Kernel(name: name, Analysis(try #require(ShippedProgram.named(name)).source))
      let frame = Frame(region: Region(-2, -1.2, 0.5, 1.2), width: 40, height: 30, iterations: 60)
      return try Renderer(kernel, backend: .compiled).render(frame).all
    }
    for (plain, smooth) in zip(try samples("mandelbrot"), try samples("mandelbrot-smooth")) {
      guard case .count(let count) = plain, case .smoothCount(let value) = smooth else {
        Issue.record("other kinds of values")
        continue
      }
      if count >= 60 {
        #expect(value == 60)
      } else {
        #expect(value >= 60 || abs(value - Double(count)) < 4)
      }
    }
  }

  @Test("only a `//` comment is a summary")
  func summaries() {
    #expect(ShippedProgram(name: "a", text: "// One line.\nprogram () {}").summary == "One line.")
    #expect(ShippedProgram(name: "a", text: "program () {} // No.").summary == "")
    #expect(ShippedProgram(name: "a", text: "").summary == "")
  }
}
