/// Counts in how many documents each n-gram was seen.
///
/// An article that says something forty times says it once: what several documents say is the batch's, what one says
/// may be its damage. The records come with their documents' hashes, so identical documents count as one.
final class SharedNGramCounter: NGramCountSequence {
  /// From here on documents are not counted: what is in so many articles is boilerplate as often as language, and
  /// telling documents apart needs memory for each.
  private static let cap = 64

  private let merge: RecordMerge
  private let sample: BatchSample
  private var hasRecord = false
  private var hasStarted = false

  private(set) var key: UInt128 = 0
  private(set) var count: UInt64 = 0
  private(set) var documents = DocumentSpan.none

  var weightedCount: Double { Double(count) }

  /// Takes the records by key; the payload is the document's hash.
  init(_ merge: RecordMerge, of sample: BatchSample) {
    self.merge = merge
    self.sample = sample
  }

  func advance() throws(ModelError) -> Bool {
    if !hasStarted {
      hasStarted = true
      hasRecord = try nextRecord()
    }
    guard hasRecord else { return false }
    key = merge.current.key
    documents = .none
    var seen = InlineArray<64, UInt64>(repeating: 0)
    var size = 0
    while hasRecord, merge.current.key == key {
      let hash = merge.current.payload
      documents.insert(hash)
      if size < Self.cap, !(0..<size).contains(where: { seen[$0] == hash }) {
        seen[size] = hash
        size += 1
      }
      hasRecord = try nextRecord()
    }
    count = UInt64(size)
    return true
  }

  /// Passes over documents that were given up when the sample became too large.
  private func nextRecord() throws(ModelError) -> Bool {
    while try merge.advance() {
      if sample.contains(merge.current.payload) { return true }
    }
    return false
  }
}
