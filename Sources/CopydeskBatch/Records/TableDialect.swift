/// How a table is written, where it is not as its format has it.
public struct TableDialect: Hashable, Sendable {
  /// The byte between fields; nil for the format's own.
  public var delimiter: UInt8?
  /// Whether the first record names the columns; without it they have their numbers, from 1.
  public var hasHeader = true
  /// Whether fields can stand in quotation marks; without it a mark is text, and a line end always ends a record.
  public var quotes = true

  /// The dialect of RFC 4180.
  public init() {}

  private static let mark = "delimiter "
  private static let withoutHeader = "no header"
  private static let withoutQuotes = "no quotes"

  /// How a ledger and a manifest have it, so that the table is read again as it was: what differs from RFC 4180, as in
  /// `delimiter 59, no header, no quotes`, the delimiter as the number of its byte.
  var note: String {
    [delimiter.map { Self.mark + String($0) }, hasHeader ? nil : Self.withoutHeader, quotes ? nil : Self.withoutQuotes]
      .compactMap(\.self).joined(separator: ", ")
  }

  /// Reads a note; what is no part of one is passed over.
  init(note: String) {
    for part in note.utf8.split(separator: UInt8(ascii: ",")) {
      let part = String(decoding: part.drop { $0 == 0x20 }, as: UTF8.self)
      switch part {
      case Self.withoutHeader: hasHeader = false
      case Self.withoutQuotes: quotes = false
      case _ where part.utf8.starts(with: Self.mark.utf8):
        delimiter = UInt8(String(decoding: part.utf8.dropFirst(Self.mark.utf8.count), as: UTF8.self))
      default: break
      }
    }
  }

  /// The records within some bytes of a table without quotation marks, as the shim of libcsv tells those with them.
  static func records(
    in bytes: ArraySlice<UInt8>, delimiter: UInt8, isLast: Bool, capacity: Int, wanted: [Int]
  ) -> [RawRecord] {
    var records: [RawRecord] = []
    let base = bytes.startIndex
    var start = base
    // Blank lines belong to the record behind them.
    var recordStart = base
    while records.count < capacity, start < bytes.endIndex {
      if bytes[start] == 0x0A || bytes[start] == 0x0D {
        start += 1
        continue
      }
      let feed = bytes[start...].firstIndex(of: 0x0A)
      if feed == nil, !isLast { break }
      var contentEnd = feed ?? bytes.endIndex
      while contentEnd > start, bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
      var record = RawRecord(
        start: recordStart - base, end: (feed.map { $0 + 1 } ?? bytes.endIndex) - base, contentEnd: contentEnd - base,
        fieldCount: 0, wanted: wanted.map { _ in 0..<0 })
      var fieldStart = start
      while true {
        let fieldEnd = bytes[fieldStart..<contentEnd].firstIndex(of: delimiter) ?? contentEnd
        for (index, column) in wanted.enumerated() where column == record.fieldCount {
          record.wanted[index] = fieldStart - base..<fieldEnd - base
        }
        record.fieldCount += 1
        if fieldEnd == contentEnd { break }
        fieldStart = fieldEnd + 1
      }
      records.append(record)
      start = base + record.end
      recordStart = start
    }
    return records
  }

  /// A record as offsets from where the search began.
  struct RawRecord: Hashable, Sendable {
    var start: Int
    var end: Int
    var contentEnd: Int
    var fieldCount: Int
    var wanted: [Range<Int>]
  }
}
