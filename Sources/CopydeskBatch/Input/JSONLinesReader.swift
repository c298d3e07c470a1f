internal import Glibc

/// Reads a JSON Lines file in blocks of whole lines.
///
/// It holds one block, or one record if that is larger.
struct JSONLinesReader {
  /// The usual size of a block: large enough to hide the cost of a task, small enough to share work evenly.
  static let blockSize = 1 << 18

  private let source: ByteSource
  private var rest: [UInt8] = []
  private var nextLine = 1
  private var isAtEnd = false

  /// Opens a file or standard input.
  init(_ path: String) throws(BatchError) { source = try ByteSource(path) }

  /// The next lines, or nil at the end.
  ///
  /// - Complexity: O(*n*) in the bytes of the block.
  mutating func next() throws(BatchError) -> RecordBlock? {
    var bytes = rest
    rest = []
    // What was left over holds no line feed.
    var searched = bytes.count
    while !isAtEnd {
      // A record longer than a block is read in ever larger steps.
      let step = max(Self.blockSize, bytes.count / 2)
      if try source.read(step, into: &bytes) == 0 {
        isAtEnd = true
      } else if let end = Self.lastLineFeed(in: bytes, from: searched) {
        rest = Array(bytes[(end + 1)...])
        bytes.removeLast(rest.count)
        break
      }
      searched = bytes.count
    }
    guard !bytes.isEmpty else { return nil }
    let count = bytes.count
    let lines = Self.lineFeeds(in: bytes) + (bytes.last == 0x0A ? 0 : 1)
    bytes += repeatElement(0x20, count: RecordScanner.padding)
    defer { nextLine += lines }
    return RecordBlock(bytes: bytes, count: count, firstLine: nextLine, lineCount: lines)
  }

  private static func lastLineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = buffer.count
      while index > start {
        index -= 1
        if buffer[index] == 0x0A { return index }
      }
      return nil
    }
  }

  private static func lineFeeds(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var count = 0
      var offset = 0
      while offset < buffer.count, let found = memchr(base + offset, 0x0A, buffer.count - offset) {
        count += 1
        offset = UnsafeRawPointer(found) - base + 1
      }
      return count
    }
  }
}
