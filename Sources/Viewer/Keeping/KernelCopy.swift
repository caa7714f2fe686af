import Files
import Glibc
import Rast
import Text

/// A copy of a kernel that was made to be edited. It stays only if it has been changed.
struct KernelCopy {
  /// Its file.
  let path: String
  /// What was copied.
  let scene: Scene
  private let bytes: [UInt8]

  /// Makes a copy of a scene's kernel in a new file of a folder.
  init(of scene: Scene, _ source: SourceFile, in folder: String) throws(SystemError) {
    (self.scene, bytes) = (scene, source.bytes)
    path = try File.create(
      in: folder, name: scene.kernel.shortName.replacing("/", with: "_"), ending: "rast", source.bytes)
  }

  /// Removes the file if it is as it was made. Returns whether it was.
  func removeIfUnchanged() -> Bool {
    guard (try? File.read(path, limit: bytes.count + 1)) == bytes else { return false }
    return unlink(ByteText.name(path)) == 0
  }
}
