/// Which word sequences the broken sentences of a batch hold, in memory of a fixed size.
///
/// A counting sketch (Bloom 1970; Fan et al. 2000, "Summary cache"): two slots for every three words in a row, each
/// counting the documents up to two. It may say yes where the answer is no, so that a sentence too many is kept, and never
/// the other way round. Counts only add up, so the order of the documents does not matter.
public struct CopyQueries: Sendable {
  /// Word sequences a sentence must share with those asked for; one alone is `one of the`.
  private static let minimumHits = 2

  var counts: [UInt8]
  private let mask: Int
  /// Documents whose sentences are asked for.
  public private(set) var documents = 0
  /// Tells queries apart: the sum of a hash of every document's sequences, so that order does not matter.
  private(set) var fingerprint: UInt64 = 0

  /// Makes an empty set.
  ///
  /// - Parameter memory: Bytes it may take; rounded down to a power of two, at least 64 KiB. The default of 32 MiB holds
  ///   the sequences of 10,000 documents of 600 words with one wrong answer in ten.
  public init(memory: Int = 32 << 20) {
    var size = 1 << 16
    while size <= memory / 2, size < 1 << 32 { size <<= 1 }
    counts = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds what a document holds.
  ///
  /// - Complexity: O(*n* log *n*) in the tokens.
  public mutating func add(_ tokens: CopyTokens) {
    add(trigrams: Self.trigrams(of: tokens))
  }

  /// Whether a document looks as if mentions had been written over other words, so that its sentences should be added.
  ///
  /// - Complexity: O(*n*) in the tokens.
  public static func looksRewritten(_ tokens: CopyTokens) -> Bool { RewriteSigns(tokens).areMany }

  /// The word sequences of a document, each once.
  public static func trigrams(of tokens: CopyTokens) -> [UInt32] {
    let compared = ComparedTokens(tokens)
    var trigrams: [UInt32] = []
    trigrams.reserveCapacity(compared.count)
    compared.forEachTrigram(in: 0..<compared.count) { trigram, _ in trigrams.append(trigram) }
    trigrams.sort()
    var last: UInt32?
    trigrams.removeAll { trigram in
      defer { last = trigram }
      return trigram == last
    }
    return trigrams
  }

  /// Adds the word sequences of one document, as ``trigrams(of:)`` gives them.
  public mutating func add(trigrams: [UInt32]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for trigram in trigrams {
      let (first, second) = slots(trigram)
      counts[first] = min(2, counts[first] + 1)
      if second != first { counts[second] = min(2, counts[second] + 1) }
      hash = (hash ^ UInt64(trigram)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    add(documents: 1, fingerprint: hash)
  }

  /// Counts documents whose sequences are in.
  mutating func add(documents: Int, fingerprint: UInt64) {
    self.documents &+= documents
    self.fingerprint &+= fingerprint
  }

  /// Whether a document may hold a sentence that is asked for.
  ///
  /// - Complexity: O(*n*) in the tokens.
  public func mayAsk(for tokens: CopyTokens) -> Bool {
    let compared = ComparedTokens(tokens)
    return ask(for: 0..<compared.count, of: compared, isRewritten: false)
  }

  /// Whether a sentence shares enough with the sentences asked for.
  ///
  /// A rewritten document asks for its own sentences, which are no evidence for it: others must ask for them, too.
  func ask(for sentence: Range<Int>, of compared: ComparedTokens, isRewritten: Bool) -> Bool {
    let least: UInt8 = isRewritten ? 2 : 1
    var hits = 0
    compared.forEachTrigram(in: sentence) { trigram, _ in
      let (first, second) = slots(trigram)
      if counts[first] >= least, counts[second] >= least { hits += 1 }
    }
    return hits >= Self.minimumHits
  }

  private func slots(_ trigram: UInt32) -> (Int, Int) {
    let hash = UInt64(trigram) &* 0x9E37_79B9_7F4A_7C15
    return (Int(truncatingIfNeeded: hash >> 32) & mask, Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask)
  }
}
