import Files
import Glibc
import Testing

/// A folder that is gone after the test.
final class TestFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/files-test-XXXXXX".utf8CString)
    let made = mkdtemp(&template) != nil
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try #require(made)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The files in it.
  var names: [String] { Folder.names(in: path).filter { $0 != "." && $0 != ".." } }

  /// What a file in it holds.
  func read(_ name: String) throws -> String {
    String(decoding: try File.read("\(path)/\(name)", limit: 1 << 16), as: UTF8.self)
  }

  /// How many files of the folder this process has open, those without a name among them.
  var openCount: Int {
    Folder.names(in: "/proc/self/fd").count { number in
      var target = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/fd/\(number)", &target, target.count)
      let text = String(decoding: target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return text.hasPrefix(path + "/")
    }
  }
}
