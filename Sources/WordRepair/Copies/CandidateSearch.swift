/// Finds sentences of an index that share word sequences with a stretch of a document.
struct CandidateSearch {
  /// A sentence and the diagonal (document index less sentence index) along which to align it.
  struct Candidate {
    var sentence: Int
    var diagonal: Int
    /// How far the alignment may leave the diagonal.
    var band: Int
    var hits: Int
    var place: Int
  }

  /// Tokens looked at together, which bounds what is remembered of them.
  private static let stretch = 2048
  /// Tokens without a hit behind which another passage begins, and the longest passage.
  private static let longestGap = 40
  private static let longestPassage = 160
  /// Word sequences that must be shared; a sentence broken at every fourth word has two.
  private static let minimumHits = 2
  /// The most sentences aligned for each `bucket` tokens of the document.
  ///
  /// It bounds the time where all sentences resemble each other.
  private static let candidateLimit = 16
  private static let bucket = 64
  /// Times one sentence is looked for in a passage.
  private static let diagonalLimit = 4
  /// How far from a diagonal hits are its own where a sentence stands twice: one paste more or less.
  private static let narrowBand = 8

  private let document: ComparedTokens
  private let index: EvidenceIndex
  private var trigrams: [UInt32]

  init(_ document: ComparedTokens, in index: EvidenceIndex) {
    self.document = document
    self.index = index
    trigrams = Array(repeating: 0, count: document.count)
  }

  /// The candidates, by place in the document and then by rank.
  ///
  /// - Complexity: O(*n* log *n*) in the hits, which a stretch bounds.
  mutating func candidates() -> [Candidate] {
    var found: [Candidate] = []
    var start = 0
    while start < document.count {
      let end = min(start + Self.stretch, document.count)
      var hits: [UInt64] = []
      // Sequences that run into the next stretch begin in this one.
      document.forEachTrigram(in: start..<min(end + 8, document.count)) { trigram, place in
        guard place < end else { return }
        trigrams[place] = trigram
        index.forEachSentence(with: trigram) { hits.append(UInt64($0) << 32 | UInt64(place)) }
      }
      hits.sort()
      found += candidates(from: hits)
      start = end
    }
    return found
  }

  private func candidates(from hits: [UInt64]) -> [Candidate] {
    var found: [Candidate] = []
    var start = 0
    while start < hits.count {
      var end = start + 1
      while end < hits.count, hits[end] >> 32 == hits[start] >> 32,
        Self.place(hits[end]) - Self.place(hits[end - 1]) <= Self.longestGap,
        Self.place(hits[end]) - Self.place(hits[start]) <= Self.longestPassage
      {
        end += 1
      }
      if end - start >= Self.minimumHits { addCandidates(Int(hits[start] >> 32), hits[start..<end], to: &found) }
      start = end
    }
    found.sort { Self.precedes($0, $1, index) }
    var bucket = -1
    var taken = 0
    found.removeAll { candidate in
      if candidate.place / Self.bucket != bucket {
        bucket = candidate.place / Self.bucket
        taken = 0
      }
      taken += 1
      return taken > Self.candidateLimit
    }
    return found
  }

  private static func place(_ hit: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: hit)) }

  private static func precedes(_ lhs: Candidate, _ rhs: Candidate, _ index: EvidenceIndex) -> Bool {
    let buckets = (lhs.place / bucket, rhs.place / bucket)
    if buckets.0 != buckets.1 { return buckets.0 < buckets.1 }
    if lhs.hits != rhs.hits { return lhs.hits > rhs.hits }
    let documents = (index.sentences[lhs.sentence].documents, index.sentences[rhs.sentence].documents)
    if documents.0 != documents.1 { return documents.0 > documents.1 }
    return (lhs.sentence, lhs.place) < (rhs.sentence, rhs.place)
  }

  /// Adds the diagonal most hits are on, of several the first, and another where the sentence stands more than once.
  private func addCandidates(_ sentence: Int, _ hits: ArraySlice<UInt64>, to found: inout [Candidate]) {
    var pairs: [(diagonal: Int, place: Int)] = []
    EvidenceView(index, sentence).forEachTrigram { trigram, token in
      for hit in hits where trigrams[Self.place(hit)] == trigram {
        pairs.append((Self.place(hit) - token, Self.place(hit)))
      }
    }
    pairs.sort { $0 < $1 }
    for round in 0..<Self.diagonalLimit {
      var best = (count: 0, diagonal: 0)
      var count = 0
      for (offset, pair) in pairs.enumerated() {
        count = offset > 0 && pairs[offset - 1].diagonal == pair.diagonal ? count + 1 : 1
        if count > best.count { best = (count, pair.diagonal) }
      }
      let band = round == 0 ? CopyAlignment.bandwidth : Self.narrowBand
      let near = pairs.filter { abs($0.diagonal - best.diagonal) <= band }
      guard near.count >= Self.minimumHits, let place = near.map(\.place).min() else { return }
      found.append(
        Candidate(
          sentence: sentence, diagonal: best.diagonal,
          band: band, hits: near.count, place: place))
      pairs.removeAll { abs($0.diagonal - best.diagonal) <= Self.narrowBand }
    }
  }
}
