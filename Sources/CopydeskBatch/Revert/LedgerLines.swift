internal import CopydeskLedger
internal import Glibc

/// Reads lines of a ledger from some ranges of the file, one after another.
package struct LedgerLines {
  /// One line: where it lies and its bytes without the line feed.
  package struct Line {
    package var range: Range<Int>
    package var number: Int
    package var bytes: [UInt8]
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
  package init(_ path: String, parts: [LedgerIndex.Part]? = nil) throws(BatchError) {
    source = try ByteSource(path)
    ranges = (parts ?? [LedgerIndex.Part(range: 0..<Int.max, firstLine: 1)])[...]
  }

  /// The next line, or nil at the end.
  package mutating func next() throws(BatchError) -> Line? {
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

/// The last line of a ledger, which says how much there is before it, names no document and holds no finding.
struct LedgerEnd: Hashable, Sendable {
  private enum Name {
    static let ledger = "ledger"
    static let documents = "documents"
    static let findings = "findings"
    static let outputField = "outputField"
    static let scoreField = "scoreField"
    static let textField = "textField"
    static let table = "table"
  }

  var counts: LedgerWriter.Counts
  /// The fields that cleaning added to every record.
  var outputField: String?
  var scoreField: String?
  /// The field with the text, where fields were added: a file without findings has no other line that says so.
  var textField: String?
  /// How the tables among the inputs are written.
  var dialect = TableDialect()

  init(_ counts: LedgerWriter.Counts, _ records: RecordOptions) {
    self.counts = counts
    outputField = records.outputField
    scoreField = records.scoreField
    if outputField != nil || scoreField != nil { textField = records.textField }
    dialect = records.dialect
  }

  /// The line, with an empty name where others have that of their document.
  var line: [UInt8] {
    var members = [
      LedgerLine.formatMember, (Name.ledger, "complete"), (Name.documents, String(counts.documents)),
      (Name.findings, String(counts.findings)),
    ]
    if let outputField { members.append((Name.outputField, outputField)) }
    if let scoreField { members.append((Name.scoreField, scoreField)) }
    if let textField { members.append((Name.textField, textField)) }
    if dialect != TableDialect() { members.append((Name.table, dialect.note)) }
    return Array("{\"id\":\"\"".utf8) + RecordNote.source(of: members) + Array("}\n".utf8)
  }

  /// Reads the line; nil if it is another.
  init?(line bytes: [UInt8], scanner: RecordScanner) {
    let names = [
      Name.ledger, Name.documents, Name.findings, Name.outputField, Name.scoreField, Name.textField, Name.table,
    ].map { Array($0.utf8) }
    guard let fields = try? scanner.fields(names, in: bytes, bytes.indices) else { return nil }
    let values = fields.map { $0?.string(in: bytes) }
    guard values[0] == "complete", let documents = values[1].flatMap({ Int($0) }),
      let findings = values[2].flatMap({ Int($0) })
    else { return nil }
    counts = LedgerWriter.Counts(documents: documents, findings: findings)
    outputField = values[3]
    scoreField = values[4]
    textField = values[5]
    if let table = values[6] { dialect = TableDialect(note: table) }
  }
}

/// Tells lines that go on with a document by their first bytes.
///
/// The first line of a document says how many it has. Those after it begin with the same document's name and a rule as
/// ``LedgerLine`` writes them, so that nobody who only counts lines need read them. A line that begins otherwise is read.
struct LedgerContinuation {
  private static let separator = Array(",\"rule\":\"".utf8)

  private let prefix: [UInt8]
  private var remaining: Int

  /// Takes the first line of a document, where its name's value lies in it, and how many lines it says there are.
  init?(_ line: [UInt8], name: RecordField?, lines: Int) {
    guard let end = name?.value.upperBound, lines > 1, line.starts(with: "{\"id\":\"".utf8),
      line[end...].starts(with: Self.separator)
    else { return nil }
    prefix = Array(line[..<end]) + Self.separator
    remaining = lines - 1
  }

  /// Whether a line is the document's next one.
  mutating func takes(_ line: [UInt8]) -> Bool {
    guard remaining > 0, line.last == UInt8(ascii: "}"), begins(line) else { return false }
    remaining -= 1
    return true
  }

  private func begins(_ line: [UInt8]) -> Bool {
    guard line.count >= prefix.count else { return false }
    return line.withUnsafeBytes { line in
      prefix.withUnsafeBytes { prefix in
        guard let start = line.baseAddress, let expected = prefix.baseAddress else { return false }
        return memcmp(start, expected, prefix.count) == 0
      }
    }
  }
}
