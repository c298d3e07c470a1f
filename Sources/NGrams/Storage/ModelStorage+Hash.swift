internal import CPrefetch

extension ModelStorage {
  /// The query of the layout `fast`.
  ///
  /// Flags tell whether a longer n-gram can exist, so that few searches are in vain.
  @inline(__always)
  func scoreByHash(
    _ word: WordID, after state: LanguageModel.State, into next: inout LanguageModel.State
  ) -> (log10Probability: Float, matchedLength: Int) {
    let word = Int(word) < vocabularySize ? word : Vocabulary.unknown
    var probability = unigrams.probability(Int(word))
    let backoff = unigrams.backoff(Int(word))
    var matched = 1
    next.backoffs[0] = backoff
    var length = backoff != 0 || !unigrams.children(Int(word)).isEmpty ? 1 : 0
    // A query is a wait for memory: all slots that may be needed are asked for before the first is looked at, so that
    // the waits overlap.
    let longest = min(state.length, order &- 1)
    var hashes = InlineArray<5, UInt64>(repeating: 0)
    var hash = NGramHash.extended(NGramHash.empty, by: word)
    var n = 0
    while n < longest {
      hash = NGramHash.extended(hash, by: state.ids[unchecked: n])
      hashes[unchecked: n] = hash
      prefetch_line(tables[n].start(hash))
      n &+= 1
    }
    while matched <= longest {
      guard let slot = tables[matched &- 1].slot(hashes[unchecked: matched &- 1]) else { break }
      let flags = UInt64(littleEndian: slot.loadUnaligned(as: UInt64.self))
      probability = Self.float(slot, 8)
      matched &+= 1
      if matched < order {
        next.backoffs[unchecked: matched &- 1] = Self.float(slot, 12)
        if flags & HashTable.extendsRight != 0 { length = matched }
      }
      if flags & HashTable.extendsLeft == 0 { break }
    }
    var index = matched &- 1
    while index < longest {
      probability += state.backoffs[unchecked: index]
      index &+= 1
    }
    next.shift(in: word, before: state, length: length)
    return (probability, matched)
  }

  /// A float of a slot.
  @inline(__always)
  static func float(_ slot: UnsafeRawPointer, _ offset: Int) -> Float {
    Float(bitPattern: UInt32(littleEndian: slot.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
