internal import Bytes
internal import CCopydesk
internal import Copydesk
internal import CopydeskLedger
internal import Synchronization

/// Cleans a column on several threads, a group of rows at a time.
///
/// Memory is what the results take, once as groups and once as the columns they are copied into, a group at a time,
/// with what each thread needs for a text.
struct ArrayCleaning: Sendable {
  /// The bytes that a thread takes at a time.
  ///
  /// Enough that taking them costs nothing beside the work, little enough that no thread is left alone with much at the
  /// end: 32 KiB of damaged news take some three milliseconds.
  private static let groupSize = 1 << 15
  private static let groupRows = 256

  let cleaner: SharedCleaner
  let texts: ArrowTexts
  /// The names of the documents.
  let names: ArrowTexts?
  /// The sources they come from.
  let sources: ArrowTexts?

  /// Cleans all rows and gives the groups in their order.
  ///
  /// - Parameter threads: How many; 0 for one on every core that this process may use.
  /// - Returns: All rows, in groups of at most ``groupRows``.
  /// - Throws: ``LibraryError`` for a text that is too long, or without ICU.
  func groups(threads: Int) throws(LibraryError) -> [CleanedRows] {
    let parts = partition()
    let results = Mutex<[CleanedRows?]>(Array(repeating: nil, count: parts.count))
    let next = Atomic(0)
    let count = min(threads == 0 ? copydesk_cores() : threads, parts.count)
    try WorkerThread.run(count) { (_) throws(LibraryError) in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < parts.count else { return }
        do throws(LibraryError) {
          let rows = try clean(parts[index])
          results.withLock { $0[index] = rows }
        } catch {
          // What is left is of no use to anybody.
          next.store(parts.count, ordering: .relaxed)
          throw error
        }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  private func partition() -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for row in 0..<texts.count
    where row + 1 - start == Self.groupRows || texts.size(of: start..<row + 1) >= Self.groupSize {
      parts.append(start..<row + 1)
      start = row + 1
    }
    if start < texts.count { parts.append(start..<texts.count) }
    return parts
  }

  private func clean(_ rows: Range<Int>) throws(LibraryError) -> CleanedRows {
    var cleaned = CleanedRows(rows)
    for row in rows {
      guard let text = texts[row] else {
        cleaned.appendNull()
        continue
      }
      let limit = UInt(COPYDESK_TEXT_LIMIT)
      guard text.count <= limit else { throw .textTooLong(UInt(text.count), limit: limit) }
      let name = names.flatMap { $0[row] }.map { String(decoding: $0, as: UTF8.self) }
      let source = sources.flatMap { $0[row] }.flatMap { Document.source(of: String(decoding: $0, as: UTF8.self)) }
      let document = Document(id: name ?? "", bytes: Array(text), source: source)
      cleaned.append(try cleaner.cleaned(document), original: document.bytes)
    }
    return cleaned
  }
}

/// What cleaning some rows gave, as it lies in columns.
struct CleanedRows: Sendable {
  let rows: Range<Int>
  private(set) var texts: [UInt8] = []
  private(set) var textEnds: [Int] = []
  private(set) var ledgers: [UInt8] = []
  private(set) var ledgerEnds: [Int] = []
  /// Nil for a row without text.
  private(set) var scores: [Double?] = []

  init(_ rows: Range<Int>) {
    self.rows = rows
    textEnds.reserveCapacity(rows.count)
    ledgerEnds.reserveCapacity(rows.count)
    scores.reserveCapacity(rows.count)
  }

  mutating func appendNull() { end(score: nil) }

  mutating func append(_ cleaned: CleanedDocument, original: [UInt8]) {
    texts += cleaned.bytes
    LedgerLine.encode(cleaned.ledger, original: original, extra: []) { ledgers += $0 }
    end(score: DamageScore.score(cleaned.ledger, original: original))
  }

  private mutating func end(score: Double?) {
    textEnds.append(texts.count)
    ledgerEnds.append(ledgers.count)
    scores.append(score)
  }
}
