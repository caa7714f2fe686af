import Rast

/// A view as pictures and bookmarks keep it: with the text of its kernel, unless that ships, so that it is seen again
/// wherever its file is not. Of a formula, that is the kernel it was translated to, which was drawn.
public struct KeptView: Hashable, Sendable {
  /// The view; the path in it only says where the kernel was.
  public var view: ViewText
  /// The kernel's text; nil for one that ships.
  public var source: String?

  /// A view and the text of its kernel.
  public init(_ view: ViewText, source: String? = nil) { (self.view, self.source) = (view, source) }

  /// A view of a kernel.
  public init(_ view: ViewText, of kernel: Kernel) {
    let bytes = kernel.program.source.bytes
    let ships = ShippedProgram.named(view.kernel)?.source.bytes == bytes
    self.init(view, source: ships ? nil : String(decoding: bytes, as: UTF8.self))
  }

  /// The kernel that is kept, in a file or list that is called `place`; nil if it ships.
  public func kernel(in place: String) -> KeptKernel? {
    source.map { KeptKernel(name: view.kernel, text: $0, place: place) }
  }
}

/// A kernel whose text was kept with a view.
public struct KeptKernel: Hashable, Sendable {
  /// What it was called: mostly the path of its file, which may be gone, or have changed since.
  public let name: String
  /// Its text.
  public let text: String
  /// Where it is kept: `picture.png`, or `a bookmark`.
  public let place: String

  /// A kernel that was kept.
  public init(name: String, text: String, place: String) {
    (self.name, self.text, self.place) = (name, text, place)
  }

  /// Its text as a file, whose name says where it is.
  public var source: SourceFile { SourceFile(path: "\(name) (from \(place))", text: text) }

  /// Whether its file has the same text.
  public func isSame(as file: SourceFile) -> Bool { file.bytes.elementsEqual(text.utf8) }

  /// What users should know if its file has another text.
  public var change: String { "\(name) has changed since; this is the kernel as saved in \(place)" }

  /// The name and the place; texts that differ are told apart by comparing them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(place)
  }
}
