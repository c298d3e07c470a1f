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
