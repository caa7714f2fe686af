/// A way to write pictures. To add one, write a type that conforms to this, and put it into `PictureFormats.all`.
public protocol PictureFormat: Sendable {
  /// The name by which it is chosen, and with which the names of its files end.
  var name: String { get }
  /// What it writes, in a few words.
  var summary: String { get }
  /// The size in cells of a picture for which none is chosen.
  var standardSize: (width: Int, height: Int) { get }
  /// The cells in which the size of a picture is counted, given what its kernel returns.
  func cell(_ output: KernelOutput) -> CellShape
  /// Whether it can show what such kernels return.
  func canShow(_ output: KernelOutput) -> Bool
  /// A picture as it is written.
  ///
  /// - Parameter view: the view that is shown, for formats that include it.
  func encode(_ picture: ColouredPicture, _ view: KeptView) -> EncodedPicture
}

/// A format that writes colours, which can be the mean of several points.
public protocol ColourFormat: PictureFormat {
  /// Colours as they are written.
  ///
  /// - Parameter view: the view that is shown, if it is known, for formats that include it.
  func encode(colours: some ColourGrid, _ view: KeptView?) -> EncodedPicture
}

extension PictureFormat {
  /// The format, if it can write mixed colours for kernels with such values; nil if there are no colours to mix.
  public func mixing(_ output: KernelOutput) -> (any ColourFormat)? {
    output == .glyph ? nil : self as? any ColourFormat
  }
}

extension ColourFormat {
  /// Characters have no colours.
  public func canShow(_ output: KernelOutput) -> Bool { output != .glyph }

  /// The picture's colours as they are written.
  public func encode(_ picture: ColouredPicture, _ view: KeptView) -> EncodedPicture {
    encode(colours: picture.tabulated, view)
  }
}

/// All formats.
public enum PictureFormats {
  /// All of them, in the order in which they are listed.
  public static let all: [any PictureFormat] = [ascii, ANSIFormat(), PPMFormat(), png, JSONFormat()]

  /// The format for when none is chosen; it can show any kernel.
  public static let ascii: any PictureFormat = ASCIIFormat()
  /// The format for pictures that are kept; it includes the view.
  public static let png: any ColourFormat = PNGFormat()

  /// The format of a name.
  public static func named(_ name: String) -> (any PictureFormat)? { all.first { $0.name == name } }
}
