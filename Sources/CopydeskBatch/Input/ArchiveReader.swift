/// Reads a WARC file in blocks of whole records.
///
/// The format is that of ISO 28500: a version line, header lines, a blank line, as many bytes as `Content-Length` says,
/// and two line ends. What is no record is passed by up to the next line that begins one.
struct ArchiveReader: RecordBlockReader {
  /// The most bytes a record may have; beyond it the length is taken to be wrong.
  private static let recordLimit = 1 << 28

  private var buffer: BlockBuffer
  private var line = 1
  private var record = 1

  init(_ reader: any ByteReader, sums: Bool = false) { buffer = BlockBuffer(reader, sums: sums) }

  mutating func skip(to position: ReadPosition) -> Bool {
    (line, record) = (position.line, position.record)
    return buffer.skip(to: position)
  }

  mutating func next() throws(BatchError) -> RecordBlock? {
    var window = JSONLinesReader.blockSize
    var entries: [ArchiveEntry] = []
    while true {
      buffer.fill(to: window)
      let available = min(window, buffer.bytes.count)
      let isLast = buffer.isAtEnd && available == buffer.bytes.count
      entries = self.entries(
        upTo: available, isLast: isLast && buffer.failure == nil, gaveUp: available >= Self.recordLimit)
      if isLast || !entries.isEmpty { break }
      window *= 2
    }
    guard let end = entries.last?.outer.upperBound, end > 0 else {
      if let failure = buffer.failure { throw failure }
      return nil
    }
    let bytes = buffer.take(end)
    let firstLine = line
    line += bytes.count(where: { $0 == 0x0A })
    record += entries.count
    var block = RecordBlock(
      bytes: bytes, count: end, firstLine: firstLine, lineCount: line - firstLine,
      end: buffer.position(line: line, record: record))
    block.archive = entries
    return block
  }

  private func entries(upTo limit: Int, isLast: Bool, gaveUp: Bool) -> [ArchiveEntry] {
    var entries: [ArchiveEntry] = []
    var (position, counted, line) = (0, 0, line)
    while position < limit {
      line += buffer.bytes[counted..<position].count(where: { $0 == 0x0A })
      counted = position
      let found: ArchiveEntry
      if let whole = ArchiveEntry(in: buffer.bytes, position..<limit) {
        // The line ends behind a record may still be on their way.
        guard isLast || whole.outer.upperBound < limit else { break }
        found = whole
      } else {
        let rest = buffer.bytes[position..<limit].drop { $0 == 0x0D || $0 == 0x0A }
        let isBegun = rest.starts(with: "WARC/".utf8)
        let isHopeless = ArchiveEntry.isHopeless(in: buffer.bytes, position..<limit)
        guard isLast || !isBegun || isHopeless || gaveUp && entries.isEmpty else { break }
        guard let end = nextStart(after: position, limit) ?? (isLast ? limit : nil) else { break }
        found = ArchiveEntry(brokenAt: position..<end)
      }
      var entry = found
      entry.number = record + entries.count
      entry.line = line
      entries.append(entry)
      position = entry.outer.upperBound
    }
    return entries
  }

  /// The next line that begins a record.
  private func nextStart(after start: Int, _ limit: Int) -> Int? {
    var index = start
    while let feed = buffer.bytes[index..<limit].firstIndex(of: 0x0A) {
      if feed > start, buffer.bytes[(feed + 1)..<limit].starts(with: "WARC/".utf8) { return feed + 1 }
      index = feed + 1
    }
    return nil
  }
}

/// One record of a WARC file, as offsets into its block.
struct ArchiveEntry: Hashable, Sendable {
  /// The whole record with the line ends behind it.
  var outer: Range<Int>
  /// From the version line to the blank line that ends the headers, with it.
  var header: Range<Int>
  /// The bytes that `Content-Length` counts.
  var body: Range<Int>
  /// Its number in the file, from 1, and the line it begins in.
  var number = 0
  var line = 0
  /// Whether it is no record that could be read.
  var isBroken = false

  fileprivate init(brokenAt range: Range<Int>) {
    outer = range
    header = range.lowerBound..<range.lowerBound
    body = header
    isBroken = true
  }

  /// Reads the record that some bytes begin with; nil if it is none, or not all there.
  init?(in bytes: [UInt8], _ range: Range<Int>) {
    guard let (header, length) = Self.header(in: bytes, range), let length else { return nil }
    let end = header.upperBound
    guard length <= range.upperBound - end else { return nil }
    self.header = header
    body = end..<end + length
    var last = body.upperBound
    while last < range.upperBound, last - body.upperBound < 4, bytes[last] == 0x0D || bytes[last] == 0x0A { last += 1 }
    outer = range.lowerBound..<last
  }

  /// Whether what some bytes begin with can be no record, however many bytes follow.
  static func isHopeless(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    header(in: bytes, range).map { $0.length == nil } ?? false
  }

  /// The header that some bytes begin with, and the length that it tells of the body: none if it has no use.
  ///
  /// - Returns: nil if no record begins there, or the end of its header is not there yet.
  private static func header(in bytes: [UInt8], _ range: Range<Int>) -> (range: Range<Int>, length: Int?)? {
    guard let start = bytes[range].firstIndex(where: { $0 != 0x0D && $0 != 0x0A }),
      bytes[start..<range.upperBound].starts(with: "WARC/".utf8)
    else { return nil }
    var lineStart = start
    while let feed = bytes[lineStart..<range.upperBound].firstIndex(of: 0x0A) {
      let isBlank = bytes[lineStart..<feed].allSatisfy { $0 == 0x0D }
      lineStart = feed + 1
      if isBlank {
        let header = start..<lineStart
        return (header, ArchiveHeader(bytes[header]).number("Content-Length"))
      }
      // No header of any use is longer, and none has the start of another record in it: looked for again and again, the
      // end of one that has none would take time without bounds.
      if lineStart - start > 1 << 20 || bytes[lineStart..<range.upperBound].starts(with: "WARC/".utf8) {
        return (start..<lineStart, nil)
      }
    }
    return nil
  }
}

/// The header lines of a WARC record.
struct ArchiveHeader {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Where the value of a header stands, white space around it left out; names are compared without regard to case.
  func place(_ name: String) -> Range<Int>? {
    let wanted = Array(name.lowercased().utf8)
    for line in bytes.split(separator: 0x0A).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].map({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }) == wanted
      else { continue }
      var (start, end) = (colon + 1, line.endIndex)
      while start < end, bytes[start] <= 0x20 { start += 1 }
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      return start..<end
    }
    return nil
  }

  /// The value of a header.
  func value(_ name: String) -> String? { place(name).flatMap { String(validating: bytes[$0], as: UTF8.self) } }

  /// The value of a header that is a number from 0.
  func number(_ name: String) -> Int? { value(name).flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 } }

  /// The header's lines with values put in the place of others, given in the order they stand in.
  func with(_ values: [(place: Range<Int>, value: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    var position = bytes.startIndex
    for (place, value) in values {
      result += bytes[position..<place.lowerBound] + value
      position = place.upperBound
    }
    return result + bytes[position...]
  }
}
