extension CopyQueries {
  private static let kind: StaticString = "CDQUERY1"
  /// How the slots are written.
  private static let sparse: UInt32 = 0
  private static let dense: UInt32 = 1

  /// The queries as bytes, to be merged elsewhere.
  ///
  /// They are the same whatever the order in which documents were added and parts merged. Their size follows what the
  /// queries hold, some two bytes for every three words in a row, and is a quarter of the memory at most.
  ///
  /// - Complexity: O(*n*) in the memory.
  public func encoded() -> [UInt8] {
    var writer = ModelWriterBuffer()
    writer.append(UInt32(truncatingIfNeeded: counts.count.trailingZeroBitCount))
    writer.append(UInt64(documents))
    writer.append(fingerprint)
    if let slots = sparseSlots(limit: counts.count / 4) {
      writer.append(Self.sparse)
      writer.append(slots)
    } else {
      writer.append(Self.dense)
      writer.append(denseSlots())
    }
    return SealedBuffer.seal(writer.bytes, as: Self.kind)
  }

  /// Adds what other documents ask for, as ``encoded()`` gave it.
  ///
  /// - Throws: ``EvidenceError`` if the bytes are no queries of this memory; then nothing is added.
  /// - Complexity: O(*n*) in the bytes and the memory.
  public mutating func merge(encoded bytes: UnsafeRawBufferPointer) throws(EvidenceError) {
    var reader = ModelReaderBuffer(try SealedBuffer.open(bytes, as: Self.kind, called: "queries"))
    guard let exponent = reader.word(), exponent < 64, let documents = reader.longWord(),
      let fingerprint = reader.longWord(), let form = reader.word(), let slots = reader.array(limit: counts.count),
      reader.isAtEnd
    else { throw .notWhole("queries") }
    guard exponent == counts.count.trailingZeroBitCount else {
      throw .otherSize(exponent < 62 ? 1 << Int(exponent) : .max, expected: counts.count)
    }
    // Looked through before anything is added, so that bytes that are wrong leave no trace.
    guard Self.forEachSlot(slots, form, of: counts.count, { _, _ in }) else { throw .notWhole("queries") }
    _ = counts.withUnsafeMutableBufferPointer { counts in
      Self.forEachSlot(slots, form, of: counts.count) { counts[$0] = min(2, counts[$0] + $1) }
    }
    add(documents: Int(truncatingIfNeeded: documents & (1 << 56 - 1)), fingerprint: fingerprint)
  }

  /// For each slot in use, how many slots it is behind the last, shifted left by its count less one, in groups of seven
  /// bits, low ones first (LEB128); nil beyond `limit` bytes.
  private func sparseSlots(limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var last = -1
    let isWithin = counts.withUnsafeBytes { counts in
      for word in 0..<(counts.count / 8) {
        if counts.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) == 0 { continue }
        if bytes.count > limit { return false }
        for slot in (word * 8)..<(word * 8 + 8) where counts[slot] > 0 {
          var value = (slot - last) << 1 | Int(counts[slot] - 1)
          last = slot
          while value > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
          }
          bytes.append(UInt8(truncatingIfNeeded: value))
        }
      }
      return bytes.count <= limit
    }
    return isWithin ? bytes : nil
  }

  /// Two bits for each slot.
  private func denseSlots() -> [UInt8] {
    counts.withUnsafeBufferPointer { counts in
      (0..<(counts.count / 4)).map { group in
        let slot = group * 4
        return counts[slot] | counts[slot + 1] << 2 | counts[slot + 2] << 4 | counts[slot + 3] << 6
      }
    }
  }

  /// Calls `body` with every slot in use and its count, one or two; false if the bytes say something else.
  private static func forEachSlot(
    _ bytes: UnsafeRawBufferPointer, _ form: UInt32, of count: Int, _ body: (Int, UInt8) -> Void
  ) -> Bool {
    if form == dense {
      guard bytes.count == count / 4 else { return false }
      for (group, byte) in bytes.enumerated() where byte != 0 {
        for part in 0..<4 {
          let value = byte >> UInt8(part * 2) & 3
          if value == 3 { return false }
          if value > 0 { body(group * 4 + part, value) }
        }
      }
      return true
    }
    guard form == sparse else { return false }
    var slot = -1
    var value = 0
    var shift = 0
    for byte in bytes {
      guard shift < 49 else { return false }
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte >= 0x80 { continue }
      guard value >> 1 > 0, value >> 1 < count - slot else { return false }
      slot += value >> 1
      body(slot, UInt8(value & 1) + 1)
      value = 0
      shift = 0
    }
    return shift == 0
  }
}
