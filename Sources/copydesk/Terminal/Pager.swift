import CopydeskBatch
import Glibc
import Synchronization

/// The reader's pager, with standard output going into it.
///
/// It is spawned into the process group of the command, which has the terminal: in a group of its own, as Foundation's
/// `Process` makes one, it would be stopped when it reads a key. A signal that ends the command waits for it first, so
/// that the shell does not come back over its screen; Ctrl-C reaches both, and what it does to the pager is the pager's.
final class Pager: Sendable {
  private struct State {
    var isFinished = false
    var output: Int32
  }

  private let process: pid_t
  private let state: Mutex<State>

  /// Starts `$PAGER`, or `less` if none is named, when standard output is a terminal.
  ///
  /// Gives nil where there is no terminal, `$PAGER` is empty or `cat`, or the pager cannot be started. `less` is told to
  /// pass colours on and to end at once if all fits on the screen, as git does.
  static func start() -> Pager? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let command = getenv("PAGER").map { String(cString: $0) } ?? "less"
    guard !command.isEmpty, command != "cat", let pager = Pager(command) else { return nil }
    Interruption.beforeEnding { pager.wait() }
    return pager
  }

  private init?(_ command: String) {
    setenv("LESS", "FRX", 0)
    fflush(nil)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { for end in ends { close(end) } }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard output >= 0, let process = Self.spawn(command, reading: ends[0]), dup2(ends[1], STDOUT_FILENO) >= 0 else {
      close(output)
      return nil
    }
    self.process = process
    state = Mutex(State(output: output))
  }

  private static func spawn(_ command: String, reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    // The command ignores these signals and takes them through Dispatch; a program it starts must not.
    var signals = sigset_t()
    var none = sigset_t()
    sigemptyset(&none)
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words: [String] = ["sh", "-c", command]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments + [nil], environ)
    return code == 0 ? process : nil
  }

  /// Ends the pager's input and waits until its reader has done; ends the command if a signal came meanwhile.
  func finish() {
    wait()
    Interruption.endIfRequested()
  }

  /// Whoever comes second waits as well.
  private func wait() {
    state.withLock { state in
      if state.isFinished { return }
      state.isFinished = true
      fflush(nil)
      dup2(state.output, STDOUT_FILENO)
      close(state.output)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
  }
}
