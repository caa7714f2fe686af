/// A way to write pictures. A new one is a type that conforms, and its place in `PictureFormats.all`.
public protocol PictureFormat: Sendable {
  /// What it is chosen by, and what the names of its files end with.
  var name: String { get }
  /// What it writes, in a few words.
  var summary: String { get }
  /// The size in cells of a picture for which none is chosen.
  var standardSize: (width: Int, height: Int) { get }
  /// The cells that the size of a picture is counted in, by what its kernel gives.
  func cell(_ output: KernelOutput) -> CellShape
  /// Whether it can show what such kernels give.
  func canShow(_ output: KernelOutput) -> Bool
  /// A picture as it is written.
  ///
  /// - Parameter view: the view that is shown, for formats that tell of it.
  func encode(_ picture: ColouredPicture, _ view: ViewText) -> EncodedPicture
}

/// A format that writes colours, which can be the mean of several points.
public protocol ColourFormat: PictureFormat {
  /// Colours as they are written.
  ///
  /// - Parameter view: the view that is shown, if it is known, for formats that tell of it.
  func encode(colours: some ColourGrid, _ view: ViewText?) -> EncodedPicture
}

extension PictureFormat {
  /// The format, if it writes mixed colours of kernels with such values; nil if there are none to mix.
  public func mixing(_ output: KernelOutput) -> (any ColourFormat)? {
    output == .glyph ? nil : self as? any ColourFormat
  }
}

extension ColourFormat {
  /// Characters have no colours.
  public func canShow(_ output: KernelOutput) -> Bool { output != .glyph }

  /// The picture's colours as they are written.
  public func encode(_ picture: ColouredPicture, _ view: ViewText) -> EncodedPicture {
    encode(colours: picture, view)
  }
}

/// The formats that there are.
public enum PictureFormats {
  /// All of them, in the order in which they are listed; the first is the one for when none is chosen.
  public static let all: [any PictureFormat] = [ascii, ANSIFormat(), PPMFormat(), png, JSONFormat()]

  /// The format for when none is chosen, which can show any kernel.
  public static let ascii: any PictureFormat = ASCIIFormat()
  /// The format that keeps a picture and its view.
  public static let png: any ColourFormat = PNGFormat()

  /// The format of a name.
  public static func named(_ name: String) -> (any PictureFormat)? { all.first { $0.name == name } }
}
