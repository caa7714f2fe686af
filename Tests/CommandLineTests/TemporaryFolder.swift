import Glibc
import Text

/// A folder for a test's files, which is removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/rast-fractal-tests.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Child.Failure(text: "mkdtemp: \(errno)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink(ByteText.name("\(path)/\(name)")) }
    rmdir(path)
  }

  /// The names of the files in it.
  var names: [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        ByteText.text($0.prefix { $0 != 0 })
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: some Collection<UInt8>) throws -> String {
    let file = "\(path)/\(name)"
    guard let stream = fopen(ByteText.name(file), "w") else { throw Child.Failure(text: "fopen: \(errno)") }
    defer { fclose(stream) }
    _ = Array(bytes).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    return file
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }

  /// The contents of a file in it.
  func bytes(_ name: String) -> [UInt8] { Self.bytes(at: "\(path)/\(name)") }

  /// The contents of a file; empty if it can't be read.
  static func bytes(at path: String) -> [UInt8] {
    guard let stream = fopen(ByteText.name(path), "r") else { return [] }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    let count = fread(&bytes, 1, bytes.count, stream)
    return Array(bytes.prefix(count))
  }
}
