internal import CZlib

/// Decompresses gzip, members one after another.
final class GzipReader: ByteReader {
  private static let inputSize = 1 << 18

  private let source: any ByteReader
  private let name: String
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var position = 0
  /// Whether some of a member has been read and not its end.
  private var isInMember = false

  init(_ source: any ByteReader, name: String) throws(BatchError) {
    self.source = source
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15: the largest window; 16: a gzip header is asked for.
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .unreadable(path: name, errno: 12)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    while true {
      if position == input.count, try !refill() {
        if isInMember { throw .truncated(path: name, compression: .gzip) }
        return 0
      }
      // Zeros may fill up a tape's last block; nothing else may follow a member but another.
      if !isInMember, input[position] == 0 {
        position += 1
        continue
      }
      isInMember = true
      let (produced, status) = inflate(min(count, 1 << 20), into: &bytes)
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        isInMember = false
        inflateReset(stream)
      default: throw .corrupt(path: name, compression: .gzip)
      }
      if produced > 0 { return produced }
    }
  }

  private func refill() throws(BatchError) -> Bool {
    input.removeAll(keepingCapacity: true)
    position = 0
    return try source.read(Self.inputSize, into: &input) > 0
  }

  private func inflate(_ count: Int, into bytes: inout [UInt8]) -> (produced: Int, status: Int32) {
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { buffer in
      let output = buffer.bindMemory(to: UInt8.self)
      let status = input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress.map { $0 + position }
        stream.pointee.avail_in = UInt32(input.count - position)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(count)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
      position = input.count - Int(stream.pointee.avail_in)
      let produced = count - Int(stream.pointee.avail_out)
      bytes.append(contentsOf: output.prefix(produced))
      return (produced, status)
    }
  }
}
