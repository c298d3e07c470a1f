import Foundation
import Testing

/// What a run shows in a terminal of 80 and of 140 columns: progress in one line, colours, and what Ctrl-C leaves.
///
/// Python's `pty` is the terminal, as in PagerTests.
@Suite struct TerminalTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    let text = String(repeating: Prose.damaged.dropLast() + " ", count: 60)
    try folder.write((0..<1000).map { Prose.record(text, id: "\($0)") + "\n" }.joined(), to: "news.jsonl")
    try folder.write(Prose.damaged, to: "a.txt")
    try folder.write(
      """
      import fcntl, os, pty, signal, struct, sys, termios, time
      columns, interrupt, command = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
      process, terminal = pty.fork()
      if process == 0:
          os.environ["TERM"] = "xterm"
          # Where `swift test` writes to no terminal, it sets this.
          if command[0] != "env": os.environ.pop("NO_COLOR", None)
          fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
          os.execvp(command[0], command)
      shown, start = b"", time.time()
      while True:
          try:
              part = os.read(terminal, 65536)
          except OSError:
              break
          if not part: break
          shown += part
          if interrupt and b"documents" in shown:
              os.write(terminal, b"\\x03")
              interrupt = 0
      status = os.waitpid(process, 0)[1]
      print(os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status))
      sys.stdout.flush()
      sys.stdout.buffer.write(shown)
      """, to: "terminal.py")
  }

  private func run(_ columns: Int, interrupt: Bool = false, _ arguments: String) throws -> (code: String, shown: String)
  {
    let outcome = try folder.shell(
      "python3 terminal.py \(columns) \(interrupt ? 1 : 0) '\(CommandFolder.command)' \(arguments)")
    let lines = outcome.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(lines.first ?? ""), String(lines.last ?? ""))
  }

  @Test(arguments: [40, 80, 140])
  func `progress stays in one line`(columns: Int) throws {
    let outcome = try run(columns, "clean news.jsonl -o out.jsonl --jobs 1")
    #expect(outcome.code == "0", "\(outcome)")
    let looks = outcome.shown.components(separatedBy: "\r\u{1B}[K").dropFirst()
    #expect(!looks.isEmpty)
    #expect(looks.allSatisfy { $0.count < columns && !$0.dropLast(2).contains("\n") }, "\(looks)")
    #expect(looks.contains { $0.contains("documents") })
    if columns == 140 { #expect(looks.contains { $0.contains("MB/s") && $0.contains("left") }) }
  }

  @Test func `Ctrl-C ends a run by its signal, and leaves nothing half-written`() throws {
    let outcome = try run(80, interrupt: true, "clean news.jsonl -o out.jsonl --jobs 1")
    #expect(outcome.code == "-2", "\(outcome)")
    #expect(folder.names() == ["a.txt", "news.jsonl", "terminal.py"])
  }

  @Test(arguments: [80, 140])
  func `a diff is wrapped at the terminal's width, and coloured`(columns: Int) throws {
    let long = String(repeating: Prose.damaged.dropLast() + " ", count: 5) + "\n"
    try folder.write(long, to: "a.txt")
    let outcome = try run(columns, "diff a.txt --no-pager")
    #expect(outcome.code == "0" && outcome.shown.contains("\u{1B}["))
    let plain = outcome.shown.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    // The finding about the whole text stands above it, in a line of its own.
    let widths = plain.split(whereSeparator: \.isNewline).filter { !$0.contains("tokenized-text") }.map(\.count)
    #expect((widths.max() ?? 0) <= columns && (widths.max() ?? 0) > columns - 30, "\(widths)")
  }

  @Test func `colours are off where it is asked for, and in a pipe`() throws {
    for variable in ["NO_COLOR=1", "TERM=dumb"] {
      let outcome = try folder.shell(
        "python3 terminal.py 80 0 env \(variable) '\(CommandFolder.command)' diff a.txt --no-pager")
      #expect(!outcome.text.contains("\u{1B}["), "\(variable)")
    }
    #expect(try !folder.run("diff", "a.txt").text.contains("\u{1B}["))
    #expect(try folder.run("diff", "a.txt", "--color", "always").text.contains("\u{1B}["))
  }
}
