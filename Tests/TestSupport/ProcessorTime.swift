import Glibc

/// The processor time that this process has used. Unlike the time of day it does not run on while other programs have the
/// processor, so that a test which looks at it does not fail because the machine is busy; other tests that run at the
/// same time count, though, and limits must leave room for them.
public enum ProcessorTime {
  /// What all threads have used until now, together.
  public static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
