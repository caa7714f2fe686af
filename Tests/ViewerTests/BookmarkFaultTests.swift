import Files
import Foundation
import Fractal
import Glibc
import Synchronization
import Testing

@testable import Viewer

@Suite("Bookmarks are not lost") @MainActor
struct BookmarkFaultTests {
  private func bookmark(_ name: String) -> Bookmark {
    Bookmark(name: name, kept: KeptView(ViewText(kernel: "julia")))
  }

  private func file(_ viewer: TestViewer) -> BookmarkStore {
    BookmarkStore(path: viewer.folder.path + "/data/marks.json")
  }

  /// What the threads count.
  private final class Tally: Sendable {
    let left = Atomic(4)
    let failures = Atomic(0)
  }

  @Test("when two viewers keep some at once, all are kept")
  func atOnce() throws {
    let folder = try TemporaryFolder()
    // The lock is not fair to those who wait for it, and a busy disk is slow.
    let store = BookmarkStore(path: folder.path + "/data/marks.json", patience: .seconds(60))
    let (pool, tally) = (ThreadPool(4), Tally())
    pool.submit(4) { thread in
      for number in 0..<25 {
        let mark = Bookmark(name: "\(thread) \(number)", kept: KeptView(ViewText(kernel: "julia")))
        if (try? store.change { $0.append(mark) }) == nil { tally.failures.add(1, ordering: .relaxed) }
      }
      tally.left.subtract(1, ordering: .acquiringAndReleasing)
    }
    let limit = ContinuousClock.now + .seconds(120)
    while tally.left.load(ordering: .acquiring) > 0, ContinuousClock.now < limit { usleep(1000) }
    #expect(tally.failures.load(ordering: .relaxed) == 0)
    #expect(try Set(store.read().bookmarks.map(\.name)).count == 100)
    #expect(Folder.names(in: folder.path + "/data").count == 3)
  }

  @Test("while another process has them for ever, that is said")
  func busy() throws {
    let viewer = try TestViewer(width: 110)
    viewer.press(Key("m"), Key(.enter))
    let lock = try #require(FolderLock(viewer.folder.path + "/data/", patience: .zero))
    viewer.press(Key("m"), Key(.enter))
    #expect(viewer.text.contains("another viewer is writing"))
    lock.release()
    viewer.press(Key("m"), Key(.enter))
    #expect(try file(viewer).read().bookmarks.count == 2)
  }

  @Test("the one that is removed is the one that was chosen, whatever another viewer did meanwhile")
  func removed() throws {
    let viewer = try TestViewer(width: 110)
    let store = file(viewer)
    _ = try store.change { $0 = ["a", "b", "c"].map(bookmark) }
    viewer.press(Key("M"), Key(.down))
    _ = try store.change { $0.removeFirst() }
    viewer.press(Key("d"))
    #expect(viewer.text.contains("removed b"))
    #expect(try store.read().bookmarks.map(\.name) == ["c"])
    _ = try store.change { $0 = [] }
    viewer.press(Key("d"))
    #expect(viewer.text.contains("c is gone already"))
  }

  @Test("from a file that was cut off, what is intact is kept, and so is the file")
  func cutOff() throws {
    let viewer = try TestViewer(width: 160)
    let store = file(viewer)
    _ = try store.change { $0 = ["a", "b { \" }", "c"].map(bookmark) }
    let whole = try viewer.folder.read("data/marks.json")
    let cut = Array(whole.prefix(whole.count - 20))
    try viewer.folder.write(String(decoding: cut, as: UTF8.self), to: "data/marks.json")
    viewer.press(Key("M"))
    #expect(viewer.text.contains("is broken: 2 of its bookmarks can be read"))
    #expect(viewer.text.contains("1  a") && viewer.text.contains("2  b { \" }"))
    #expect(try viewer.folder.read("data/marks.json") == cut)
    viewer.press(Key(.escape), Key("m"), Key(.enter))
    #expect(viewer.text.contains("kept as bookmark 3") && viewer.text.contains("marks.json.broken"))
    #expect(try store.read().bookmarks.map(\.name).prefix(2) == ["a", "b { \" }"])
    #expect(try !store.read().isBroken)
    #expect(try viewer.folder.read("data/marks.json.broken") == cut)
    // A second broken file does not replace the first.
    try viewer.folder.write("{", to: "data/marks.json")
    viewer.press(Key("m"), Key(.enter))
    #expect(try viewer.folder.read("data/marks.json.broken") == cut)
    #expect(try viewer.folder.read("data/marks.json-2.broken") == Array("{".utf8))
  }

  @Test("however a file is cut off, no bookmark before that is lost")
  func cutAnywhere() throws {
    let folder = try TemporaryFolder()
    let store = BookmarkStore(path: folder.path + "/marks.json")
    _ = try store.change { $0 = ["a", "b\\\"}", "c"].map(bookmark) }
    let whole = try folder.read("marks.json")
    var counts: [Int] = []
    for length in 0..<whole.count - 2 {
      let contents = BookmarkStore.contents(Array(whole.prefix(length)))
      #expect(contents.isBroken)
      counts.append(contents.bookmarks.count)
    }
    #expect(counts == counts.sorted() && counts.last == 3 && counts.first == 0)
  }

  @Test(
    "where they can't be written, that is said, and nothing is left behind",
    arguments: ["/proc", "/proc/self"])
  func readOnly(_ place: String) throws {
    let viewer = try TestViewer(width: 110)
    #expect(symlink(place, viewer.folder.path + "/data") == 0)
    viewer.press(Key("m"), Key(.enter))
    #expect(viewer.text.contains("can't write"), "\(viewer.text)")
    viewer.press(Key("M"))
    #expect(viewer.text.contains("no bookmarks yet"))
    unlink(viewer.folder.path + "/data")
  }

  @Test("a link is followed, and what it points to keeps its mode")
  func link() throws {
    let viewer = try TestViewer(width: 110)
    let path = try viewer.folder.write("[]", to: "elsewhere.json")
    #expect(chmod(path, 0o640) == 0)
    #expect(mkdir(viewer.folder.path + "/data", 0o700) == 0)
    #expect(symlink(path, viewer.folder.path + "/data/marks.json") == 0)
    viewer.press(Key("m"), Key(.enter))
    #expect(try BookmarkStore(path: path).read().bookmarks.count == 1)
    var status = stat()
    #expect(
      lstat(viewer.folder.path + "/data/marks.json", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test(
    "a bookmark of older files whose params have names that no param can have can be written, and read again")
  func oddParamName() throws {
    let text = """
      [{"name": "old", "kernel": "julia", "center": [0, -0.5], "span": 2.5, "iterations": 256,
        "params": {"se-d": "0.3", "seed": "0.285"}}]
      """
    let bookmarks = try JSONDecoder().decode([Bookmark].self, from: Data(text.utf8))
    #expect(bookmarks.map(\.view.settings) == [["seed": "0.285"]])
    #expect(try JSONDecoder().decode([Bookmark].self, from: JSONEncoder().encode(bookmarks)) == bookmarks)
  }
}
