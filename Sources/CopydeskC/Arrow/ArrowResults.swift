internal import CCopydesk

/// The results of a column as a struct array with the children text, ledger and score.
struct ArrowResults {
  let array: ArrowArray
  let schema: ArrowSchema

  /// Copies groups of rows into columns; each group goes as soon as it is copied.
  ///
  /// Texts that come out have the `format` of those that went in, and ledgers its width.
  init(_ groups: consuming [CleanedRows], format: ArrowTexts.Format) throws(LibraryError) {
    let count = groups.last?.rows.upperBound ?? 0
    let columns = try Columns(
      count: count, textSize: groups.reduce(0) { $0 + $1.texts.count },
      ledgerSize: groups.reduce(0) { $0 + $1.ledgers.count }, isLarge: format.isLarge)
    var nulls = 0
    for index in groups.indices {
      nulls += columns.copy(groups[index])
      groups[index] = CleanedRows(0..<0)
    }
    let memory = columns.memory
    let validity = nulls == 0 ? nil : UnsafeRawPointer(columns.validity)
    let text = try memory.array(
      count: count, nulls: nulls, buffers: [validity, columns.text.offsets, columns.text.data], children: [])
    let ledger = try memory.array(
      count: count, nulls: nulls, buffers: [validity, columns.ledger.offsets, columns.ledger.data], children: [])
    let score = try memory.array(
      count: count, nulls: nulls, buffers: [validity, UnsafeRawPointer(columns.scores)], children: [])
    // The struct itself has a value in every row; the children of one without text have none.
    array = try ArrowMemory().array(count: count, nulls: 0, buffers: [nil], children: [text, ledger, score])
    schema = try Self.schema(format)
  }

  private static func schema(_ format: ArrowTexts.Format) throws(LibraryError) -> ArrowSchema {
    let ledger: ArrowTexts.Format = format.isLarge ? .largeUTF8 : .utf8
    let memory = ArrowMemory()
    return try ArrowMemory().schema(
      "+s", name: "", isNullable: false,
      children: [
        try memory.schema(format.rawValue, name: "text", isNullable: true),
        try memory.schema(ledger.rawValue, name: "ledger", isNullable: true),
        // Arrow's letter for 64-bit floats.
        try memory.schema("g", name: "score", isNullable: true),
      ])
  }

  /// The columns while they are filled.
  private struct Columns {
    let memory = ArrowMemory()
    let validity: UnsafeMutablePointer<UInt8>
    let text: TextColumn
    let ledger: TextColumn
    let scores: UnsafeMutablePointer<Double>

    init(count: Int, textSize: Int, ledgerSize: Int, isLarge: Bool) throws(LibraryError) {
      validity = try memory.allocate(UInt8.self, (count + 7) / 8)
      scores = try memory.allocate(Double.self, count)
      text = try TextColumn("texts", count, size: textSize, isLarge: isLarge, in: memory)
      ledger = try TextColumn("ledgers", count, size: ledgerSize, isLarge: isLarge, in: memory)
    }

    /// Copies a group, and gives the number of its rows without text.
    func copy(_ group: CleanedRows) -> Int {
      text.copy(group.texts, ends: group.textEnds, from: group.rows.lowerBound)
      ledger.copy(group.ledgers, ends: group.ledgerEnds, from: group.rows.lowerBound)
      var nulls = 0
      for (row, score) in zip(group.rows, group.scores) {
        if let score {
          scores[row] = score
          validity[row / 8] |= 1 << (row % 8)
        } else {
          nulls += 1
        }
      }
      return nulls
    }
  }

  /// Texts one behind another, with the offsets between them.
  private struct TextColumn {
    let offsets: UnsafeRawPointer
    let data: UnsafeRawPointer
    private let writableOffsets: UnsafeMutableRawPointer
    private let writableData: UnsafeMutablePointer<UInt8>
    private let isLarge: Bool

    init(_ name: String, _ count: Int, size: Int, isLarge: Bool, in memory: ArrowMemory) throws(LibraryError) {
      guard isLarge || size <= Int(Int32.max) else {
        throw LibraryError(
          status: COPYDESK_TEXT_TOO_LONG,
          message:
            "the cleaned \(name) come to \(size) bytes, more than 32-bit offsets hold; pass a large array, or fewer rows"
        )
      }
      self.isLarge = isLarge
      writableOffsets = UnsafeMutableRawPointer(try memory.allocate(UInt8.self, (count + 1) * (isLarge ? 8 : 4)))
      writableData = try memory.allocate(UInt8.self, size)
      (offsets, data) = (UnsafeRawPointer(writableOffsets), UnsafeRawPointer(writableData))
    }

    /// Copies the texts of rows from one on; the offset at which they begin is there, from the rows before.
    func copy(_ bytes: [UInt8], ends: [Int], from row: Int) {
      let start = offset(row)
      (writableData + start).update(from: bytes, count: bytes.count)
      for (index, end) in ends.enumerated() { setOffset(row + 1 + index, start + end) }
    }

    private func offset(_ row: Int) -> Int {
      isLarge
        ? Int(offsets.load(fromByteOffset: row * 8, as: Int64.self))
        : Int(offsets.load(fromByteOffset: row * 4, as: Int32.self))
    }

    private func setOffset(_ row: Int, _ value: Int) {
      if isLarge {
        writableOffsets.storeBytes(of: Int64(value), toByteOffset: row * 8, as: Int64.self)
      } else {
        writableOffsets.storeBytes(of: Int32(value), toByteOffset: row * 4, as: Int32.self)
      }
    }
  }
}
