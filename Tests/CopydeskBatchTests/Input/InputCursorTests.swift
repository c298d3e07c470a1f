import CopydeskTestSupport
import Glibc
import Testing

@testable import CopydeskBatch

@Suite struct InputCursorTests {
  private func steps(_ paths: [String], format: InputFormat? = nil) throws -> [String] {
    var cursor = InputCursor(try InputSet(paths, format: format), excluding: [])
    var steps: [String] = []
    while let step = cursor.next() {
      switch step {
      case .file(let file): steps.append("\(file.format.rawValue) \(file.relativePath)")
      case .failure(let error): steps.append("failure \(error)")
      case .skipped(let path, let reason): steps.append("skipped \(Path.name(of: path)) \(reason)")
      }
    }
    return steps
  }

  @Test func `a folder is walked in the order of names, files by their kind`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.JSONL", "a/b/c.text", "plain", "B.ndjson", "x.pdf", ".hidden", "é.txt"] {
      try folder.write("", to: name)
    }
    #expect(
      try steps([folder.path]) == [
        "jsonl B.ndjson", "text a/b/c.text", "jsonl a/z.JSONL", "text b.txt", "text plain", "skipped x.pdf unknownKind",
        "text é.txt",
      ])
    #expect(try steps([folder.path], format: .text).contains("text x.pdf"))
  }

  @Test func `a compressed file is of the kind its name has before`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.jsonl.gz", "b.csv.zst", "c.gz", "d.pdf.gz", "e.tsv", "f.txt.xz"] { try folder.write("", to: name) }
    let steps = try steps([folder.path])
    #expect(
      steps.dropLast() == [
        "jsonl.gz a.jsonl.gz", "csv.zst b.csv.zst", "text.gz c.gz", "skipped d.pdf.gz unknownKind", "tsv e.tsv",
      ])
    #expect(steps.last?.hasPrefix("failure \(folder.path)/f.txt.xz: of the kinds of compression only") == true)
  }

  @Test func `what is no file is passed by and named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.txt")
    mkfifo(folder.path + "/pipe.txt", 0o600)
    symlink("nowhere", folder.path + "/dangling.txt")
    #expect(try steps([folder.path]) == ["text a.txt", "skipped dangling.txt notAFile", "skipped pipe.txt notAFile"])
  }

  @Test func `a pattern stands for what it matches`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a.txt", "c.csv", "[x].txt"] { try folder.write("", to: name) }
    #expect(try steps([folder.path + "/?.txt"]) == ["text a.txt", "text b.txt"])
    #expect(try steps([folder.path + "/[x].txt"]) == ["text [x].txt"])
    #expect(throws: BatchError.noMatch(pattern: folder.path + "/*.tsv")) { try steps([folder.path + "/*.tsv"]) }
  }

  @Test func `several folders keep their names`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "one/a.txt")
    try folder.write("", to: "two/a.txt")
    #expect(try steps([folder.path + "/one", folder.path + "/two/"]) == ["text one/a.txt", "text two/a.txt"])
  }

  @Test func `standard input can be named once`() {
    #expect(throws: BatchError.standardInputTwice) { try InputSet(["-", "-"]) }
  }
}
