/// Finds the texts of some lines of a JSON Lines file, asked for in ascending order.
struct RecordTexts {
  private let path: String
  private var reader: JSONLinesReader
  private var block: RecordBlock?
  private let scanner: RecordScanner

  init(_ path: String) throws(BatchError) {
    self.path = path
    reader = try JSONLinesReader(path)
    do {
      scanner = try RecordScanner()
    } catch {
      throw .ledgerMismatch(path: path, line: nil, reason: error.description)
    }
  }

  /// The text of a line; empty for a line that holds none.
  ///
  /// - Throws: ``BatchError`` if the file has no such line.
  mutating func text(ofLine line: Int, field: String) throws(BatchError) -> [UInt8] {
    while block.map({ $0.firstLine + $0.lineCount <= line }) ?? true {
      guard let next = try reader.next() else {
        throw .ledgerMismatch(path: path, line: line, reason: "there is no such line")
      }
      block = next
    }
    guard let block, var range = block.range(ofLine: line) else { return [] }
    if line == 1, block.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = (range.lowerBound + 3)..<range.upperBound
    }
    guard let found = try? scanner.fields([Array(field.utf8)], in: block.bytes, range)[0], found.kind == .string
    else { return [] }
    return JSONStringLiteral(block.bytes[found.content]).text
  }
}
