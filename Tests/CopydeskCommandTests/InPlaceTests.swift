import Foundation
import Testing

/// `clean --in-place` and `revert --in-place`.
@Suite struct InPlaceTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(Prose.damaged, to: "in/a.txt")
    try folder.write(Prose.clean, to: "in/b.txt")
    try folder.write(Prose.record(Prose.damaged, id: "r") + "\n", to: "in/c.jsonl")
  }

  private func status(_ name: String) -> stat {
    var status = stat()
    stat("\(folder.path)/\(name)", &status)
    return status
  }

  @Test func `files that change are replaced with mode and times, others are not touched`() throws {
    chmod(folder.path + "/in/a.txt", 0o640)
    let times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_100_000_000, tv_usec: 0)]
    utimes(folder.path + "/in/a.txt", times)
    let (first, second) = (status("in/a.txt"), status("in/b.txt"))
    let outcome = try folder.run("clean", "in", "--in-place", "--edits", "e.jsonl")
    #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(try folder.read("in/a.txt") != Prose.damaged)
    #expect(status("in/a.txt").st_mode == first.st_mode && status("in/a.txt").st_mtim.tv_sec == 1_100_000_000)
    #expect(status("in/a.txt").st_ino != first.st_ino && status("in/b.txt").st_ino == second.st_ino)
    #expect(folder.names() == ["e.jsonl", "in/a.txt", "in/b.txt", "in/c.jsonl"])
  }

  @Test func `the ledger gives the originals back, where they are`() throws {
    let originals = try folder.names("in").map { try folder.bytes("in/\($0)") }
    #expect(try folder.run("clean", "in", "--in-place", "--edits", "e.jsonl").code == 0)
    #expect(try folder.names("in").map { try folder.bytes("in/\($0)") } != originals)
    let outcome = try folder.run("revert", "e.jsonl", "--in-place")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.names("in").map { try folder.bytes("in/\($0)") } == originals)
  }

  @Test(arguments: [".gz", ".zst"])
  func `a file that is cut, or is no compressed one, stays as it is`(compression: String) throws {
    let records = (0..<300).map { Prose.record(Prose.damaged, id: "\($0)") + "\n" }.joined()
    try folder.write(records, to: "a.jsonl")
    let command = compression == ".gz" ? "gzip" : "zstd -q --rm"
    #expect(try folder.shell("\(command) a.jsonl; truncate -s -20 a.jsonl\(compression)").code == 0)
    try folder.write(Prose.damaged, to: "none.txt\(compression)")
    for name in ["a.jsonl", "none.txt"] {
      let before = try folder.bytes(name + compression)
      let outcome = try folder.run("clean", name + compression, "--in-place", "--edits", "e.jsonl")
      #expect(outcome.code == 4 && outcome.errors.contains("nothing was written of it"), "\(outcome)")
      #expect(try folder.bytes(name + compression) == before)
      #expect(!folder.exists("e.jsonl"))
    }
    // Elsewhere what is whole is worth having, and nothing at all is not: zstd gives nothing of a block that is cut.
    let isRead = compression == ".gz"
    let outcome = try folder.run("clean", "a.jsonl\(compression)", "-o", "b.jsonl", "--edits", "e.jsonl")
    #expect(outcome.code == (isRead ? 3 : 4) && folder.exists("b.jsonl") == isRead)
    #expect(try folder.run("clean", "none.txt\(compression)", "-o", "c.txt").code == 4)
    #expect(!folder.exists("c.txt"))
  }

  @Test func `a ledger without findings has nothing to give back`() throws {
    #expect(try folder.run("clean", "in/b.txt", "--in-place", "--edits", "e.jsonl").code == 0)
    let outcome = try folder.run("revert", "e.jsonl", "--in-place")
    #expect(outcome.code == 0 && outcome.errors.contains("nothing is to be given back"), "\(outcome)")
  }

  @Test func `a ledger that would be lost is refused, and nothing is changed`() throws {
    let original = try folder.bytes("in/a.txt")
    #expect(try folder.run("clean", "in", "--in-place").code == 2)
    #expect(try folder.run("clean", "in", "--in-place", "--no-ledger", "--edits", "e.jsonl").code == 2)
    try folder.write("{}\n", to: "e.jsonl")
    let outcome = try folder.run("clean", "in", "--in-place", "--edits", "e.jsonl")
    #expect(outcome.code == 2 && outcome.errors.contains("is there already"), "\(outcome.errors)")
    #expect(try folder.run("clean", "in", "--in-place", "--edits", "e.jsonl/e.jsonl").code != 0)
    #expect(try folder.bytes("in/a.txt") == original)
  }

  @Test func `a ledger that cannot be written leaves every original`() throws {
    let original = try folder.bytes("in/a.txt")
    let outcome = try folder.run("clean", "in", "--in-place", "--edits", "in")
    #expect(outcome.code == 4, "\(outcome.errors)")
    #expect(try folder.bytes("in/a.txt") == original)
    #expect(folder.names("in").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `without a ledger where that was said`() throws {
    #expect(try folder.run("clean", "in/a.txt", "--in-place", "--no-ledger").code == 0)
    let once = try folder.bytes("in/a.txt")
    #expect(try folder.run("clean", "in/a.txt", "--in-place", "--no-ledger").code == 0)
    #expect(try folder.bytes("in/a.txt") == once && String(decoding: once, as: UTF8.self) != Prose.damaged)
  }

  @Test func `a diff tells by its code that there are changes, if asked`() throws {
    #expect(try folder.run("diff", "in/a.txt").code == 0)
    #expect(try folder.run("diff", "in/a.txt", "--exit-code").code == 1)
    #expect(try folder.run("diff", "in/b.txt", "--exit-code").code == 0)
    #expect(try folder.run("clean", "in/a.txt", "--edits", "e.jsonl", "-o", "a.txt").code == 0)
    #expect(try folder.run("diff", "in/a.txt", "--ledger", "e.jsonl", "--exit-code").code == 1)
  }
}
