import Testing

/// `copydesk diff` in a terminal, with the reader's pager in it.
///
/// Python's `pty` is the terminal: a session of its own with the command's process group in front, as a shell has it.
@Suite struct PagerTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    let lines = (0..<200).map { "\($0) \(Prose.damaged)" }.joined()
    try folder.write(lines, to: "a.txt")
    try folder.write(
      """
      import fcntl, os, pty, select, signal, struct, sys, termios, time
      keys, marker, command = sys.argv[1], sys.argv[2], sys.argv[3:]
      process, terminal = pty.fork()
      if process == 0:
          os.environ["TERM"] = "xterm"
          fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 100, 80, 0, 0))
          os.execvp(command[0], command)
      shown, end, sent = b"", time.time() + 60, 0
      while time.time() < end:
          if not select.select([terminal], [], [], 0.2)[0]:
              pass
          else:
              try:
                  part = os.read(terminal, 65536)
              except OSError:
                  break
              if not part: break
              shown += part
          if sent < len(keys) and marker.encode() in shown:
              # One key at a time: what is typed ahead of a signal is thrown away.
              time.sleep(0.3)
              try:
                  os.write(terminal, keys[sent].encode())
              except OSError:
                  pass
              sent += 1
      else:
          os.kill(process, signal.SIGKILL)
          print("HANGS")
      status = os.waitpid(process, 0)[1]
      print(os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status))
      sys.stdout.flush()
      sys.stdout.buffer.write(shown)
      """, to: "terminal.py")
  }

  /// Runs the command in a terminal, types keys once `marker` is shown, and gives the code and what was shown.
  private func run(
    _ keys: String, after marker: String, pager: String?, less: String = "", arguments: String = "diff a.txt"
  ) throws -> (code: String, screen: String) {
    let environment =
      (pager.map { "PAGER='\($0)' " } ?? "env -u PAGER ") + (less.isEmpty ? "" : "LESS='\(less)' ")
    let line = "\(environment) python3 terminal.py $'\(keys)' '\(marker)' '\(CommandFolder.command)' \(arguments)"
    let outcome = try folder.shell(line)
    let lines = outcome.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(lines.first ?? ""), String(lines.last ?? ""))
  }

  /// A pager that waits for a key of the terminal, as `less` does.
  private static let waiting = "head -3; echo READY; read -r -n 1 key </dev/tty; cat >/dev/null"

  @Test func `a pager that reads the terminal is shown, and its end is the command's`() throws {
    let shown = try run("q", after: "READY", pager: "bash -c \"\(Self.waiting)\"")
    #expect(shown.code == "0", "\(shown)")
    #expect(shown.screen.contains("READY") && shown.screen.contains("a.txt"))
  }

  @Test(arguments: [nil, "less -R", "less"])
  func `less is shown, and q ends it`(pager: String?) throws {
    guard try folder.shell("command -v less").code == 0 else { return }
    let shown = try run("q", after: "a.txt", pager: pager)
    #expect(shown.code == "0", "\(shown)")
  }

  @Test func `less by itself ends where all fits on the screen, unless LESS says otherwise`() throws {
    guard try folder.shell("command -v less").code == 0 else { return }
    try folder.write(Prose.damaged, to: "a.txt")
    #expect(try run("", after: "a.txt", pager: nil).code == "0")
    #expect(try run("q", after: "a.txt", pager: nil, less: "R").code == "0")
  }

  @Test func `Ctrl-C is the pager's while it runs, and the command's end is the signal's`() throws {
    let pager = "bash -c \"trap : INT; head -3; echo READY; read -r -n 1 key </dev/tty; echo LAST\""
    let shown = try run("\\003q", after: "READY", pager: pager)
    #expect(shown.screen.contains("LAST"), "\(shown)")
    #expect(shown.code == "-2", "\(shown)")
  }

  @Test(arguments: ["cat", ""])
  func `without a pager the text is written`(pager: String) throws {
    let shown = try run("", after: "a.txt", pager: pager)
    #expect(shown.code == "0" && shown.screen.contains("199"), "\(shown.code)")
  }

  @Test func `a pager that ends early ends the command quietly`() throws {
    let shown = try run("", after: "a.txt", pager: "head -1")
    #expect(shown.code == "0" && !shown.screen.contains("error"), "\(shown)")
  }

  @Test func `the code of a failure comes through`() throws {
    let shown = try run("q", after: "", pager: "cat >/dev/null", arguments: "diff missing.txt")
    #expect(shown.code == "4", "\(shown)")
  }
}
