internal import CZlib
internal import CZstd

/// Compresses what is written to another writer.
///
/// What stands between two ends of frames is compressed by itself, as a gzip member or a Zstandard frame: the bytes
/// depend on nothing before, so that a resumed run writes the same ones.
final class CompressingWriter: ByteWriter {
  private static let outputSize = 1 << 17

  private let writer: any ByteWriter
  private let encoder: any FrameEncoder
  private var isInFrame = false
  private var hasFrame: Bool

  /// Takes a writer; `continues` says that it has frames already.
  init(_ writer: any ByteWriter, _ compression: Compression, path: String, continues: Bool) throws(BatchError) {
    self.writer = writer
    hasFrame = continues
    let encoder: (any FrameEncoder)? = compression == .gzip ? GzipEncoder() : ZstdEncoder()
    guard let encoder else { throw .unwritable(path: path, errno: 12) }
    self.encoder = encoder
  }

  func write(_ bytes: [UInt8]) throws(BatchError) {
    if bytes.isEmpty { return }
    isInFrame = true
    try encode(bytes, endsFrame: false)
  }

  func endFrame() throws(BatchError) {
    guard isInFrame else { return }
    try encode([], endsFrame: true)
    isInFrame = false
    hasFrame = true
  }

  func synchronize() throws(BatchError) -> WrittenPrefix { try writer.synchronize() }

  func prefix() throws(BatchError) -> WrittenPrefix { try writer.prefix() }

  func truncate(to prefix: WrittenPrefix) throws(BatchError) { try writer.truncate(to: prefix) }

  func finish() throws(BatchError) {
    // Nothing at all is no compressed file; an empty frame is.
    if !hasFrame { isInFrame = true }
    try endFrame()
    try writer.finish()
  }

  func discard() { writer.discard() }

  func suspend() { writer.suspend() }

  private func encode(_ bytes: [UInt8], endsFrame: Bool) throws(BatchError) {
    var consumed = 0
    var output: [UInt8] = []
    while true {
      output.removeAll(keepingCapacity: true)
      let isDone = encoder.encode(bytes, &consumed, endsFrame: endsFrame, room: Self.outputSize, into: &output)
      if !output.isEmpty { try writer.write(output) }
      if isDone { return }
    }
  }
}

/// Encodes one frame after another.
private protocol FrameEncoder: AnyObject {
  /// Continues encoding; returns whether all input is taken, and the frame ended if that is asked for.
  func encode(_ bytes: [UInt8], _ consumed: inout Int, endsFrame: Bool, room: Int, into output: inout [UInt8]) -> Bool
}

private final class GzipEncoder: FrameEncoder {
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Level 6 is gzip's own; 15 + 16 asks for a gzip header, which zlib writes without a time. 8 is the usual memory.
    let status = deflateInit2_(
      stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { return nil }
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func encode(_ bytes: [UInt8], _ consumed: inout Int, endsFrame: Bool, room: Int, into output: inout [UInt8]) -> Bool {
    // zlib counts in 32 bits.
    let size = min(bytes.count - consumed, 1 << 30)
    let isLast = size == bytes.count - consumed
    let status = withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
      let target = buffer.bindMemory(to: UInt8.self)
      let status = bytes.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + consumed })
        stream.pointee.avail_in = UInt32(size)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(room)
        return deflate(stream, endsFrame && isLast ? Z_FINISH : Z_NO_FLUSH)
      }
      output.append(contentsOf: target.prefix(room - Int(stream.pointee.avail_out)))
      return status
    }
    consumed += size - Int(stream.pointee.avail_in)
    if endsFrame {
      if status == Z_STREAM_END { deflateReset(stream) }
      return status == Z_STREAM_END || status == Z_STREAM_ERROR
    }
    return consumed == bytes.count && stream.pointee.avail_out > 0
  }
}

private final class ZstdEncoder: FrameEncoder {
  private let context: OpaquePointer

  init?() {
    guard let context = ZSTD_createCCtx() else { return nil }
    self.context = context
    // The command's own level, and its checksum, by which a damaged frame is found.
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  func encode(_ bytes: [UInt8], _ consumed: inout Int, endsFrame: Bool, room: Int, into output: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
      let rest = bytes.withUnsafeBytes { input in
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: consumed)
        var to = ZSTD_outBuffer(dst: buffer.baseAddress, size: room, pos: 0)
        let rest = ZSTD_compressStream2(context, &to, &from, endsFrame ? ZSTD_e_end : ZSTD_e_continue)
        consumed = from.pos
        output.append(contentsOf: buffer.prefix(to.pos))
        return rest
      }
      if ZSTD_isError(rest) != 0 { return true }
      return endsFrame ? rest == 0 : consumed == bytes.count
    }
  }
}
