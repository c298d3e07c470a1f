/// Which documents of a batch are counted: all, or an even share of them if the batch is large.
///
/// A document's hash decides, so that neither the order of the documents nor how they are dealt out matters. The
/// share is halved until what is left holds at most a given number of tokens; since a share of a level holds all
/// smaller shares, the last level is the same in any order.
struct BatchSample {
  private let limit: Int
  /// The tokens seen by how many leading zeros their document's hash has.
  private var tokens = InlineArray<65, Int>(repeating: 0)
  /// Of the hashes only those that begin with so many zeros are counted: a share of 2 to the power of −level.
  private(set) var level = 0
  /// The tokens of the documents counted.
  private(set) var tokenCount = 0

  init(tokenLimit: Int) { limit = tokenLimit }

  /// Whether a document is counted, as far as is known by now.
  func contains(_ hash: UInt64) -> Bool { hash.leadingZeroBitCount >= level }

  /// Adds a document and lowers the share if there are too many tokens now.
  mutating func insert(_ hash: UInt64, tokenCount added: Int) {
    guard contains(hash) else { return }
    tokens[hash.leadingZeroBitCount] += added
    tokenCount += added
    while tokenCount > limit, level < UInt64.bitWidth {
      tokenCount -= tokens[level]
      level += 1
    }
  }
}

/// The text of a batch that is kept from counting, so that weights can be fitted on it.
///
/// Bounded: of the documents held out those with the lowest hashes stay, as many as fit. Which these are does not
/// depend on the order in which documents come. A document that comes twice is one.
struct HeldOutText {
  private let limit: Int
  private var documents: [(hash: UInt64, sentences: [[WordID]])] = []
  /// Documents from this hash on do not fit.
  private var bound = UInt64.max
  /// The tokens held, ends of sentences included.
  private(set) var tokenCount = 0

  init(tokenLimit: Int) { limit = tokenLimit }

  var documentCount: Int { documents.count }

  /// The sentences, by their documents' hashes.
  var sentences: [[WordID]] { documents.flatMap(\.sentences) }

  /// Whether there may be room for a document that is not there yet.
  func accepts(_ hash: UInt64) -> Bool {
    hash < bound && !(documents.indices.contains(place(of: hash)) && documents[place(of: hash)].hash == hash)
  }

  /// Adds a document; those with the highest hashes make room.
  mutating func insert(_ hash: UInt64, _ sentences: [[WordID]]) {
    // Without a sentence a document takes no room, and any number of them would stay.
    guard !sentences.isEmpty, accepts(hash) else { return }
    documents.insert((hash, sentences), at: place(of: hash))
    tokenCount += Self.count(sentences)
    while tokenCount > limit, let last = documents.popLast() {
      tokenCount -= Self.count(last.sentences)
      // Or a smaller document with a higher hash would take its place if it happened to come later.
      bound = last.hash
    }
  }

  private static func count(_ sentences: [[WordID]]) -> Int { sentences.reduce(0) { $0 + $1.count + 1 } }

  /// Where a hash stands or would stand.
  private func place(of hash: UInt64) -> Int {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

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
