import Testing

@testable import CopydeskBatch

/// A reader of bytes at hand, in pieces as small as a pipe may give them.
final class ByteChunks: ByteReader {
  private var bytes: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes[...]
    self.size = size
  }

  func read(_ count: Int, into target: inout [UInt8]) -> Int {
    let piece = bytes.prefix(min(count, size))
    target += piece
    bytes = bytes.dropFirst(piece.count)
    return piece.count
  }
}

@Suite struct TableReaderTests {
  /// A row as `line number kind`, with the text of a record.
  private func rows(
    _ text: String, _ content: InputFormat.Content = .csv, chunk: Int = 1 << 20
  ) throws -> [String] {
    var reader = TableReader(
      ByteChunks(Array(text.utf8), size: chunk), content, options: RecordOptions(), name: "a.csv")
    var rows: [String] = []
    var joined: [UInt8] = []
    while let block = try reader.next() {
      #expect(block.count == block.bytes.count)
      joined += block.bytes
      var position = 0
      for row in block.rows ?? [] {
        #expect(row.range.lowerBound == position)
        position = row.range.upperBound
        switch row.kind {
        case .header: rows.append("\(row.line) header")
        case .blank: rows.append("blank")
        case .malformed(.misplacedQuote): rows.append("\(row.line) misplaced")
        case .malformed(let error): rows.append("\(row.line) \(error.description.prefix(29))")
        case .record(let text, _):
          rows.append("\(row.line) " + String(decoding: TableField(block.bytes[text]).text, as: UTF8.self))
        }
      }
      #expect(position == block.count)
    }
    #expect(joined == Array(text.utf8))
    return rows
  }

  private static let tables: [(String, [String])] = [
    ("text\na\nb", ["1 header", "2 a", "3 b"]),
    ("id,text\r\n1,a b\r\n2,\"c, \"\"d\"\"\"\r\n", ["1 header", "2 a b", "3 c, \"d\""]),
    ("text,x\n\"two\nlines\",1\nend,\n", ["1 header", "2 two\nlines", "4 end"]),
    ("text,x\n spaced ,1\n", ["1 header", "2  spaced "]),
    ("\u{FEFF}text\na\n\n\n", ["1 header", "2 a", "blank"]),
    ("\n\ntext\n\na\n", ["3 header", "5 a"]),
    ("text\n\"\"\n", ["1 header", "2 "]),
    (
      "text,x\na\nb,1\nc,1,2\n",
      ["1 header", "2 the record has 1 field, and t", "3 b", "4 the record has 3 fields, and "]
    ),
    ("text,x\n5\" tall,1\nb,2\n", ["1 header", "2 misplaced", "3 b"]),
    ("text,x\n\"no end,1\nb,2\nc,3\n", ["1 header", "2 misplaced", "3 b", "4 c"]),
    ("text,x\n\"no end,1\n\"b\",2\n", ["1 header", "2 misplaced", "3 b"]),
    ("text,x\n\"a\" ,1\nb,2", ["1 header", "2 misplaced", "3 b"]),
  ]

  @Test(arguments: tables, [1, 3, 1 << 20])
  func `records are found as RFC 4180 has them`(table: (String, [String]), chunk: Int) throws {
    #expect(try rows(table.0, chunk: chunk) == table.1)
  }

  @Test func `tabs part the fields of a TSV file, and commas are text`() throws {
    #expect(try rows("text\tx\na, b\t1\n\"c\td\"\t2\n", .tsv) == ["1 header", "2 a, b", "3 c\td"])
  }

  @Test func `a file without the column, or without a header that can be read, is refused`() {
    #expect(throws: BatchError.missingColumn(path: "a.csv", column: "text", known: ["id", "body"])) {
      try rows("id,body\n1,a\n")
    }
    #expect(throws: BatchError.self) { try rows("\"id,text\n1,a\n") }
  }

  @Test func `records larger than a block stay whole`() throws {
    let long = String(repeating: "word\n", count: 150_000)
    let found = try rows("text,x\na,1\n\"\(long)\",2\nb,3\n", chunk: 60_000)
    #expect(found == ["1 header", "2 a", "3 " + long, "150004 b"])
  }

  @Test func `many blocks are the file, and a position leads back to the same ones`() throws {
    let text = Array(
      ("id,text\n" + (0..<30_000).map { "\($0),\"text \($0) ,\n more\"\n" }.joined()).utf8)
    func reader() -> TableReader {
      TableReader(ByteChunks(text, size: 1000), .csv, options: RecordOptions(), name: "a.csv", sums: true)
    }
    var whole = reader()
    var blocks: [RecordBlock] = []
    while let block = try whole.next() { blocks.append(block) }
    #expect(blocks.count > 2)
    var resumed = reader()
    #expect(try resumed.skip(to: blocks[1].end))
    let third = try resumed.next()
    #expect(third?.bytes == blocks[2].bytes)
    #expect(third?.firstLine == blocks[2].firstLine)
    #expect(third?.rows?.first?.number == blocks[2].rows?.first?.number)
    var other = blocks[1].end
    other.checksum ^= 1
    var changed = reader()
    #expect(try !changed.skip(to: other))
  }

  @Test func `a field is written as it has to be`() {
    for text in ["", "plain", "a,b", "say \"x\"", "two\nlines", "tab\there", "cr\r"] {
      for quoted in [false, true] {
        let source = TableField.source(of: Array(text.utf8), isQuoted: quoted, delimiter: 0x2C)
        #expect(TableField(source[...]).text == Array(text.utf8))
        #expect(quoted == (source.first == 0x22) || text.contains { ",\"\n\r".contains($0) })
      }
    }
  }
}
