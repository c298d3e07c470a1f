internal import CPrefetch

extension ModelStorage {
  /// The query of the layout `fast`.
  ///
  /// Flags tell whether a longer n-gram can exist, so that few searches find nothing.
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
    // A query mostly waits for memory. It asks for all slots that it may need before it looks at the first, so that the
    // waits overlap.
    let longest = min(state.length, order &- 1)
    var hashes = InlineArray<5, UInt64>(repeating: 0)
    NGramHash.forEachSuffix(endingIn: word, count: longest, previous: { state.ids[unchecked: $0] }) { index, hash in
      hashes[unchecked: index] = hash
      prefetch_line(tables[index].start(hash))
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

extension ModelStorage {
  /// The query of the layout `compact`.
  ///
  /// The state knows where the children of each of its contexts are, so the searches for w after 1, 2, … words do not
  /// wait for one another. A model has every suffix of its n-grams, so the first search that finds nothing is the last.
  @inline(__always)
  func scoreByTrie(
    _ word: WordID, after state: LanguageModel.State, into next: inout LanguageModel.State
  ) -> (log10Probability: Float, matchedLength: Int) {
    let word = Int(word) < vocabularySize ? word : Vocabulary.unknown
    let key = key.key(of: word)
    let longest = min(state.length, order &- 1)
    // A query mostly waits for memory: let the waits overlap.
    prefetch(key, among: state.children, longest)
    var probability = unigrams.probability(Int(word))
    let backoff = unigrams.backoff(Int(word))
    let children = unigrams.children(Int(word))
    var matched = 1
    // Results are written to `next` at once: `state` is a copy, even if both are the same variable.
    next.backoffs[0] = backoff
    next.children[0] = children.packed
    var length = backoff != 0 || !children.isEmpty ? 1 : 0
    while matched <= longest {
      let level = levels + (matched &- 1)
      let range = NodeRange(packed: state.children[unchecked: matched &- 1])
      // Only the state of another model has a range beyond the level.
      guard Int(range.end) <= level.pointee.count, let node = level.pointee.search(key, in: range) else { break }
      probability = level.pointee.probability(node)
      if !level.pointee.isHighest {
        let backoff = level.pointee.backoff(node)
        let children = level.pointee.children(node)
        next.backoffs[unchecked: matched] = backoff
        next.children[unchecked: matched] = children.packed
        if backoff != 0 || !children.isEmpty { length = matched &+ 1 }
      }
      matched &+= 1
    }
    var index = matched &- 1
    while index < longest {
      probability += state.backoffs[unchecked: index]
      index &+= 1
    }
    next.shift(in: word, before: state, length: length)
    return (probability, matched)
  }
}

extension LanguageModel.State {
  /// Sets the words to those of an earlier state and one more, cut to a length.
  @inline(__always)
  mutating func shift(in word: WordID, before state: LanguageModel.State, length: Int) {
    ids = [word, state.ids[0], state.ids[1], state.ids[2], state.ids[3]]
    self.length = length
  }
}

extension ModelStorage {
  /// How many words ahead memory is asked for, so that it has answered when it is needed.
  static let lookahead = 4

  /// Asks for the memory that the query for a word of a sentence will read, in the layout `fast`.
  @inline(__always)
  func prefetch(_ sentence: UnsafeBufferPointer<WordID>, at index: Int) {
    let word = sentence[index]
    if Int(word) < vocabularySize { prefetch_line(unigrams.entry(Int(word))) }
    NGramHash.forEachSuffix(
      endingIn: word, count: min(order &- 1, index &+ 1),
      previous: { $0 == index ? Vocabulary.beginSentence : sentence[index &- 1 &- $0] }
    ) { n, hash in prefetch_line(tables[n].start(hash)) }
  }

  /// Asks for the memory that the query for a word after a context will read first.
  @inline(__always)
  func prefetch(_ word: WordID, after state: LanguageModel.State) {
    let word = Int(word) < vocabularySize ? word : Vocabulary.unknown
    prefetch_line(unigrams.entry(Int(word)))
    let longest = min(state.length, order &- 1)
    if isHashed {
      NGramHash.forEachSuffix(endingIn: word, count: longest, previous: { state.ids[unchecked: $0] }) { n, hash in
        prefetch_line(tables[n].start(hash))
      }
    } else {
      prefetch(key.key(of: word), among: state.children, longest)
    }
  }

  /// Asks for the places where a key would be among the children of the first `count` contexts, in the layout `compact`.
  @inline(__always)
  func prefetch(_ key: UInt32, among children: InlineArray<5, UInt64>, _ count: Int) {
    var n = 0
    while n < count {
      levels[n].prefetch(key, in: NodeRange(packed: children[unchecked: n]))
      n &+= 1
    }
  }
}
