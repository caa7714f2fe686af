import Files
import Foundation
import Testing

@testable import Fractal

@Suite("Control groups")
struct ControlGroupTests {
  /// A made-up root of the system, with these files; what the process may still use, there.
  private func left(_ files: [String: String]) throws -> Int? {
    let root = FileManager.default.temporaryDirectory.path + "/rast-groups-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (path, text) in files { try File.replace("\(root)/\(path)", with: Array(text.utf8)) }
    let groups = ControlGroups(root: root)
    if let left = groups.memoryLeft {
      #expect(Memory.has(min(left, 1 << 20), groups) && !Memory.has(left + 1, groups))
    }
    return groups.memoryLeft
  }

  @Test("no groups, none with memory, and none with a limit limit nothing")
  func none() throws {
    #expect(try left([:]) == nil)
    #expect(try left(["proc/self/cgroup": "4:cpu:/a\n0::/a\nnonsense\n"]) == nil)
    #expect(try left(["proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/memory.max": "max\n"]) == nil)
    #expect(
      try left(["proc/self/cgroup": "4:cpu:/a\n", "sys/fs/cgroup/memory/a/memory.limit_in_bytes": "5\n"])
        == nil)
  }

  @Test("version 2: the limit less what is used, but for files that can be read again")
  func second() throws {
    var files = [
      "proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "5000000\n",
      "sys/fs/cgroup/a/b/memory.current": "3000000\n",
    ]
    #expect(try left(files) == 2_000_000)
    files["sys/fs/cgroup/a/b/memory.stat"] = "anon 7\ninactive_file 500000\nactive_file 9\n"
    #expect(try left(files) == 2_500_000)
    files["sys/fs/cgroup/a/b/memory.current"] = "9000000\n"
    #expect(try left(files) == 0)
  }

  @Test("the narrowest of the groups that contain each other counts")
  func outer() throws {
    let files = [
      "proc/self/cgroup": "1:name=systemd:/x\n0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "max\n",
      "sys/fs/cgroup/a/memory.max": "700000\n", "sys/fs/cgroup/a/memory.current": "200000\n",
      "sys/fs/cgroup/memory.max": "900000\n",
    ]
    #expect(try left(files) == 500_000)
  }

  @Test(
    "version 1: the group's own path, or the root of what a container sees", arguments: ["/docker/1", ""])
  func first(_ path: String) throws {
    let folder = "sys/fs/cgroup/memory\(path)"
    let files = [
      "proc/self/cgroup": "0::/\n9:cpu,memory:/docker/1\n", "\(folder)/memory.limit_in_bytes": "4000000\n",
      "\(folder)/memory.usage_in_bytes": "1500000\n",
      "\(folder)/memory.stat": "inactive_file 1\ntotal_inactive_file 500000\n",
    ]
    #expect(try left(files) == 3_000_000)
  }
}
