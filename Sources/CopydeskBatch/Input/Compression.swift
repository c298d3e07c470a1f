internal import CZlib
internal import CZstd
internal import Glibc

/// How a file is compressed.
public enum Compression: String, CaseIterable, Hashable, Sendable {
  case none
  /// RFC 1952, also of several members.
  case gzip
  /// RFC 8878, also of several frames.
  case zstd

  /// The extension of a file's name, with its dot.
  public var fileExtension: String {
    switch self {
    case .none: ""
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// Tells by the first bytes of a file, for those that do not have the name.
  init(magicOf path: String) {
    self = .none
    guard FileIdentity(path)?.kind == .regular else { return }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { Glibc.close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4)
    let count = pread(descriptor, &bytes, 4, 0)
    // RFC 1952: a member begins so, deflate being the one method there is; RFC 8878: the magic number of a frame.
    if count >= 3, bytes.starts(with: [0x1F, 0x8B, 0x08]) { self = .gzip }
    if count == 4, bytes == [0x28, 0xB5, 0x2F, 0xFD] { self = .zstd }
  }

  /// Tells by a name: `.gz` and `.zst`, in any case.
  public init(path: String) {
    let name = path.lowercased()
    self = Self.allCases.first { $0 != .none && name.endsWith(bytesOf: $0.fileExtension) } ?? .none
  }
}

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
