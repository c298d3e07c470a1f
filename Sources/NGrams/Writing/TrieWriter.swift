internal import Bytes

/// Brings the nodes of an ``NGramTrie`` into the order of their keys, level by level, and writes them.
///
/// Children stay together, so that each level takes linear time and small sorts.
struct TrieWriter {
  private let trie: NGramTrie
  private let key: WordKey
  private let valueBits: Int
  /// The nodes of the level written last, in their new order.
  private var order: [UInt32]

  init(_ trie: NGramTrie, valueBits: Int) {
    self.trie = trie
    self.valueBits = valueBits
    key = WordKey(bits: BitField.width(of: trie.levels[0].count - 1))
    order = (0..<UInt32(trie.levels[0].count)).map { $0 }
  }

  /// The 1-grams.
  func unigrams() -> [UInt8] {
    let level = trie.levels[0]
    let isHighest = trie.order == 1
    var buffer = BinaryWriter()
    for word in 0..<level.count {
      buffer.append(level.probabilities[word])
      buffer.append(isHighest ? 0 : level.backoffs[word])
      buffer.append(isHighest ? 0 : level.begins[word])
    }
    buffer.append(Float(0))
    buffer.append(Float(0))
    buffer.append(isHighest ? 0 : level.begins[level.count])
    return buffer.bytes
  }

  /// The next level, with the likeliest children of the nodes of the one before; levels are written from 2 up.
  mutating func next(order n: Int) -> (level: [UInt8], ranks: [UInt8]) {
    let parents = trie.levels[n - 2]
    let level = trie.levels[n - 1]
    let isHighest = n == trie.order
    var newOrder: [UInt32] = []
    newOrder.reserveCapacity(level.count)
    var ranks = RankWriter()
    for (index, parent) in order.enumerated() {
      let range = parents.children(Int(parent))
      if range.isEmpty { continue }
      let start = newOrder.count
      newOrder.append(contentsOf: UInt32(range.lowerBound)..<UInt32(range.upperBound))
      if range.count > 1 {
        newOrder[start...].sort { key.key(of: level.words[Int($0)]) < key.key(of: level.words[Int($1)]) }
      }
      if range.count > RankIndex.length {
        ranks.append(node: index, probabilities: newOrder[start...].map { level.probabilities[Int($0)] })
      }
    }
    var ends: [UInt32] = []
    if !isHighest {
      ends.reserveCapacity(level.count)
      var end: UInt32 = 0
      for node in newOrder {
        end += UInt32(level.children(Int(node)).count)
        ends.append(end)
      }
    }
    let bytes = TrieLevelWriter(keyBits: key.bits, valueBits: valueBits).bytes(
      keys: newOrder.map { key.key(of: level.words[Int($0)]) },
      probabilities: valueBits == 0 ? [] : newOrder.map { level.probabilities[Int($0)] },
      backoffs: isHighest || valueBits == 0 ? [] : newOrder.map { level.backoffs[Int($0)] }, ends: ends,
      isHighest: isHighest)
    order = newOrder
    return (bytes, ranks.bytes)
  }
}
