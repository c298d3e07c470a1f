import Foundation
import Testing

/// What `check` prints for programs, and which findings count.
@Suite struct CheckFormatTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("It was dry.\nÉté rained , he said .\n", to: "a.txt")
    try folder.write(#"{"id":"r1","text":"\u00e9 rained , he."}"# + "\n", to: "r.jsonl")
  }

  private func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  @Test func `lines of JSON have file, line and columns, also of records`() throws {
    let outcome = try folder.run("check", "a.txt", "r.jsonl", "--output-format", "jsonl")
    #expect(outcome.code == 1)
    let lines = try outcome.text.split(separator: "\n").map { try json(String($0)) as? [String: Any] }
    #expect(lines.map { $0?["path"] as? String } == ["a.txt", "a.txt", "r.jsonl"])
    #expect(lines.map { $0?["line"] as? Int } == [2, 2, 1])
    #expect(lines.map { $0?["column"] as? Int } == [11, 21, 33])
    #expect(lines.map { $0?["id"] as? String } == ["a.txt", "a.txt", "r1"])
  }

  @Test func `reviewdog gets bytes for columns, and suggestions for plain text`() throws {
    let outcome = try folder.run("check", "a.txt", "r.jsonl", "--output-format", "rdjsonl")
    let lines = try outcome.text.split(separator: "\n").map { try #require(try json(String($0)) as? [String: Any]) }
    let location = try #require(lines[0]["location"] as? [String: Any])
    let range = try #require(location["range"] as? [String: [String: Int]])
    #expect(location["path"] as? String == "a.txt")
    #expect(range == ["start": ["line": 2, "column": 13], "end": ["line": 2, "column": 14]])
    #expect((lines[0]["suggestions"] as? [[String: Any]])?.first?["text"] as? String == "")
    #expect(lines[2]["suggestions"] == nil && lines[0]["severity"] as? String == "WARNING")
  }

  @Test func `GitLab gets an array with fingerprints that do not depend on lines`() throws {
    func prints() throws -> [String] {
      let outcome = try folder.run("check", "a.txt", "--output-format", "gitlab")
      return try #require(try json(outcome.text) as? [[String: Any]]).compactMap { $0["fingerprint"] as? String }
    }
    let first = try prints()
    #expect(Set(first).count == 2)
    try folder.write("One more.\n" + folder.read("a.txt"), to: "a.txt")
    #expect(try prints() == first)
  }

  @Test func `SARIF and annotations name a record's file`() throws {
    let sarif = try folder.run("check", "r.jsonl", "--output-format", "sarif").text
    #expect(sarif.contains(#""uri":"r.jsonl""#) && sarif.contains(#""startColumn":33"#) && !sarif.contains(#""fixes""#))
    let annotations = try folder.run("check", "r.jsonl", "--output-format", "github").text
    #expect(annotations.hasPrefix("::warning file=r.jsonl,line=1,endLine=1,col=33"), "\(annotations)")
    #expect(try json(folder.run("check", "a.txt", "--output-format", "json").text) is [String: Any])
  }

  @Test func `a severity counts for every format`() throws {
    let outcome = try folder.run("check", "a.txt", "--output-format", "jsonl", "--severity", "error")
    #expect(outcome.code == 0 && outcome.output.isEmpty)
  }

  @Test func `only what is new counts, wherever the old stands now`() throws {
    try folder.write(folder.run("check", "a.txt", "--output-format", "jsonl").text, to: "known.jsonl")
    try folder.write("\nA line.\n" + folder.read("a.txt"), to: "a.txt")
    #expect(try folder.run("check", "a.txt", "--baseline", "known.jsonl").code == 0)
    try folder.write(folder.read("a.txt") + "It poured , too.\n", to: "a.txt")
    let outcome = try folder.run("check", "a.txt", "--baseline", "known.jsonl")
    #expect(outcome.code == 1 && outcome.text.hasPrefix("a.txt:5:"), "\(outcome.text)")
    #expect(outcome.text.split(separator: "\n").count == 1)
    // In a folder it is no text to check.
    #expect(try !folder.run("check", ".", "--baseline", "known.jsonl").errors.contains("known.jsonl"))
    // A ledger does as well.
    _ = try folder.run("clean", "a.txt", "-o", "b.txt", "--edits", "e.jsonl")
    #expect(try folder.run("check", "a.txt", "--baseline", "e.jsonl").code == 0)
    // A broken record is told once, and known again wherever its line has moved to.
    try folder.write("{\"text\":\n{\"text\":\"fine\"}\n", to: "r.jsonl")
    let broken = try folder.run("check", "r.jsonl")
    #expect(broken.code == 3 && broken.text.contains("r.jsonl:1:1: error: unreadable-record: "), "\(broken.text)")
    #expect(broken.errors == "")
    try folder.write(try folder.run("check", "r.jsonl", "--output-format", "jsonl").text, to: "known.jsonl")
    try folder.write("{\"text\":\"fine\"}\n{\"text\":\n", to: "r.jsonl")
    #expect(try folder.run("check", "r.jsonl", "--baseline", "known.jsonl").code == 0)
    try folder.write("{\"text\":\n{\"text\":\n", to: "r.jsonl")
    #expect(try folder.run("check", "r.jsonl", "--baseline", "known.jsonl").code == 3)
  }

  @Test func `only lines that a diff changes count`() throws {
    #expect(
      try folder.shell("git init -q . && git add a.txt && git -c user.name=a -c user.email=a@b.c commit -qm a").code
        == 0)
    #expect(try folder.shell("git diff -U0 | copydesk check a.txt --changed-lines -").code == 0)
    try folder.write("New , line.\n" + folder.read("a.txt"), to: "a.txt")
    let outcome = try folder.shell("git diff | copydesk check a.txt --changed-lines -")
    #expect(outcome.code == 1 && outcome.text.hasPrefix("a.txt:1:4:"), "\(outcome.text)")
    #expect(outcome.text.split(separator: "\n").count == 1)
    // From another folder of the repository.
    let other = try folder.shell("mkdir s; cd s; git diff -U0 > d; copydesk check ../a.txt --changed-lines d")
    #expect(other.text.hasPrefix("../a.txt:1:4:") && other.text.split(separator: "\n").count == 1, "\(other)")
  }

  @Test func `a changed line that looks like the name of a file is a line`() throws {
    try folder.write("Rain fell .\n++ a mark , here\nSnow fell .\n", to: "a.txt")
    let diff = "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,3 @@\n Rain fell .\n--- a mark\n+++ a mark , here\n+Snow fell .\n"
    try folder.write(diff, to: "d")
    let outcome = try folder.run("check", "a.txt", "--changed-lines", "d")
    #expect(outcome.text.split(separator: "\n").map { $0.prefix(8) } == ["a.txt:2:", "a.txt:3:"], "\(outcome)")
  }

  @Test(arguments: ["@@ -1 +9223372036854775807 @@", "@@ -1 +1,-1 @@", "@@ what @@"])
  func `a hunk of a diff that is none is told`(hunk: String) throws {
    try folder.write("--- a/a.txt\n+++ b/a.txt\n\(hunk)\n+x\n+y\n", to: "d")
    let outcome = try folder.run("check", "a.txt", "--changed-lines", "d")
    #expect(outcome.code == 2 && outcome.errors == "copydesk: error: d: \(hunk): no hunk of a unified diff\n")
  }

  @Test func `standard input has the name that is given`() throws {
    let outcome = try folder.shell("copydesk check - --stdin-filename r.jsonl <r.jsonl")
    #expect(outcome.code == 1 && outcome.text.hasPrefix("r.jsonl:1:33:"), "\(outcome.text)\(outcome.errors)")
  }
}
