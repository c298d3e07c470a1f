/// Reads records from a stretch of a file, in order.
final class RecordReader {
  private let file: ScratchFile
  private var offset: Int
  private var remaining: Int
  private let capacity: Int
  private let discards: Bool
  private var kept: Int
  private let buffer: UnsafeMutablePointer<NGramRecord>
  private var filled = 0
  private var next = 0
  private(set) var current = NGramRecord(key: 0, payload: 0)

  /// Makes a reader; with `discards` the file gives up what has been read.
  init(_ file: ScratchFile, from offset: Int, count: Int, bufferSize: Int, discards: Bool) {
    self.discards = discards
    kept = offset
    self.file = file
    self.offset = offset
    remaining = count
    capacity = max(bufferSize / MemoryLayout<NGramRecord>.stride, 16)
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Moves on to the next record; false at the end.
  @inline(__always)
  func advance() throws(ModelError) -> Bool {
    if next == filled {
      guard try fill() else { return false }
    }
    current = buffer[next]
    next &+= 1
    return true
  }

  private func fill() throws(ModelError) -> Bool {
    filled = min(capacity, remaining)
    next = 0
    guard filled > 0 else { return false }
    let byteCount = filled * MemoryLayout<NGramRecord>.stride
    try file.read(at: offset, into: UnsafeMutableRawBufferPointer(start: buffer, count: byteCount))
    offset += byteCount
    // In pieces of some size, since each is a call of the system.
    if discards, offset - kept >= 1 << 24 || filled == remaining {
      file.discard(kept..<offset)
      kept = offset
    }
    remaining -= filled
    return true
  }
}
