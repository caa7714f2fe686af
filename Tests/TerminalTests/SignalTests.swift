import Glibc
import Testing

@testable import Terminal

/// Each test raises signals at the moment at which they used to be lost.
@Suite("Signals at the worst moment", .serialized)
struct SignalTests {
  /// What `body` gives while signals are listened to on this thread.
  private func watching<Result>(_ body: (SignalWatch) throws -> Result) throws -> Result {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    SignalAction.unblockAll()
    let pipe = try WakePipe()
    let watch = SignalWatch(pipe)
    defer { watch.end() }
    return try body(watch)
  }

  /// Whether the process was going to be ended a second later; not any more.
  private func takeAlarm() -> Bool { alarm(0) != 0 }

  @Test("SIGTSTP and SIGCONT, one right after the other: the last one counts")
  func stopAndContinue() throws {
    try watching { watch in
      raise(SIGTSTP)
      raise(SIGCONT)
      let continued = watch.take()
      #expect(continued.isContinue && !continued.isStop)
      raise(SIGCONT)
      raise(SIGTSTP)
      let stopped = watch.take()
      #expect(stopped.isStop && !stopped.isContinue)
    }
  }

  /// SIGTSTP has been taken, and SIGCONT arrives before the process has stopped.
  @Test("SIGCONT before the process has stopped keeps it from stopping")
  func continuedBeforeStop() throws {
    try watching { watch in
      var stops = 0
      // In place of a stop, in which nobody could look at anything.
      func dropStop() {
        var pending = sigset_t()
        sigpending(&pending)
        #expect(sigismember(&pending, SIGTSTP) == 1)
        SignalAction.ignore(SIGTSTP)
        stops += 1
      }
      watch.stop(letThrough: dropStop)
      #expect(stops == 1)
      watch.stop(gap: { raise(SIGCONT) }, letThrough: dropStop)
      #expect(stops == 1 && watch.take().isContinue)
    }
  }

  /// The loop has ended, and SIGTERM arrives before its handler is gone.
  @Test("SIGTERM while listening ends is not lost, and schedules nothing")
  func lateEnd() throws {
    try watching { watch in
      let late = watch.end { raise(SIGTERM) }
      #expect(late.end == SIGTERM && !takeAlarm())
    }
  }

  /// SIGINT arrives after the last look at signals, and before the editor's signals are set up.
  @Test("SIGINT right before a program is started keeps it from starting")
  func endBeforeStart() throws {
    try watching { watch in
      let status = ForegroundProgram.run(["true"], watch) { gap in
        switch gap {
        case .beforeIgnoring: raise(SIGINT)
        case .beforeStart: Issue.record("it is started")
        }
      }
      #expect(status == nil && watch.take().end == SIGINT && !takeAlarm())
    }
  }

  /// SIGTERM arrives when the program is about to be started, and its number is not known yet.
  @Test("SIGTERM while a program is started ends it")
  func endDuringStart() throws {
    try watching { watch in
      let status = ForegroundProgram.run(["sleep", "1000"], watch) { gap in
        switch gap {
        case .beforeIgnoring: break
        case .beforeStart: raise(SIGTERM)
        }
      }
      #expect(status == nil && watch.take().end == SIGTERM && !takeAlarm())
    }
  }

  /// The program sends this process the signal once it is ready to receive it, and ends by nothing else.
  @Test("signals that ask for the end are passed on to a program that runs", arguments: ["TERM", "HUP"])
  func passedOn(_ name: String) throws {
    try watching { watch in
      let script = "trap 'exit 7' \(name); kill -\(name) $PPID; while true; do sleep 0.02; done"
      let status = ForegroundProgram.run(["sh", "-c", script], watch)
      #expect(status == 7 && watch.take().end == (name == "TERM" ? SIGTERM : SIGHUP) && !takeAlarm())
    }
  }
}
