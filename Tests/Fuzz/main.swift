import CLibFuzzer
import Glibc

// libFuzzer with the target that RAST_FUZZ_TARGET names; see the script `run` beside this file.

/// Hands over to libFuzzer, which never returns.
private func drive() {
  var (count, arguments) = (CommandLine.argc, Optional(CommandLine.unsafeArgv))
  let result = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    Targets.current.run(Array(UnsafeBufferPointer(start: data, count: size))) ? 0 : -1
  }
  exit(result)
}

/// Does the same on a thread with a large stack. The main thread would look up the bounds of its stack in a file for each
/// analysis, and start a new thread for all that recurses.
private func driveOnOwnThread() {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 30)
  // libFuzzer looks for executions that hang in a signal handler, on its own thread.
  var alarm = sigset_t()
  sigaddset(&alarm, SIGALRM)
  var thread = pthread_t()
  let result = pthread_create(
    &thread, &attributes,
    { _ in
      drive()
      return nil
    }, nil)
  precondition(result == 0, "there is no memory for a stack")
  pthread_sigmask(SIG_BLOCK, &alarm, nil)
  pthread_join(thread, nil)
}

traceComparisons(Targets.current.isLedByComparisons ? 1 : 0)
if Targets.current.isForMainThread { drive() } else { driveOnOwnThread() }
