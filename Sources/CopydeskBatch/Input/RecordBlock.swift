/// Consecutive records of a file, read together.
struct RecordBlock: Sendable {
  /// The records with their terminators, then padding for ``RecordScanner``.
  var bytes: [UInt8]
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

  /// The lines in order, without their line feeds.
  func forEachLine(_ body: (_ number: Int, _ range: Range<Int>) -> Void) {
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
