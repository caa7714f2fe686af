import Glibc
import Testing

/// Measures how long the viewer takes, through a terminal. It is a report and not a test, and runs only when asked for:
/// `RAST_VIEWER_TIMINGS=1 swift test -c release --filter TimingReport`.
@Suite("Timings of the viewer", .serialized, .enabled(if: getenv("RAST_VIEWER_TIMINGS") != nil))
struct TimingReport {
  private func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }

  private func report(_ what: String, _ durations: [Duration]) {
    let times = durations.map(milliseconds).sorted()
    func share(_ share: Double) -> String {
      "\((times[Int(Double(times.count - 1) * share)] * 10).rounded() / 10) ms"
    }
    print("timing: \(what): median \(share(0.5)), 95 % within \(share(0.95)), longest \(share(1))")
  }

  @Test("from the start to the first picture")
  func opening() throws {
    let durations = try (0..<10).map { _ in
      let start = ContinuousClock.now
      let terminal = try TerminalUnderTest()
      try terminal.waitForPicture()
      return ContinuousClock.now - start
    }
    report("opening, with the terminal", durations)
  }

  @Test(
    "from a key to what it does",
    arguments: [("lanes", "256"), ("evaluated", "1000000"), ("compiled", "1000000"), ("lanes", "1000000")])
  func latency(_ backend: String, _ iterations: String) throws {
    let terminal = try TerminalUnderTest(
      "--backend", backend, "--iterations", iterations, setting: .init(width: 200, height: 60))
    try terminal.wait(for: "magnification")
    terminal.interval = 500
    var durations: [Duration] = []
    for number in 0..<50 {
      let before = try terminal.screen()
      let start = ContinuousClock.now
      try terminal.press(number.isMultiple(of: 2) ? "l" : "h")
      try terminal.wait(for: "what the key does") { $0.view != before.view && $0.picture != before.picture }
      durations.append(ContinuousClock.now - start)
    }
    report("a key, \(backend), \(iterations) iterations", durations)
  }

  @Test("frames of a zoom, one after another", arguments: [nil, "truecolor"] as [String?])
  func zooming(_ colours: String?) throws {
    let terminal = try TerminalUnderTest(
      "--center", "-0.74364388703,0.13182590421",
      setting: .init(width: 200, height: 60, environment: ["COLORTERM": colours]))
    var last = try terminal.waitForPicture()
    terminal.interval = 500
    var durations: [Duration] = []
    var computing: [Duration] = []
    for _ in 0..<60 {
      let start = ContinuousClock.now
      try terminal.press("+")
      last = try terminal.wait(for: "the next frame") { $0.isDone() && $0.view != last.view }
      durations.append(ContinuousClock.now - start)
      if let match = last.cost.firstMatch(of: /lanes ([0-9.]+) (µs|ms)/), let value = Double(match.1) {
        computing.append(match.2 == "ms" ? .microseconds(value * 1000) : .microseconds(value))
      }
    }
    report("a frame of a zoom, 200 × 60, \(colours ?? "256 colours")", durations)
    report("of that, computing", computing)
  }
}
