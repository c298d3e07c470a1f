internal import Glibc

/// Reads lines of a ledger from some ranges of the file, one after another.
struct LedgerLines {
  /// One line: where it lies and its bytes without the line feed.
  struct Line {
    var range: Range<Int>
    var number: Int
    var bytes: [UInt8]
  }

  private let source: ByteSource
  private var ranges: ArraySlice<LedgerIndex.Part>
  private var buffer: [UInt8] = []
  private var position = 0
  private var offset = 0
  private var number = 1
  private var end = 0
  private var isAtEnd = false

  /// Opens a ledger; without parts, all of it is read.
  init(_ path: String, parts: [LedgerIndex.Part]? = nil) throws(BatchError) {
    source = try ByteSource(path)
    ranges = (parts ?? [LedgerIndex.Part(range: 0..<Int.max, firstLine: 1)])[...]
  }

  /// The next line, or nil at the end.
  mutating func next() throws(BatchError) -> Line? {
    while true {
      if offset >= end, try !openNextPart() { return nil }
      if let line = try nextInPart() { return line }
      offset = end
    }
  }

  private mutating func openNextPart() throws(BatchError) -> Bool {
    guard let part = ranges.popFirst() else { return false }
    if part.range.lowerBound > 0 { try source.seek(to: part.range.lowerBound) }
    (offset, end, number) = (part.range.lowerBound, part.range.upperBound, part.firstLine)
    buffer = []
    position = 0
    isAtEnd = false
    return true
  }

  private mutating func nextInPart() throws(BatchError) -> Line? {
    var searched = position
    while true {
      if let feed = lineFeed(from: searched) { return take(upTo: feed, next: feed + 1) }
      if isAtEnd { return position < buffer.count ? take(upTo: buffer.count, next: buffer.count) : nil }
      buffer.removeFirst(position)
      position = 0
      searched = buffer.count
      isAtEnd = try source.read(max(1 << 16, buffer.count), into: &buffer) == 0
    }
  }

  private func lineFeed(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func take(upTo end: Int, next: Int) -> Line {
    defer {
      offset += next - position
      position = next
      number += 1
    }
    return Line(range: offset..<offset + next - position, number: number, bytes: Array(buffer[position..<end]))
  }
}
