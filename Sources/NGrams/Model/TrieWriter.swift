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

/// Writes one level of the trie: see ``TrieLevel`` for the format.
struct TrieLevelWriter {
  let keyBits: Int
  /// Bits of a probability or backoff weight: 0, 8 or 32.
  let valueBits: Int

  /// The bytes of a level whose nodes are given in their final order.
  ///
  /// - Parameters:
  ///   - keys: The keys of the nodes.
  ///   - probabilities: Their log10 probabilities.
  ///   - backoffs: Their log10 backoff weights; none at the highest level.
  ///   - ends: Where their children end; none at the highest level.
  ///   - isHighest: Whether there is no longer n-gram.
  /// - Returns: The bytes of the section.
  func bytes(
    keys: [UInt32], probabilities: [Float], backoffs: [Float], ends: [UInt32], isHighest: Bool
  ) -> [UInt8] {
    let endBits = isHighest ? 0 : Self.bestEndBits(ends)
    let recordBits = keyBits + valueBits * (isHighest ? 1 : 2) + endBits
    let blockBits = (isHighest ? 0 : 32) + TrieLevel.blockSize * recordBits
    let probabilityCodes = valueBits == 8 ? Quantizer(probabilities) : nil
    let backoffCodes = valueBits == 8 && !isHighest ? Quantizer(backoffs) : nil
    func code(_ node: Int, _ values: [Float], _ quantizer: Quantizer?) -> UInt32 {
      if valueBits == 0 || node >= values.count { return 0 }
      return quantizer.map { UInt32($0.code(values[node])) } ?? values[node].bitPattern
    }
    var exceptions: [UInt32] = []
    let blockCount = (keys.count + TrieLevel.blockSize - 1) / TrieLevel.blockSize
    var writer = BitWriter(bitCount: blockCount * blockBits)
    for first in stride(from: 0, to: blockCount * TrieLevel.blockSize, by: TrieLevel.blockSize) {
      var base: UInt32 = 0
      var isException = false
      if !isHighest {
        base = first == 0 ? 0 : ends[first - 1]
        let last = ends[min(first + TrieLevel.blockSize, keys.count) - 1]
        isException = last - base > BitField.mask(endBits)
        if isException {
          writer.append(TrieLevel.exceptionFlag | UInt32(exceptions.count / (TrieLevel.blockSize + 1)), width: 32)
          exceptions.append(base)
          for node in first..<first + TrieLevel.blockSize { exceptions.append(node < keys.count ? ends[node] : last) }
        } else {
          writer.append(base, width: 32)
        }
      }
      for node in first..<first + TrieLevel.blockSize {
        let isThere = node < keys.count
        writer.append(isThere ? keys[node] : 0, width: keyBits)
        writer.append(code(node, probabilities, probabilityCodes), width: valueBits)
        if !isHighest {
          writer.append(code(node, backoffs, backoffCodes), width: valueBits)
          writer.append(isThere && !isException ? ends[node] - base : 0, width: endBits)
        }
      }
    }
    var buffer = BinaryWriter()
    buffer.append(UInt64(keys.count))
    buffer.append(contentsOf: [keyBits, valueBits, isHighest ? 0 : valueBits, endBits].map { UInt8($0) })
    buffer.append(UInt32(exceptions.count / (TrieLevel.blockSize + 1)))
    for quantizer in [probabilityCodes, backoffCodes] {
      guard let quantizer else { continue }
      for index in 0..<256 { buffer.append(index < quantizer.values.count ? quantizer.values[index] : 0) }
    }
    for exception in exceptions { buffer.append(exception) }
    buffer.append(contentsOf: writer.bytes)
    return buffer.bytes
  }

  /// The width of ends for which ends and exceptions together are smallest.
  private static func bestEndBits(_ ends: [UInt32]) -> Int {
    var blocksByWidth = [Int](repeating: 0, count: 33)
    for first in stride(from: 0, to: ends.count, by: TrieLevel.blockSize) {
      let base = first == 0 ? 0 : ends[first - 1]
      let last = ends[min(first + TrieLevel.blockSize, ends.count) - 1]
      blocksByWidth[BitField.width(of: Int(last - base))] += 1
    }
    var best = (width: 31, bits: Int.max)
    var exceptions = 0
    for width in stride(from: 31, through: 1, by: -1) {
      exceptions += blocksByWidth[width + 1]
      let bits = ends.count * width + exceptions * TrieLevel.exceptionSize * 8
      if bits < best.bits { best = (width, bits) }
    }
    return best.width
  }
}
