import Glibc

/// The memory for pictures.
enum Memory {
  /// Whether there is so much of it. It is not used up: systems promise more than they have, and kill those who use it.
  static func has(_ bytes: Int, _ groups: ControlGroups = ControlGroups()) -> Bool {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    if pages > 0, size > 0, bytes / size >= pages { return false }
    if let left = groups.memoryLeft, bytes > left { return false }
    guard let memory = malloc(bytes) else { return false }
    free(memory)
    return true
  }
}
