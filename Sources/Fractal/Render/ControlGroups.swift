import Files

/// The control groups that the process is in, with which systems limit the memory of containers and services.
struct ControlGroups {
  /// The path of the system's root, without the last `/`.
  private let root: String

  /// The groups of this process.
  init(root: String = "") { self.root = root }

  /// Where a version of control groups tells of memory.
  private struct Version {
    /// The folders that the groups can be in.
    var mounts: [String]
    var limit: String
    var usage: String
    /// What counts as used, but is given up when it is needed: files that were read a while ago.
    var spare: String

    static let first = Version(
      mounts: ["/sys/fs/cgroup/memory"], limit: "memory.limit_in_bytes", usage: "memory.usage_in_bytes",
      spare: "total_inactive_file")
    static let second = Version(
      mounts: ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"], limit: "memory.max", usage: "memory.current",
      spare: "inactive_file")
  }

  /// How many bytes the process may still use, at least 0; nil if no group limits them.
  var memoryLeft: Int? { lines("/proc/self/cgroup").flatMap(memoryLeft).min() }

  /// What a line of /proc/self/cgroup leaves: the number of a hierarchy, its controllers, and the group's path in it.
  private func memoryLeft(_ line: Substring) -> [Int] {
    let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return [] }
    let version: Version
    if parts[0] == "0", parts[1].isEmpty {
      version = .second
    } else if parts[1].split(separator: ",").contains("memory") {
      version = .first
    } else {
      return []
    }
    // A group is limited by those that it is in, too.
    let names = parts[2].split(separator: "/")
    let paths = (0...names.count).map { names.prefix($0).map { "/" + $0 }.joined() }
    return version.mounts.flatMap { mount in paths.compactMap { memoryLeft(in: mount + $0, version) } }
  }

  private func memoryLeft(in folder: String, _ version: Version) -> Int? {
    guard let limit = number("\(folder)/\(version.limit)") else { return nil }
    let spare = lines("\(folder)/memory.stat")
      .first { $0.hasPrefix(version.spare + " ") }
      .flatMap { Int($0.dropFirst(version.spare.count + 1)) }
    let used = (number("\(folder)/\(version.usage)") ?? 0) - (spare ?? 0)
    return max(0, limit - max(0, used))
  }

  /// The number in a file; nil if there is none, as where a limit is `max`.
  private func number(_ path: String) -> Int? { lines(path).first.flatMap { Int($0) } }

  private func lines(_ path: String) -> [Substring] {
    let bytes = (try? File.read(root + path, limit: 1 << 16)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
