import Glibc
import Testing

@testable import Files

@Suite("A file is written as a whole or not at all")
struct WholeFileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private var target: String { folder.path + "/a" }

  private func write(_ text: String) throws { try File.replace(target, with: Array(text.utf8)) }

  /// The file that replaces another has a draft with a name for a moment, which is the same in all of these tests.
  @Test("replaces what was there, with or without a draft that has a name", arguments: [false, true])
  func replacing(_ isNamed: Bool) throws {
    for text in ["first", "second"] {
      let file = try WholeFile(replacing: target, isNamed: isNamed)
      #expect((file.draftPath != nil) == isNamed)
      try file.write(Array(text.utf8))
      try file.commit()
      #expect(try folder.read("a") == text && folder.names == ["a"] && folder.openCount == 0)
    }
  }

  /// The process ends after all bytes are written and before the file is in its place: during a colouring, an fsync that
  /// takes long, or the viewer's last second. Nobody is left who could remove anything.
  @Test("has no name before it is in its place, so that the system removes it when the process ends")
  func killed() throws {
    try write("before")
    let file = try WholeFile(replacing: target)
    try file.write([1, 2, 3])
    #expect(folder.names == ["a"] && folder.openCount == 1)
    var seen: [String]?
    _ = try File.create(in: folder.path, name: "b", ending: "png", [1]) {
      seen = folder.names
      return true
    }
    #expect(seen == ["a"])
    file.discard()
  }

  @Test("leaves nothing when it is discarded, neither a name nor an open file", arguments: [false, true])
  func discarded(_ isNamed: Bool) throws {
    try write("before")
    let file = try WholeFile(replacing: target, isNamed: isNamed)
    try file.write([1, 2, 3])
    file.discard()
    #expect(folder.openCount == 0)
    let new = try WholeFile(in: folder.path, isNamed: isNamed)
    try new.write([1, 2, 3])
    new.discard()
    #expect(try folder.openCount == 0 && folder.names == ["a"] && folder.read("a") == "before")
  }

  @Test("is discarded when nobody holds it any more", arguments: [false, true])
  func released(_ isNamed: Bool) throws {
    do {
      let file = try WholeFile(replacing: target, isNamed: isNamed)
      try file.write([1, 2, 3])
    }
    #expect(folder.openCount == 0 && folder.names.isEmpty)
  }

  @Test("leaves nothing when it can't be put in its place", arguments: [false, true])
  func refused(_ isNamed: Bool) throws {
    let file = try WholeFile(replacing: target, isNamed: isNamed)
    try file.write([1])
    // A folder has come to be there, which no file replaces.
    #expect(mkdir(target, 0o700) == 0)
    #expect(throws: SystemError(EISDIR)) { try file.commit() }
    file.discard()
    #expect(rmdir(target) == 0 && folder.names.isEmpty && folder.openCount == 0)
  }

  @Test("does not overwrite a file that has come to be in the meantime", arguments: [false, true])
  func taken(_ isNamed: Bool) throws {
    let file = try WholeFile(in: folder.path, isNamed: isNamed)
    try file.write(Array("new".utf8))
    try write("mine")
    #expect(try file.commit(asFirstFreeOf: [target, target + "-2"]) == target + "-2")
    #expect(try folder.read("a") == "mine" && folder.read("a-2") == "new")
    #expect(folder.names == ["a", "a-2"] && folder.openCount == 0)
  }

  /// It is given up when all is written and before it has its name.
  @Test("that is no longer wanted at the last moment is not there")
  func unwanted() throws {
    #expect(throws: SystemError(ECANCELED)) {
      try File.create(in: folder.path, name: "a", ending: "png", [1, 2, 3]) { false }
    }
    #expect(folder.names.isEmpty && folder.openCount == 0)
  }

  @Test(
    "is written even if a process that was killed has left a draft of the same name",
    arguments: [false, true])
  func leftOver(_ isNamed: Bool) throws {
    let left = ".rast-fractal-\(getpid())-1.tmp"
    try File.replace("\(folder.path)/\(left)", with: [0])
    try write("before")
    let file = try WholeFile(replacing: target, isNamed: isNamed)
    try file.write(Array("after".utf8))
    try file.commit()
    #expect(try folder.read("a") == "after" && folder.names == [left, "a"])
  }

  @Test("keeps the mode of the one that it replaces, and the link that leads to it")
  func modeAndLink() throws {
    try write("before")
    #expect(chmod(target, 0o640) == 0 && symlink("a", folder.path + "/link") == 0)
    try File.replace(folder.path + "/link", with: Array("after".utf8))
    var status = stat()
    #expect(lstat(folder.path + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try folder.read("a") == "after")
  }
}
