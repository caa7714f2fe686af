import Fractal
import Rast

/// What a viewer is opened with; what is nil is left to the kernel.
public struct ViewerOptions: Sendable {
  /// The kernel as it stands on the command line: the name of one that ships, or a path, which has a `/` in it or
  /// ends with `.rast`.
  public var kernel: String
  /// The kernel's text, as it was read.
  public var source: SourceFile
  /// The point in the middle.
  public var center: Complex?
  /// The height of the plane that is seen.
  public var span: Double?
  /// A part of the plane that is to be seen whole, instead of both.
  public var region: Region?
  /// The iteration limit.
  public var iterations: Int?
  /// Params and the texts of their values.
  public var settings: [(name: String, value: String)] = []
  /// How the kernel is run.
  public var backend: Backend = .lanes
  /// How many threads render.
  public var threads: Int = Renderer.availableThreads
  /// The palette.
  public var palette: Palette = .standard
  /// The seconds that a kernel with `time` begins at.
  public var time: Double = 0

  /// Opens on a kernel as its file asks for it.
  public init(kernel: String, source: SourceFile) {
    (self.kernel, self.source) = (kernel, source)
  }
}

/// Why a viewer can't be opened.
public enum ViewerError: Error, Sendable {
  /// The kernel's file is wrong.
  case wrong(CompileErrors)
  /// What was asked for makes no sense; one line, without a full stop.
  case usage(String)
}
