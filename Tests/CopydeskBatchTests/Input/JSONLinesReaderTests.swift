import CopydeskTestSupport
import Testing

@testable import CopydeskBatch

@Suite struct JSONLinesReaderTests {
  private func blocks(_ text: String) throws -> [RecordBlock] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.jsonl")
    var reader = try JSONLinesReader(folder.path + "/a.jsonl")
    var blocks: [RecordBlock] = []
    while let block = try reader.next() { blocks.append(block) }
    return blocks
  }

  @Test(arguments: ["", "\n", "a", "a\n", "a\nb", "\n\na\r\n", String(repeating: "line\n", count: 200_000)])
  func `blocks joined are the file`(text: String) throws {
    let blocks = try blocks(text)
    #expect(blocks.flatMap { $0.bytes.prefix($0.count) } == Array(text.utf8))
    var line = 1
    for block in blocks {
      #expect(block.firstLine == line)
      line += block.lineCount
    }
    var seen = 0
    for block in blocks { block.forEachLine { number, _ in seen = number } }
    #expect(seen == line - 1)
  }

  @Test func `a record larger than a block stays whole`() throws {
    let long = String(repeating: "x", count: 3 * JSONLinesReader.blockSize)
    let blocks = try blocks("a\n\(long)\nb\n")
    #expect(blocks.contains { $0.range(ofLine: 2)?.count == long.utf8.count })
  }

  @Test func `a folder is no file`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: BatchError.unreadable(path: folder.path, errno: 21)) {
      var reader = try JSONLinesReader(folder.path)
      _ = try reader.next()
    }
  }
}
