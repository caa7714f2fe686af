/// Programs that come with any Debian.
enum Tool {
  /// Runs a script of bash.
  static func bash(_ script: String) throws -> Child.Result {
    try Child(program: ["/bin/bash", "-c", script]).finish()
  }
}
