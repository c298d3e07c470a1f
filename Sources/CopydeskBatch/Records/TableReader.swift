internal import CLibCSV

/// Reads a CSV or TSV file in blocks of whole records.
///
/// The grammar is RFC 4180, which libcsv keeps: quotation marks around a whole field and doubled inside; a field may
/// hold line ends. A record that breaks it is passed by as one line, and reading goes on with the next, so that a
/// missing quotation mark costs no more than the lines it spoils. It holds one block, or one record if that is larger.
struct TableReader: RecordBlockReader {
  /// The most bytes a record of several lines may have; beyond it a quotation mark is taken to be missing.
  private static let recordLimit = 1 << 28
  /// Records found with one call.
  private static let batch = 4096
  /// The shim's SIZE_MAX: a column that is not asked for.
  private static let none = -1

  private let name: String
  private let delimiter: UInt8
  private let options: RecordOptions
  private var buffer: BlockBuffer
  private(set) var header: TableHeader?
  private var hasGivenHeader = false
  /// Whether the first bytes are still to come, before which a mark of the byte order may stand.
  private var isAtStart = true
  private var line = 1
  private var record = 1

  init(
    _ reader: any ByteReader, _ content: InputFormat.Content, options: RecordOptions, name: String, sums: Bool = false
  ) {
    self.name = name
    self.options = options
    delimiter = options.dialect.delimiter ?? (content == .tsv ? 0x09 : 0x2C)
    buffer = BlockBuffer(reader, sums: sums)
  }

  /// Goes on with a part of a table whose header another part had.
  init(
    _ reader: any ByteReader, after header: TableHeader, line: Int, record: Int, options: RecordOptions, name: String
  ) {
    self.name = name
    self.options = options
    self.header = header
    self.line = line
    self.record = record
    delimiter = header.delimiter
    hasGivenHeader = true
    isAtStart = false
    buffer = BlockBuffer(reader)
  }

  mutating func skip(to position: ReadPosition) throws(BatchError) -> Bool {
    // The header is read again: it says where the text is.
    _ = try readHeader()
    hasGivenHeader = true
    isAtStart = position.offset == 0
    (line, record) = (position.line, position.record)
    return buffer.skip(to: position)
  }

  mutating func next() throws(BatchError) -> RecordBlock? {
    guard let header = try readHeader() else { return blankFile() }
    var window = JSONLinesReader.blockSize
    var rows: [TableRow] = []
    var end = 0
    while rows.isEmpty {
      buffer.fill(to: window)
      let available = min(window, buffer.bytes.count)
      let isLast = buffer.isAtEnd && available == buffer.bytes.count
      (rows, end) = self.rows(
        upTo: available, isLast: isLast && buffer.failure == nil, header, gaveUp: available >= Self.recordLimit)
      if isLast { break }
      window *= 2
    }
    guard end > 0 else {
      if let failure = buffer.failure { throw failure }
      return nil
    }
    let firstLine = line
    hasGivenHeader = true
    isAtStart = false
    record += rows.count
    let bytes = buffer.take(end)
    line += bytes.count(where: { $0 == 0x0A })
    return RecordBlock(
      bytes: bytes, count: end, firstLine: firstLine, lineCount: line - firstLine,
      end: buffer.position(line: line, record: record), rows: rows, header: header)
  }

  /// All of a file that has no header, since nothing but blank lines or a mark of the byte order is in it.
  private mutating func blankFile() -> RecordBlock? {
    let bytes = buffer.take(buffer.bytes.count)
    if bytes.isEmpty { return nil }
    let lines = bytes.count(where: { $0 == 0x0A })
    let row = TableRow(range: bytes.indices, contentEnd: bytes.count, line: line, number: record, kind: .blank)
    line += lines
    return RecordBlock(
      bytes: bytes, count: bytes.count, firstLine: line - lines, lineCount: lines,
      end: buffer.position(line: line, record: record), rows: [row])
  }

  /// Finds the header; nil for a file without one.
  private mutating func readHeader() throws(BatchError) -> TableHeader? {
    if let header { return header }
    var window = 1 << 16
    while true {
      buffer.fill(to: window)
      if let encoding = WideEncoding(buffer.bytes)?.rawValue {
        throw .malformedHeader(
          path: name, reason: "it is \(encoding); convert it with `iconv -f \(encoding) -t UTF-8`")
      }
      let isLast = buffer.isAtEnd && buffer.bytes.count <= window
      let lines = buffer.bytes.split(separator: 0x0D, maxSplits: 2)
      if lines.count > 1, !buffer.bytes.contains(0x0A) {
        throw .malformedHeader(
          path: name, reason: "its lines end in CR alone, as on old Macs; write LF, with `tr '\\r' '\\n'`")
      }
      let mark = buffer.bytes.byteOrderMarkLength
      let found = find(in: mark..<buffer.bytes.count, isLast: isLast, capacity: 1, wanted: [Self.none, Self.none])
      if let first = found.records.first {
        let header = try TableHeader(
          Array(buffer.bytes[..<(mark + first.end)]), delimiter: delimiter, records: options, path: name)
        self.header = header
        if !options.dialect.hasHeader { hasGivenHeader = true }
        return header
      }
      if found.status != CLIBCSV_OK || window > Self.recordLimit {
        throw .malformedHeader(path: name, reason: "its quotation marks do not pair; correct the first line")
      }
      if isLast {
        if let failure = buffer.failure { throw failure }
        return nil
      }
      window *= 2
    }
  }

