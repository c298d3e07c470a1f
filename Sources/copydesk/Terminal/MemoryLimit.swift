import CopydeskBatch
import Foundation

/// Ends the command with a line, not by a signal, where the system gives it no more memory.
///
/// Swift's runtime calls `abort` when it cannot allocate. That is told from other reasons by a limit of the address space
/// (`ulimit -v`): without one Linux gives out addresses and later ends the process itself, which no program hears of.
enum MemoryLimit {
  /// What the command needs to begin.
  ///
  /// These are the binary with its models, stacks of 8 MB for the runtime's and Dispatch's threads, and malloc's arenas.
  private static let least: UInt = 320 << 20

  private static let line: StaticString =
    "copydesk: error: there is no more memory (ulimit -v); allow more, or give --jobs 1 or a smaller --max-document\n"

  /// Refuses a limit with which nothing can begin, and otherwise prepares for one that is met later.
  static func prepare() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else { return }
    guard limit.rlim_cur >= least else {
      let allowed = limit.rlim_cur >> 20
      ErrorOutput.write(
        "copydesk: error: only \(allowed) MB of memory are allowed; allow \(least >> 20) or more with `ulimit -v`\n")
      _exit(4)
    }
    signal(SIGABRT) { _ in
      // Nothing may be allocated here.
      let line = MemoryLimit.line
      _ = Glibc.write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
      Interruption.removeFilesAtAbort()
      _exit(4)
    }
  }
}
