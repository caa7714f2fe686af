import Fractal
import Rast

/// What a viewer is opened with.
public struct ViewerOptions: Sendable {
  /// The first view; the kernel decides whatever it leaves open.
  public var view: ViewText
  /// The kernel's text as it was read; for a formula, the text of its file.
  public var source: SourceFile
  /// How the kernel is run.
  public var backend: Backend = .fastest
  /// How many threads render.
  public var threads: Int = Renderer.availableThreads
  /// Whether the list of kernels is open.
  public var opensPicker = false
  /// How many rows and columns of points each pixel has when nothing moves; 1 for no anti-aliasing.
  public var samples: Int = 3
  /// The size of the screen's cells, whatever the terminal says.
  public var cell: CellSize?

  /// How pixels become cells, where the screen has that style; nil for the best one that it has.
  public var style: PictureStyle?

  /// The kernel that was kept with the view, if it is not read from its file.
  var kept: KeptKernel?
  /// Whether that kernel's file has another text.
  var hasChanged = false

  /// Opens a view of the kernel with this text.
  public init(view: ViewText, source: SourceFile) { (self.view, self.source) = (view, source) }

  /// Opens a view with the kernel that was kept with it, whose file is gone or has changed.
  public init(view: ViewText, kept: KeptKernel, hasChanged: Bool) {
    self.init(view: view, source: kept.source)
    (self.kept, self.hasChanged) = (kept, hasChanged)
  }
}

/// Why a viewer can't be opened.
public enum ViewerError: Error, Sendable {
  /// The kernel's file is wrong.
  case wrong(CompileErrors)
  /// What was asked for makes no sense; one line, without a full stop.
  case usage(String)
}
