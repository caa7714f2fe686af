import Foundation
import Testing

/// What the articles say of the tree is so.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  private static let articles: [String] = {
    let folder = root.appendingPathComponent("Sources/Rast/Rast.docc").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test func thereAreArticles() {
    #expect(Self.articles.count >= 5)
  }

  @Test(arguments: articles)
  func everyPathInBackticksIsThere(_ name: String) throws {
    let page = Self.root.appendingPathComponent("Sources/Rast/Rast.docc/\(name)")
    let text = try String(contentsOf: page, encoding: .utf8)
    for match in text.matches(of: /`((?:Sources|Tests|programs|Modules)\/?[^`\s]*)`/) {
      let path = Self.root.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }

  @Test(arguments: articles)
  func everyArticleThatIsLinkedIsThere(_ name: String) throws {
    let page = Self.root.appendingPathComponent("Sources/Rast/Rast.docc/\(name)")
    for match in try String(contentsOf: page, encoding: .utf8).matches(of: /<doc:(\w+)>/) {
      #expect(Self.articles.contains("\(match.1).md"), "\(match.1)")
    }
  }
}
