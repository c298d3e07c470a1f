/// The parts of a model in memory: pointers only, so that hot loops count no references.
///
/// `@unchecked` because of the pointers: no code writes to the memory behind them, and the model keeps it alive.
struct ModelStorage: @unchecked Sendable {
  let order: Int
  let vocabularySize: Int
  let isHashed: Bool
  let key: WordKey
  let unigrams: UnigramTable
  /// The levels of orders 2 and up; one less than ``order``.
  let levels: UnsafePointer<TrieLevel>
  /// The hash tables of orders 2 and up; none in the layout `compact`.
  let tables: UnsafePointer<HashTable>
  let ranks: [RankIndex]
  let predecessors: PredecessorIndex

  /// Lays the parts over the bytes of a file; nil if one is missing or does not fit the counts.
  init?(_ header: ModelHeader, _ bytes: UnsafeRawBufferPointer) {
    let counts = header.counts
    let order = counts.count
    guard counts[0] >= Vocabulary.reservedWords.count, let unigrams = header.section(.unigrams, of: bytes),
      let unigrams = UnigramTable(unigrams, count: counts[0], childCount: order > 1 ? counts[1] : 0),
      let predecessors = header.section(.predecessors, of: bytes),
      let predecessors = PredecessorIndex(
        predecessors, vocabularySize: counts[0], bigramCount: order > 1 ? counts[1] : 0)
    else { return nil }
    self.order = order
    self.unigrams = unigrams
    self.predecessors = predecessors
    vocabularySize = counts[0]
    isHashed = header.layout == .fast
    key = WordKey(bits: BitField.width(of: counts[0] - 1))
    var levels: [TrieLevel] = []
    var tables: [HashTable] = []
    var ranks: [RankIndex] = []
    for n in 2..<max(2, order + 1) {
      guard let section = header.section(.trieLevel, order: n, of: bytes),
        let level = TrieLevel(
          section, count: counts[n - 1], vocabularySize: counts[0], childCount: n < order ? counts[n] : nil),
        let rankSection = header.section(.ranks, order: n - 1, of: bytes), let rank = RankIndex(rankSection)
      else { return nil }
      levels.append(level)
      ranks.append(rank)
      if isHashed {
        guard let section = header.section(.hashTable, order: n, of: bytes),
          let table = HashTable(section, count: counts[n - 1], isHighest: n == order)
        else { return nil }
        tables.append(table)
      } else if level.probabilityBits == 0 {
        return nil
      }
    }
    self.levels = Self.copy(levels)
    self.tables = Self.copy(tables)
    self.ranks = ranks
  }

  private static func copy<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
    return UnsafePointer(memory)
  }

  /// Frees what `init` allocated; to be called once, at the end.
  func deallocate() {
    levels.deallocate()
    tables.deallocate()
  }
}

extension ModelStorage {
  /// The log10 probability and backoff weight of an n-gram that the trie has, of two words or more.
  ///
  /// In the layout `fast` the trie has no values: they are in the hash tables.
  func values(ofNode node: Int, words: [WordID]) -> (probability: Float, backoff: Float) {
    let n = words.count
    let level = levels[n - 2]
    if !isHashed { return (level.probability(node), level.backoff(node)) }
    guard let slot = words.withUnsafeBufferPointer({ tables[n - 2].slot(NGramHash.hash($0)) }) else { return (-99, 0) }
    return (Self.float(slot, 8), n < order ? Self.float(slot, 12) : 0)
  }

  /// The children of an n-gram in the trie; none if it is not there.
  func children(of words: some Sequence<WordID>) -> NodeRange {
    var range: NodeRange?
    for (depth, word) in words.enumerated() {
      guard Int(word) < vocabularySize, depth < order - 1 else { return .empty }
      if depth == 0 {
        range = unigrams.children(Int(word))
      } else if let parent = range {
        guard let node = levels[depth - 1].search(key.key(of: word), in: parent) else { return .empty }
        range = levels[depth - 1].children(node)
      }
    }
    return range ?? .empty
  }

  /// The places of the likeliest children of an n-gram among its children; nil if they are few.
  func ranks(of words: some BidirectionalCollection<WordID>) -> RankIndex.Places? {
    guard let last = words.last, Int(last) < vocabularySize else { return nil }
    if words.count == 1 { return ranks[0].ranks(of: Int(last)) }
    let siblings = children(of: words.dropLast())
    return levels[words.count - 2].search(key.key(of: last), in: siblings).flatMap {
      ranks[words.count - 1].ranks(of: $0)
    }
  }
}

/// The 1-grams: probability, backoff weight and first child of every word.
///
/// | bytes | content |
/// | --- | --- |
/// | 12 × (words + 1) | log10 probability, log10 backoff weight, index of the first child in the level of 2-grams |
///
/// The entry after the last holds only where its predecessor's children end.
struct UnigramTable {
  static let entrySize = 12

  let count: Int
  private let entries: UnsafeRawPointer
  private let childCount: Int

  init?(_ bytes: UnsafeRawBufferPointer, count: Int, childCount: Int) {
    guard let base = bytes.baseAddress, bytes.count == Self.entrySize * (count + 1) else { return nil }
    self.count = count
    self.childCount = childCount
    entries = base
  }

  /// The log10 probability of a word, whose id must be below ``count``.
  @inline(__always)
  func probability(_ word: Int) -> Float { float(Self.entrySize &* word) }

  /// The log10 backoff weight of a word, whose id must be below ``count``.
  @inline(__always)
  func backoff(_ word: Int) -> Float { float(Self.entrySize &* word &+ 4) }

  /// Where the children of a word are among the 2-grams.
  @inline(__always)
  func children(_ word: Int) -> NodeRange {
    let place = entries + (Self.entrySize &* word &+ 8)
    return NodeRange(
      begin: UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)),
      end: UInt32(littleEndian: place.loadUnaligned(fromByteOffset: Self.entrySize, as: UInt32.self)), limit: childCount
    )
  }

  /// The entry of a word, whose id must be below ``count``.
  @inline(__always)
  func entry(_ word: Int) -> UnsafeRawPointer { entries + Self.entrySize &* word }

  @inline(__always)
  private func float(_ offset: Int) -> Float {
    Float(bitPattern: UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
