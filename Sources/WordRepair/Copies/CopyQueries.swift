internal import Bytes

/// The word sequences that the broken sentences of a batch ask for, counted in memory of a fixed size.
///
/// A counting sketch (Bloom 1970; Fan et al. 2000, "Summary cache"): two slots for every three words in a row, each
/// counting the documents up to two. It may say yes where the answer is no, and then a sentence too many is kept; it
/// never says no where the answer is yes. Counts only add up, so the order of the documents does not matter.
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
      hash = (hash ^ UInt64(trigram)) &* Mixing.golden
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
    let hash = UInt64(trigram) &* Mixing.golden
    return (Int(truncatingIfNeeded: hash >> 32) & mask, Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask)
  }
}

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
    var writer = BinaryWriter()
    writer.append(UInt32(truncatingIfNeeded: counts.count.trailingZeroBitCount))
    writer.append(UInt64(documents))
    writer.append(fingerprint)
    if let slots = sparseSlots(limit: counts.count / 4) {
      writer.append(Self.sparse)
      writer.appendCounted(slots)
    } else {
      writer.append(Self.dense)
      writer.appendCounted(denseSlots())
    }
    return SealedBytes.seal(writer.bytes, as: Self.kind)
  }

  /// Adds what other documents ask for, from the bytes that ``encoded()`` wrote.
  ///
  /// - Throws: ``EvidenceError`` if the bytes are no queries of this memory; then nothing is added.
  /// - Complexity: O(*n*) in the bytes and the memory.
  public mutating func merge(encoded bytes: UnsafeRawBufferPointer) throws(EvidenceError) {
    var reader = BinaryReader(try SealedBytes.open(bytes, as: Self.kind, called: "queries"))
    guard let exponent = reader.integer(UInt32.self), exponent < 64, let documents = reader.integer(UInt64.self),
      let fingerprint = reader.integer(UInt64.self), let form = reader.integer(UInt32.self),
      let slots = reader.countedBytes(limit: counts.count),
      reader.isAtEnd
    else { throw .notWhole("queries") }
    guard exponent == counts.count.trailingZeroBitCount else {
      throw .otherSize(exponent < 62 ? 1 << Int(exponent) : .max, expected: counts.count)
    }
    // All bytes are checked before anything is added, so that wrong bytes leave no trace.
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
