import Glibc

/// The memory that pictures are made in.
enum Memory {
  /// Whether there is so much of it. None is spent: systems give more than they have, and end those who use it.
  static func has(_ bytes: Int) -> Bool {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    if pages > 0, size > 0, bytes / size >= pages { return false }
    guard let memory = malloc(bytes) else { return false }
    free(memory)
    return true
  }
}
