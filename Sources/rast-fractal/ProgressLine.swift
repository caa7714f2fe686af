/// The progress of a picture, on a line of the terminal that is overwritten again and again. For pictures that take less
/// than a second, nothing is shown.
struct ProgressLine {
  private let standardError: StandardError
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  init(_ standardError: StandardError) { self.standardError = standardError }

  /// Shows how much is done, from 0 to 1, unless it was last shown a moment ago.
  mutating func show(_ done: Double) {
    guard standardError.isTerminal else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    shown = now
    let seconds = (now - start).seconds
    let rest = done > 0.02 ? ", \(decimal(seconds / done - seconds, places: 0)) s to go" : ""
    standardError.write("\r\(Int(done * 100)) % in \(decimal(seconds, places: 0)) s\(rest)\u{1B}[K")
  }

  /// Erases the line.
  func erase() {
    if shown != nil { standardError.write("\r\u{1B}[K") }
  }
}
