import Testing

/// `copydesk diff` in a terminal, with the reader's pager in it.
@Suite struct PagerTests {
  private let folder: CommandFolder
  private let terminal: Terminal

  init() throws {
    folder = try CommandFolder()
    let lines = (0..<200).map { "\($0) \(Prose.damaged)" }.joined()
    try folder.write(lines, to: "a.txt")
    terminal = try Terminal(in: folder)
  }

  /// Runs the command in a terminal, types keys once `marker` is shown, and gives the code and what was shown.
  private func run(
    _ keys: String, after marker: String, pager: String?, less: String = "", arguments: String = "diff a.txt"
  ) throws -> (code: String, screen: String) {
    let environment =
      (pager.map { "PAGER='\($0)' " } ?? "env -u PAGER ") + (less.isEmpty ? "" : "LESS='\(less)' ")
    return try terminal.run(arguments, keys: keys, after: marker, environment: environment)
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
    let pager = "bash -c \"trap : INT; head -3; echo READY; read -r -n 1 key </dev/tty; sleep 1; echo LAST\""
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
