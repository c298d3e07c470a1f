/// The parts of a model in memory; pointers only, so that hot loops count no references.
///
/// Unchecked because of the pointers: nobody writes to what they point to, and the model keeps it alive.
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
