internal import Bytes

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
