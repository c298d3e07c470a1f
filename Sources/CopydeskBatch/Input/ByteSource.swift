internal import Bytes
internal import Glibc
internal import Synchronization

/// An open input file, or standard input.
package final class ByteSource: ByteReader {
  /// The most bytes asked of the system at once.
  private static let limit = 1 << 20
  /// How long a read of a pipe or terminal waits before it looks whether the run was interrupted, in milliseconds.
  private static let patience: Int32 = 100

  private let descriptor: Int32
  private let path: String
  private let meter: ReadMeter?
  private let waits: Bool
  /// The SHA-256 of what has been read, if asked for.
  private(set) var digest: SHA256Digest?

  /// Opens a file; `-` is standard input.
  init(_ path: String, hashes: Bool = false, meter: ReadMeter? = nil) throws(BatchError) {
    self.path = path
    self.meter = meter
    digest = hashes ? SHA256Digest() : nil
    // When it is opened so, a named pipe does not wait for its writer, which no signal could end; the first read does.
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
    waits = FileIdentity(descriptor: descriptor)?.kind != .regular
    if path != "-" { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The file's size, if it is a regular file; a hint only.
  var size: Int? {
    FileIdentity(descriptor: descriptor).flatMap { $0.kind == .regular ? $0.size : nil }
  }

  /// Goes on reading at an offset of the file.
  func seek(to offset: Int) throws(BatchError) {
    guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw .unreadable(path: path, errno: errno) }
  }

  package func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    if waits { try waitForBytes() }
    let result = withUnsafeTemporaryAllocation(byteCount: min(count, Self.limit), alignment: 16) { buffer in
      Result { () throws(SystemError) in
        let received = try FileAccess.read(descriptor, into: buffer)
        bytes.append(contentsOf: buffer.prefix(received))
        digest?.update(UnsafeRawBufferPointer(rebasing: buffer.prefix(received)))
        return received
      }
    }
    switch result {
    case .success(let received):
      meter?.add(received)
      return received
    case .failure(let error):
      throw .unreadable(path: path, errno: error.code)
    }
  }

  /// Waits until a pipe or terminal has bytes, so that an interruption need not wait for them.
  private func waitForBytes() throws(BatchError) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !Interruption.isRequested {
      let ready = poll(&request, 1, Self.patience)
      if ready > 0 || (ready < 0 && errno != EINTR) { return }
    }
    throw .interrupted
  }
}

/// Where input bytes come from: a file, or what decompresses one.
package protocol ByteReader: AnyObject {
  /// Appends up to `count` bytes to an array; returns the number read, zero at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int
}

/// Reads a part of what another reader has, and then the next.
final class BoundedReader: ByteReader {
  private let reader: any ByteReader
  /// The bytes read so far.
  private(set) var offset = 0
  /// Where the part ends; nil is the end of the input.
  var end: Int?

  init(_ reader: any ByteReader) { self.reader = reader }

  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    let count = end.map { min(count, $0 - offset) } ?? count
    guard count > 0 else { return 0 }
    let received = try reader.read(count, into: &bytes)
    offset += received
    return received
  }
}

/// Counts the bytes read from all inputs of a run, as they lie on the disk.
package final class ReadMeter: Sendable {
  private let count = Atomic<Int>(0)

  func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }

  var bytes: Int { count.load(ordering: .relaxed) }
}
