/// Reads a JSON file in blocks of whole records: the objects of an array, or one behind the other.
///
/// A file that begins with a whole object on a line of its own is JSON Lines, and is read as such, so that a broken line
/// costs that line alone. In any other a record ends where its brace closes; what stands between records is passed
/// through. It holds one block, or one record if that is larger.
struct JSONReader: RecordBlockReader {
  private var buffer: BlockBuffer
  private var lines: JSONLinesReader?
  private var isAsked = false
  /// Whether the file is an array, told by its first byte: all that a resumed run must know.
  private var isArray = false
  private var line = 1
  private var record = 1
  /// What stands before the next byte in its line.
  private var before = LineStart()

  init(_ reader: any ByteReader, sums: Bool = false) { buffer = BlockBuffer(reader, sums: sums) }

  mutating func skip(to position: ReadPosition) throws(BatchError) -> Bool {
    choose()
    if lines != nil { return lines?.skip(to: position) ?? false }
    (line, record) = (position.line, position.record)
    return buffer.skip(to: position)
  }

  mutating func next() throws(BatchError) -> RecordBlock? {
    choose()
    if lines != nil { return try lines?.next() }
    var window = JSONLinesReader.blockSize
    var found: (places: [RecordPlace], end: Int) = ([], 0)
    while true {
      buffer.fill(to: window)
      let available = min(window, buffer.bytes.count)
      let isLast = buffer.isAtEnd && available == buffer.bytes.count
      found = places(upTo: available, isLast: isLast && buffer.failure == nil)
      if isLast || found.end > 0 { break }
      window *= 2
    }
    guard found.end > 0 else {
      if let failure = buffer.failure { throw failure }
      return nil
    }
    var bytes = buffer.take(found.end)
    let firstLine = line
    line += bytes.count(where: { $0 == 0x0A })
    record += found.places.count(where: { !$0.range.isEmpty })
    before.advance(over: bytes[...])
    bytes += repeatElement(0x20, count: RecordScanner.padding)
    var block = RecordBlock(
      bytes: bytes, count: found.end, firstLine: firstLine, lineCount: line - firstLine,
      end: buffer.position(line: line, record: record))
    block.places = found.places
    return block
  }

  /// Whether a file of this kind has its records in lines, so that they can be taken out; so has one without any.
  static func isInLines(_ reader: any ByteReader) -> Bool {
    var reader = JSONReader(reader)
    reader.choose()
    return reader.lines != nil || reader.first == nil
  }

  /// Where the file's first byte stands that is no space and no mark of the byte order, before anything is taken.
  private var first: Int? {
    buffer.bytes[buffer.bytes.byteOrderMarkLength...].firstIndex { !Self.isSpace($0) }
  }

  /// Looks at the first line once.
  private mutating func choose() {
    if isAsked { return }
    isAsked = true
    var window = 1 << 16
    while true {
      buffer.fill(to: window)
      guard let start = first, buffer.bytes[start] == UInt8(ascii: "{") else {
        isArray = first.map { buffer.bytes[$0] == UInt8(ascii: "[") } ?? false
        return
      }
      if let end = buffer.bytes[start...].firstIndex(of: 0x0A) ?? (buffer.isAtEnd ? buffer.bytes.endIndex : nil) {
        guard let scanner = try? RecordScanner(), (try? scanner.fields([], in: buffer.bytes, start..<end)) != nil
        else { return }
        lines = JSONLinesReader(buffer)
        return
      }
      // A line that goes on for so long is read as one anyhow.
      if buffer.bytes.count < window || window > 1 << 26 { return }
      window *= 2
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// The records that are whole within the first bytes, and where the last of them ends; at the end of the file, all.
  private func places(upTo limit: Int, isLast: Bool) -> (places: [RecordPlace], end: Int) {
    var places: [RecordPlace] = []
    var outer = 0
    var (line, before) = (line, before)
    var counted = 0
    var index = buffer.offset > 0 ? 0 : isArray ? (first ?? 0) + 1 : buffer.bytes.byteOrderMarkLength
    while index < limit {
      let byte = buffer.bytes[index]
      // What stands behind the end of an array is read as what stands before it.
      if Self.isSpace(byte) || byte == UInt8(ascii: ",") || isArray && byte == UInt8(ascii: "]") {
        index += 1
      } else {
        guard let end = end(ofValueAt: index, limit) ?? (isLast ? limit : nil) else { break }
        // A number or word may go on behind what has been read.
        if end == limit, !isLast, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") { break }
        line += buffer.bytes[counted..<index].count(where: { $0 == 0x0A })
        before.advance(over: buffer.bytes[counted..<index])
        counted = index
        places.append(
          RecordPlace(
            outer: outer..<end, range: index..<end, number: record + places.count, line: line, before: before))
        (outer, index) = (end, end)
      }
    }
    guard isLast else { return (places, outer) }
    if outer < limit {
      places.append(
        RecordPlace(
          outer: outer..<limit, range: limit..<limit, number: record + places.count, line: line, before: before))
    }
    return (places, limit)
  }

  /// Where a value ends; nil if it does not within the first bytes.
  private func end(ofValueAt start: Int, _ limit: Int) -> Int? {
    buffer.bytes.withUnsafeBufferPointer { bytes in
      let first = bytes[start]
      let isNested = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      var depth = 0
      var isQuoted = false
      var index = start
      while index < limit {
        let byte = bytes[index]
        if isQuoted {
          if byte == UInt8(ascii: "\\") {
            index += 2
            continue
          }
          if byte == UInt8(ascii: "\"") {
            isQuoted = false
            if depth == 0 { return index + 1 }
          }
        } else {
          switch byte {
          case UInt8(ascii: "\""): isQuoted = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if depth == 0 { return index > start ? index : index + 1 }
            depth -= 1
            if depth == 0 { return index + 1 }
          case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D: if !isNested, depth == 0 { return index }
          default: break
          }
        }
        index += 1
      }
      return nil
    }
  }
}
