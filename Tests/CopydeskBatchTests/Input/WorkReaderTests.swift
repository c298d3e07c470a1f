import CopydeskTestSupport
import Testing

@testable import CopydeskBatch

@Suite struct WorkReaderTests {
  private let folder: TemporaryFolder
  private let file: InputFile
  /// The bytes of a record, of which the file has one and the beginning of another.
  private static let record = "{\"text\":\"It rained.\"}\n"

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.path + "/a.jsonl.gz"
    let stream = try OutputOpener(manifest: nil).open(path, .gzip, role: "output")
    try stream.write(Array(Self.record.utf8), records: 1)
    try stream.writer.endFrame()
    try stream.write(Array(Self.record.utf8), records: 1)
    try stream.writer.finish()
    try folder.write(folder.bytes("a.jsonl.gz").dropLast(6), to: "a.jsonl.gz")
    file = InputFile(path: path, format: InputFormat(.jsonl, .gzip), relativePath: "a.jsonl.gz")
  }

  private func ending(after progress: InputProgress, keepsCutInputs: Bool = true) throws -> InputEnding? {
    var reader = WorkReader(
      InputCursor(try InputSet([file.path]), excluding: []), options: RecordOptions(),
      progress: { (_) throws(BatchError) in progress })
    reader.keepsCutInputs = keepsCutInputs
    while let event = try reader.next() {
      if case .end(_, let ending) = event { return ending }
    }
    return nil
  }

  @Test func `what is whole of a cut file is kept, where it is worth keeping`() throws {
    #expect(try ending(after: .new) == .cutShort(.truncated(path: file.path, compression: .gzip)))
    #expect(
      try ending(after: .new, keepsCutInputs: false) == .failed(.notDecompressed(path: file.path, compression: .gzip)))
  }

  @Test func `what an earlier part of a run did of it is kept, too`() throws {
    let records = Self.record.utf8.count
    // As far as it can be read.
    let position = ReadPosition(offset: 2 * records, line: 3, record: 3)
    #expect(
      try ending(after: .partly(position)) == .cutShort(.truncated(path: file.path, compression: .gzip)))
  }
}
