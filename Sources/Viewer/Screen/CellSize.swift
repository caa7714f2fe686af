/// The size of a character cell in a terminal's pixels, of which mostly only the shape matters.
public struct CellSize: Hashable, Sendable {
  /// How many pixels wide it is.
  public let width: Int
  /// How many pixels high it is.
  public let height: Int

  /// The size where a terminal does not tell.
  public static let standard = CellSize(8, 16)

  private init(_ width: Int, _ height: Int) { (self.width, self.height) = (width, height) }

  /// A cell of a size; nil if no character fits into that shape.
  public init?(width: Int, height: Int) {
    guard (1...1000).contains(width), (1...1000).contains(height), width <= 4 * height, height <= 8 * width
    else { return nil }
    self.init(width, height)
  }

  /// The size that a text gives as `9x20` or `9×20`; nil if it gives none.
  public init?(_ text: String) {
    let numbers = text.split(omittingEmptySubsequences: false) { "x×".contains($0) }.map { Int($0) ?? 0 }
    guard numbers.count == 2 else { return nil }
    self.init(width: numbers[0], height: numbers[1])
  }

  /// Its width over its height.
  public var aspect: Double { Double(width) / Double(height) }
}
