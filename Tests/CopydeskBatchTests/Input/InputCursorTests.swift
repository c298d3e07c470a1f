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
      case .skipped(let path): steps.append("skipped \(Path.name(of: path))")
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
        "jsonl B.ndjson", "text a/b/c.text", "jsonl a/z.JSONL", "text b.txt", "text plain", "skipped x.pdf",
        "text é.txt",
      ])
    #expect(try steps([folder.path], format: .text).contains("text x.pdf"))
  }

  @Test func `a compressed file is refused with the remedy`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.jsonl.gz")
    let steps = try steps([folder.path + "/a.jsonl.gz"])
    #expect(steps.count == 1)
    #expect(steps.first?.contains("decompress it first") == true)
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