  private func find(
    in range: Range<Int>, isLast: Bool, capacity: Int, wanted: [Int]
  ) -> (records: [clibcsv_record], status: clibcsv_status, error: Int) {
    if !options.dialect.quotes {
      let found = TableDialect.records(
        in: buffer.bytes[range], delimiter: delimiter, isLast: isLast, capacity: capacity, wanted: wanted)
      let records = found.map { record in
        var result = clibcsv_record()
        (result.start, result.end, result.content_end) = (record.start, record.end, record.contentEnd)
        result.field_count = record.fieldCount
        result.wanted.0 = clibcsv_field(start: record.wanted[0].lowerBound, end: record.wanted[0].upperBound)
        result.wanted.1 = clibcsv_field(start: record.wanted[1].lowerBound, end: record.wanted[1].upperBound)
        return result
      }
      return (records, CLIBCSV_OK, 0)
    }
    var records = [clibcsv_record](repeating: clibcsv_record(), count: capacity)
    var count = 0
    var error = 0
    let status = buffer.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return CLIBCSV_OK }
      return clibcsv_find_records(
        base + range.lowerBound, range.count, delimiter, isLast ? 1 : 0, wanted, &records, capacity, &count, &error)
    }
    return (Array(records.prefix(count)), status, error)
  }

  /// The rows that are whole within the first bytes, and where they end.
  private func rows(
    upTo limit: Int, isLast: Bool, _ header: TableHeader, gaveUp: Bool
  ) -> (rows: [TableRow], end: Int) {
    var rows: [TableRow] = []
    var position = isAtStart ? buffer.bytes.byteOrderMarkLength : 0
    var lines = LineCounter(line)
    while position < limit {
      let found = find(
        in: position..<limit, isLast: isLast, capacity: Self.batch, wanted: [header.text, header.id ?? Self.none])
      for record in found.records {
        rows.append(row(record, at: position, rows.count, header, &lines))
      }
      position += found.records.last?.end ?? 0
      if found.status == CLIBCSV_OK {
        if found.records.count == Self.batch { continue }
        // A record that goes on for so long lacks a quotation mark.
        guard gaveUp, rows.isEmpty, position < limit else { break }
      }
      guard let end = lineEnd(from: position, limit, isLast: isLast) else { break }
      let range = position..<end
      rows.append(
        TableRow(
          range: range, contentEnd: end, line: lines.line(at: range.lowerBound, in: buffer.bytes),
          number: record + rows.count, kind: .malformed(.misplacedQuote)))
      position = end
    }
    // Blank lines at the end of a file belong to no record.
    if isLast, position < limit {
      rows.append(
        TableRow(range: position..<limit, contentEnd: limit, line: line, number: record + rows.count, kind: .blank))
      position = limit
    }
    return (rows, position)
  }

  private func row(
    _ found: clibcsv_record, at base: Int, _ index: Int, _ header: TableHeader, _ lines: inout LineCounter
  ) -> TableRow {
    let start = index == 0 && isAtStart ? 0 : base + found.start
    let kind: TableRow.Kind
    if !hasGivenHeader, index == 0 {
      kind = .header
    } else if found.field_count != header.names.count {
      kind = .malformed(.fieldCount(found.field_count, expected: header.names.count))
    } else {
      let text = base + found.wanted.0.start..<base + found.wanted.0.end
      kind = .record(text: text, id: header.id == nil ? nil : base + found.wanted.1.start..<base + found.wanted.1.end)
    }
    return TableRow(
      range: start..<base + found.end, contentEnd: base + found.content_end,
      line: lines.line(at: base + found.start, in: buffer.bytes), number: record + index, kind: kind)
  }

  /// The end of the first line that is not blank; nil if it has not been read yet.
  private func lineEnd(from start: Int, _ limit: Int, isLast: Bool) -> Int? {
    var hasContent = false
    for index in start..<limit {
      if buffer.bytes[index] == 0x0A {
        if hasContent { return index + 1 }
      } else if buffer.bytes[index] != 0x0D {
        hasContent = true
      }
    }
    return isLast ? limit : nil
  }
}

/// Tells the lines of offsets that are asked for in ascending order.
struct LineCounter {
  private var line: Int
  private var position = 0

  /// Starts at the line the bytes begin with.
  init(_ line: Int) { self.line = line }

  /// The line of an offset; blank lines there are passed over.
  mutating func line(at offset: Int, in bytes: [UInt8]) -> Int {
    while position < min(offset, bytes.count) {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
    return line
  }
}

/// One record of a CSV or TSV file, as offsets into its block.
struct TableRow: Hashable, Sendable {
  /// What the record is.
  enum Kind: Hashable, Sendable {
    case header
    /// The fields with the text and with the name, as they stand.
    case record(text: Range<Int>, id: Range<Int>?)
    case malformed(RecordError)
    /// Blank lines at the end of the file.
    case blank
  }

  /// The whole record: blank lines before it, its fields, its line end.
  var range: Range<Int>
  /// Where its last field ends.
  var contentEnd: Int
  /// The line it begins in.
  var line: Int
  /// Its number in the file, from 1; the header is the first.
  var number: Int
  var kind: Kind
}
