import Files

/// The file that `--output` or `--sheet` names: what is there changes at once or not at all.
struct OutputFile {
  private let path: String
  private let file: WholeFile

  /// Opens a file for a path. A link stays, and the file that it points to is replaced.
  ///
  /// - Throws: that no file can be written there.
  init(_ path: String, _ interrupts: Interrupts) throws(CommandError) {
    guard !path.isEmpty else { throw .usage("the file to write has no name") }
    self.path = path
    do throws(SystemError) { file = try WholeFile(replacing: path) } catch { throw Self.failure(path, error) }
    if let draft = file.draftPath { interrupts.removeAtEnd(draft) }
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    do throws(SystemError) { try file.write(bytes) } catch {
      throw error.isBrokenPipe ? .brokenPipe : Self.failure(path, error)
    }
  }

  /// Puts the file in its place. Nothing may be written any more.
  func commit() throws(CommandError) {
    do throws(SystemError) { try file.commit() } catch { throw Self.failure(path, error) }
  }

  /// Leaves everything as it was, as far as that is possible. Also after a `commit` that failed.
  func discard() { file.discard() }

  private static func failure(_ path: String, _ error: SystemError) -> CommandError {
    .failed("can't write \(path): \(error)")
  }
}
