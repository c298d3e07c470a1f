internal import Glibc

/// Reads a JSON Lines file in blocks of whole lines.
///
/// It holds one block, or one record if that is larger.
package struct JSONLinesReader: RecordBlockReader {
  /// The usual size of a block: large enough to hide the cost of a task, small enough to share work evenly.
  static let blockSize = 1 << 18

  private var buffer: BlockBuffer
  private var nextLine = 1

  /// Opens a plain file or standard input.
  package init(_ path: String) throws(BatchError) { self.init(try ByteSource(path)) }

  /// Takes a reader; `sums` says whether positions carry checksums.
  package init(_ reader: any ByteReader, sums: Bool = false) { buffer = BlockBuffer(reader, sums: sums) }

  /// Goes on with what has been read by another reader, and not taken.
  init(_ buffer: BlockBuffer) { self.buffer = buffer }

  mutating func skip(to position: ReadPosition) -> Bool {
    nextLine = position.line
    return buffer.skip(to: position)
  }

  /// The next lines, or nil at the end.
  ///
  /// - Throws: Why no more can be read, once all whole lines before that have been given.
  /// - Complexity: O(*n*) in the bytes of the block.
  package mutating func next() throws(BatchError) -> RecordBlock? {
    var window = Self.blockSize
    var searched = 0
    var end = 0
    while end == 0 {
      buffer.fill(to: window)
      let available = min(window, buffer.bytes.count)
      if let feed = Self.lastLineFeed(in: buffer.bytes, searched..<available) { end = feed + 1 }
      if buffer.isAtEnd, available == buffer.bytes.count {
        // The rest of a stream that was cut short is no record.
        if buffer.failure == nil { end = available }
        break
      }
      searched = available
      window *= 2
    }
    guard end > 0 else {
      if let failure = buffer.failure { throw failure }
      return nil
    }
    var bytes = buffer.take(end)
    let lines = Self.lineFeeds(in: bytes) + (bytes.last == 0x0A ? 0 : 1)
    bytes += repeatElement(0x20, count: RecordScanner.padding)
    let firstLine = nextLine
    nextLine += lines
    return RecordBlock(
      bytes: bytes, count: end, firstLine: firstLine, lineCount: lines,
      end: buffer.position(line: nextLine, record: nextLine))
  }

  private static func lastLineFeed(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = range.upperBound
      while index > range.lowerBound {
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

/// Reads a file as one document.
package enum PlainTextReader {
  /// Reads all of a file or of standard input, as it lies on the disk.
  ///
  /// - Complexity: O(*n*) in the bytes of the file, all of which are held.
  static func read(_ path: String) throws(BatchError) -> [UInt8] {
    let source = try ByteSource(path)
    let (bytes, failure) = read(source, expecting: source.size ?? 0)
    if let failure { throw failure }
    return bytes
  }

  /// Reads all of an input, decompressed.
  package static func read(_ file: InputFile) throws(BatchError) -> [UInt8] {
    let (reader, source) = try file.open()
    let (bytes, failure) = read(reader, expecting: source.size ?? 0)
    if let failure { throw failure }
    return bytes
  }

  /// Reads to the end, or to where no more can be read.
  static func read(_ reader: any ByteReader, expecting size: Int) -> (bytes: [UInt8], failure: BatchError?) {
    let (bytes, _, failure) = read(reader, upTo: Int.max, expecting: size)
    return (bytes, failure)
  }

  /// Bytes read at a time.
  static let pieceSize = 1 << 20

  /// Reads until more than a limit has come, to the end, or to where no more can be read.
  ///
  /// What is read beyond the limit is less than two pieces.
  static func read(
    _ reader: any ByteReader, upTo limit: Int, expecting size: Int
  ) -> (bytes: [UInt8], isAtEnd: Bool, failure: BatchError?) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size <= limit ? size : limit + pieceSize)
    do throws(BatchError) {
      while bytes.count <= limit {
        if try reader.read(pieceSize, into: &bytes) == 0 { return (bytes, true, nil) }
      }
      return (bytes, false, nil)
    } catch {
      return (bytes, true, error)
    }
  }
}
