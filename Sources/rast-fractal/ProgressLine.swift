/// How far a picture is, on a line of the terminal that is written over again and again. Nothing is shown of
/// pictures that take less than a second.
struct ProgressLine {
  private let standardError: StandardError
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  init(_ standardError: StandardError) { self.standardError = standardError }

  /// Shows how much is done, from 0 to 1, unless that was done a moment ago.
  mutating func show(_ done: Double) {
    guard standardError.isTerminal else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    shown = now
    let seconds = (now - start).seconds
    let rest = done > 0.02 ? ", \(decimal(seconds / done - seconds, places: 0)) s to go" : ""
    standardError.write("\r\(Int(done * 100)) % in \(decimal(seconds, places: 0)) s\(rest)\u{1B}[K")
  }

  /// Leaves no trace.
  func erase() {
    if shown != nil { standardError.write("\r\u{1B}[K") }
  }
}
