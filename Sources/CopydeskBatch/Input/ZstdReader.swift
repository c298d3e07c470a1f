internal import CZstd

/// Decompresses Zstandard, frames one after another.
final class ZstdReader: ByteReader {
  private static let inputSize = 1 << 18
  /// The largest window accepted, as a power of two: 128 MiB, what the `zstd` command accepts by itself.
  private static let largestWindow: Int32 = 27

  private let source: any ByteReader
  private let name: String
  private let context: OpaquePointer
  private var input: [UInt8] = []
  private var position = 0
  /// Whether some of a frame has been read and not its end.
  private var isInFrame = false

  init(_ source: any ByteReader, name: String) throws(BatchError) {
    self.source = source
    self.name = name
    guard let context = ZSTD_createDCtx() else { throw .unreadable(path: name, errno: 12) }
    self.context = context
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.largestWindow)
  }

  deinit { ZSTD_freeDCtx(context) }

  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    while true {
      if position == input.count, try !refill() {
        // What a full output buffer left inside the decoder comes without further input.
        if isInFrame, let produced = try decompress(count, into: &bytes), produced > 0 { return produced }
        if isInFrame { throw .truncated(path: name, compression: .zstd) }
        return 0
      }
      if let produced = try decompress(count, into: &bytes), produced > 0 { return produced }
    }
  }

  private func refill() throws(BatchError) -> Bool {
    input.removeAll(keepingCapacity: true)
    position = 0
    return try source.read(Self.inputSize, into: &input) > 0
  }

  private func decompress(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int? {
    let size = min(count, 1 << 20)
    let (produced, status) = withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer in
      let result = input.withUnsafeBytes { input in
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: position)
        var to = ZSTD_outBuffer(dst: buffer.baseAddress, size: size, pos: 0)
        let status = ZSTD_decompressStream(context, &to, &from)
        position = from.pos
        return (to.pos, status)
      }
      bytes.append(contentsOf: buffer.prefix(result.0))
      return result
    }
    guard ZSTD_isError(status) == 0 else { throw .corrupt(path: name, compression: .zstd) }
    // Zero says that a frame has been decoded and flushed to its end.
    isInFrame = status != 0
    return produced
  }
}
