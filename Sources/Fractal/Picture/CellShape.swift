/// How the cells in which a picture's size is counted, such as a terminal's character cells, are divided into pixels.
public struct CellShape: Hashable, Sendable {
  /// How many pixels lie side by side in a cell.
  public let across: Int
  /// How many pixels lie one below the other in a cell.
  public let down: Int
  /// A cell's width over its height.
  public let aspect: Double

  /// Cells of `across` × `down` pixels each; both are at least 1.
  public init(across: Int, down: Int, aspect: Double) {
    (self.across, self.down, self.aspect) = (across, down, aspect)
  }

  /// A character cell of a terminal, which is twice as high as wide, divided into pixels.
  public init(characterOf across: Int, _ down: Int) {
    self.init(across: across, down: down, aspect: 0.5)
  }

  /// The same division of a cell of another shape.
  ///
  /// - Parameter aspect: its width over its height.
  public func shaped(_ aspect: Double) -> CellShape { CellShape(across: across, down: down, aspect: aspect) }

  /// A square pixel of an image.
  public static let pixel = CellShape(across: 1, down: 1, aspect: 1)
  /// A character cell that is one pixel.
  public static let character = CellShape(characterOf: 1, 1)
  /// A character cell of two pixels, one above the other: the two colours of a half block.
  public static let halfBlock = CellShape(characterOf: 1, 2)
  /// A character cell of four pixels: the quarters of a quadrant block.
  public static let quadrants = CellShape(characterOf: 2, 2)
  /// A character cell of six pixels: the parts of a sextant.
  public static let sextants = CellShape(characterOf: 2, 3)
  /// A character cell of eight pixels: the dots of a braille pattern.
  public static let braille = CellShape(characterOf: 2, 4)

  /// A pixel's width over its height.
  public var pixelAspect: Double { aspect * Double(down) / Double(across) }

  /// How many pixels there are in so many cells. A number that is too large to multiply is returned unchanged: the
  /// renderer will refuse it.
  public func pixels(width: Int, height: Int) -> (width: Int, height: Int) {
    func times(_ cells: Int, _ pixels: Int) -> Int {
      let (product, overflows) = cells.multipliedReportingOverflow(by: pixels)
      return overflows ? cells : product
    }
    return (times(width, across), times(height, down))
  }

  /// How many cells it takes to hold so many pixels; the last ones may be only partly used.
  public func cells(width: Int, height: Int) -> (width: Int, height: Int) {
    ((width + across - 1) / across, (height + down - 1) / down)
  }
}
