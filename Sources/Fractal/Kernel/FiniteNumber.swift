import Rast

extension Double {
  /// The number that a text gives as users write it; nil if it gives none, or none that is finite.
  public init?(finite text: some StringProtocol) {
    guard case .float(let number)? = try? Value(parsing: String(text), as: .float), number.isFinite else {
      return nil
    }
    self = number
  }

  /// The finite numbers of a text with commas between them; nil if there are not exactly `count` of them.
  public static func finite(_ text: String, count: Int) -> [Double]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double(finite: $0) }
    return parts.count == count && numbers.count == count ? numbers : nil
  }
}
