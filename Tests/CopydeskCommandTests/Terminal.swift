/// A terminal for tests: Python's `pty`, a session of its own with the command's process group in front, as a shell has it.
struct Terminal {
  private let folder: CommandFolder

  /// Writes the script into a folder.
  init(in folder: CommandFolder) throws {
    self.folder = folder
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

  /// Runs the command, types keys once `marker` is shown, and gives the code and what was shown.
  func run(
    _ arguments: String, keys: String, after marker: String, environment: String = ""
  ) throws -> (code: String, screen: String) {
    let line = "\(environment) python3 terminal.py $'\(keys)' '\(marker)' '\(CommandFolder.command)' \(arguments)"
    let outcome = try folder.shell(line)
    let lines = outcome.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(lines.first ?? ""), String(lines.last ?? ""))
  }
}
