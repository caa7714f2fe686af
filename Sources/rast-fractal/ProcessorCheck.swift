import CProcessor
import Glibc
import Rast

/// Ends the program with a message if it was built for another processor. This has to come before everything else, and
/// is in this module because this module is built for any processor. It uses no strings, arrays or closures: of generic
/// code, the linker may have kept the copy from a module that is built for one processor only.
enum ProcessorCheck {
  static func run() {
    let missing = Processor.compiledFor & ~rast_processor_has()
    if missing == 0 { return }
    say("rast-fractal: built for a processor with")
    var kind: Int32 = 0
    while kind < rast_instruction_kinds() {
      if missing & 1 << kind != 0 {
        say(" ")
        say(rast_instruction_name(kind))
      }
      kind += 1
    }
    say(", which this one lacks; build it here, or with RAST_CPU=x86-64\n")
    _exit(1)
  }

  private static func say(_ text: StaticString) {
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func say(_ text: UnsafePointer<CChar>) { _ = write(STDERR_FILENO, text, strlen(text)) }
}
