internal import CPrefetch

extension ModelStorage {
  /// How many words ahead memory is asked for: enough for its answer to be there in time.
  static let lookahead = 4

  /// Asks for the memory that the query for a word of a sentence will look at, in the layout `fast`.
  @inline(__always)
  func prefetch(_ sentence: UnsafeBufferPointer<WordID>, at index: Int) {
    let word = sentence[index]
    if Int(word) < vocabularySize { prefetch_line(unigrams.entry(Int(word))) }
    var hash = NGramHash.extended(NGramHash.empty, by: word)
    for n in 0..<min(order &- 1, index &+ 1) {
      hash = NGramHash.extended(hash, by: n == index ? Vocabulary.beginSentence : sentence[index &- 1 &- n])
      prefetch_line(tables[n].start(hash))
    }
  }

  /// Asks for the memory that the query for a word after a context will look at first.
  @inline(__always)
  func prefetch(_ word: WordID, after state: LanguageModel.State) {
    let word = Int(word) < vocabularySize ? word : Vocabulary.unknown
    prefetch_line(unigrams.entry(Int(word)))
    let longest = min(state.length, order &- 1)
    if isHashed {
      var hash = NGramHash.extended(NGramHash.empty, by: word)
      for n in 0..<longest {
        hash = NGramHash.extended(hash, by: state.ids[unchecked: n])
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
