/// Input that has been read and not yet cut into blocks.
///
/// Blocks depend on the bytes from their start on and on nothing else, neither on how a pipe delivers them nor on where
/// a run began: so a run that is resumed makes the same blocks.
struct BlockBuffer {
  private let reader: any ByteReader
  private let sums: Bool
  private(set) var bytes: [UInt8] = []
  /// Whether nothing more can be read.
  private(set) var isAtEnd = false
  /// Why reading ended before the input did.
  private(set) var failure: BatchError?
  private(set) var offset = 0
  private var checksum = Checksum()

  /// Takes a reader; `sums` says whether positions carry checksums.
  init(_ reader: any ByteReader, sums: Bool = false) {
    self.reader = reader
    self.sums = sums
  }

  /// Reads until there are `count` bytes, or all there are.
  mutating func fill(to count: Int) {
    while !isAtEnd, bytes.count < count {
      do throws(BatchError) {
        if try reader.read(count - bytes.count, into: &bytes) == 0 { isAtEnd = true }
      } catch {
        failure = error
        isAtEnd = true
      }
    }
  }

  /// Removes and returns the first bytes.
  mutating func take(_ count: Int) -> [UInt8] {
    // Spares a large record the copy; what follows it is short.
    let rest = Array(bytes[count...])
    bytes.removeLast(rest.count)
    defer { bytes = rest }
    offset += count
    if sums { checksum.update(bytes[...]) }
    return bytes
  }

  /// The position before the bytes that are left.
  func position(line: Int, record: Int) -> ReadPosition {
    ReadPosition(offset: offset, checksum: checksum.value, line: line, record: record)
  }

  /// Reads up to a position without keeping anything.
  ///
  /// - Returns: Whether the bytes are those the position was noted after.
  mutating func skip(to position: ReadPosition) -> Bool {
    while offset < position.offset {
      fill(to: min(position.offset - offset, 1 << 20))
      if bytes.isEmpty { return false }
      _ = take(min(bytes.count, position.offset - offset))
    }
    return checksum.value == position.checksum
  }
}

/// Consecutive records of a file, read together.
package struct RecordBlock: Sendable {
  /// The records with their terminators, then padding for ``RecordScanner``.
  package var bytes: [UInt8]
  /// The bytes that are records.
  var count: Int
  /// The number of the first line in the file, from 1.
  var firstLine: Int
  /// How many lines there are.
  var lineCount: Int
  /// The border after them.
  var end = ReadPosition()
  /// The records of a table; nil for JSON Lines, where each is a line.
  var rows: [TableRow]?
  /// What a table's header says.
  var header: TableHeader?
  /// The records of a JSON file that are no lines.
  var places: [RecordPlace]?
  /// The records of a WARC file.
  var archive: [ArchiveEntry]?
  /// What the records stand in, if they are neither lines nor rows.
  var layout: RecordNote.Layout? { places != nil ? .json : archive != nil ? .archive : nil }

  /// The JSON records in order; lines are records, too, if nothing else is.
  func forEachRecord(_ body: (RecordPlace) -> Void) {
    if let places {
      for place in places { body(place) }
      return
    }
    forEachLine { number, range in
      let outer = range.lowerBound..<min(range.upperBound + 1, count)
      body(RecordPlace(outer: outer, range: range, number: number, line: number))
    }
  }

  /// The place of a JSON record, a mark of the byte order before it left out.
  func range(ofRecord number: Int) -> Range<Int>? {
    if let places { return places.first { $0.number == number }?.range }
    return range(ofLine: number).map { bytes.withoutByteOrderMark($0) }
  }

  /// The lines in order, without their line feeds.
  package func forEachLine(_ body: (_ number: Int, _ range: Range<Int>) -> Void) {
    var start = 0
    var number = firstLine
    while start < count {
      let end = bytes[start..<count].firstIndex(of: 0x0A) ?? count
      body(number, start..<end)
      start = end + 1
      number += 1
    }
  }

  /// The place of one line, without its line feed.
  func range(ofLine line: Int) -> Range<Int>? {
    var found: Range<Int>?
    forEachLine { number, range in if number == line { found = range } }
    return found
  }
}

/// One JSON record of a block, as offsets into it.
struct RecordPlace: Hashable, Sendable {
  /// The record and what stands between it and the one before.
  var outer: Range<Int>
  /// The record itself; empty at the end of what is passed through behind the last one.
  var range: Range<Int>
  /// Its number in the file, from 1.
  var number: Int
  /// The line it begins in, from 1, and what stands before it there.
  var line: Int
  var before = LineStart()
}

/// What of a line stands before a place.
struct LineStart: Hashable, Sendable {
  var codePoints = 0
  var bytes = 0

  mutating func advance(over text: ArraySlice<UInt8>) {
    let rest: ArraySlice<UInt8>
    if let feed = text.lastIndex(of: 0x0A) {
      self = LineStart()
      rest = text[(feed + 1)...]
    } else {
      rest = text
    }
    bytes += rest.count
    codePoints += rest.count { $0 & 0xC0 != 0x80 }
  }
}

/// A border between records of an input, at which reading can go on another time.
package struct ReadPosition: Hashable, Sendable, Codable {
  /// Bytes of decompressed input before it.
  var offset = 0
  /// The CRC-32 of those bytes, if they were summed.
  var checksum: UInt32 = 0
  /// The line that follows, from 1.
  var line = 1
  /// The record that follows, from 1; where a record is a line, the same.
  var record = 1
}

/// Reads an input in blocks of whole records.
protocol RecordBlockReader {
  /// The next records, or nil at the end.
  mutating func next() throws(BatchError) -> RecordBlock?
  /// Passes over what an earlier run has done; returns whether the input is still the one it read.
  mutating func skip(to position: ReadPosition) throws(BatchError) -> Bool
}

extension Collection<UInt8> {
  /// How many bytes a mark of the byte order takes at the start: 3, or 0 where there is none.
  var byteOrderMarkLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Whether a line has nothing but the white space that JSON allows around values.
  package var isBlankLine: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A } }
}

extension [UInt8] {
  /// A line without the mark of the byte order before it, which files that were joined have in front of later lines, too.
  func withoutByteOrderMark(_ line: Range<Int>) -> Range<Int> {
    line.lowerBound + self[line].byteOrderMarkLength..<line.upperBound
  }
}
