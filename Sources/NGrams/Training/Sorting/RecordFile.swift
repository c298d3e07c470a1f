/// A sequence of records on disk, written once and then read from front to back as often as needed.
final class RecordFile: @unchecked Sendable {
  private let file: ScratchFile
  private var buffer: [NGramRecord] = []
  private let capacity: Int
  private(set) var count = 0

  /// Makes an empty file that writes in pieces of `bufferSize` bytes.
  init(in folder: String, bufferSize: Int = 1 << 20) throws(ModelError) {
    file = try ScratchFile(in: folder)
    capacity = max(bufferSize / MemoryLayout<NGramRecord>.stride, 1)
    buffer.reserveCapacity(capacity)
  }

  @inline(__always)
  func append(_ record: NGramRecord) throws(ModelError) {
    buffer.append(record)
    count += 1
    if buffer.count == capacity { try flush() }
  }

  /// Writes what is still in memory; needed before reading.
  func finish() throws(ModelError) {
    try flush()
    buffer = []
  }

  func reader(bufferSize: Int = 1 << 20) -> RecordReader {
    RecordReader(file, from: 0, count: count, bufferSize: bufferSize, discards: false)
  }

  private func flush() throws(ModelError) {
    let result: Result<Void, ModelError> = buffer.withUnsafeBytes { bytes in
      do throws(ModelError) { return .success(try file.append(bytes)) } catch { return .failure(error) }
    }
    try result.get()
    buffer.removeAll(keepingCapacity: true)
  }
}
