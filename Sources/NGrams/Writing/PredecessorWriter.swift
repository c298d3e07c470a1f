internal import Bytes

/// Sorts the 2-grams by their second word: see ``PredecessorIndex`` for the format.
struct PredecessorWriter {
  let trie: NGramTrie

  var bytes: [UInt8] {
    let words = trie.levels[0]
    let bigrams = trie.order > 1 ? trie.levels[1] : NGramTrie.Level()
    var begins = [UInt32](repeating: 0, count: words.count + 1)
    for word in bigrams.words { begins[Int(word) + 1] += 1 }
    for word in 0..<words.count { begins[word + 1] += begins[word] }
    var lists = [(word: WordID, score: Float)](repeating: (0, 0), count: bigrams.count)
    var cursors = begins
    for first in 0..<words.count where trie.order > 1 {
      for node in words.children(first) {
        let second = Int(bigrams.words[node])
        lists[Int(cursors[second])] = (WordID(first), words.probabilities[first] + bigrams.probabilities[node])
        cursors[second] += 1
      }
    }
    for word in 0..<words.count where begins[word + 1] - begins[word] > 1 {
      lists[Int(begins[word])..<Int(begins[word + 1])].sort { ($0.score, $1.word) > ($1.score, $0.word) }
    }
    let all = (0..<words.count).map { word in
      (WordID(word), words.probabilities[word], trie.order > 1 ? words.backoffs[word] : 0)
    }
    let idBits = BitField.width(of: words.count - 1)
    var writer = BitWriter(bitCount: (lists.count + 2 * words.count) * idBits)
    for entry in lists { writer.append(entry.word, width: idBits) }
    for entry in all.sorted(by: { ($0.1 + $0.2, $1.0) > ($1.1 + $1.2, $0.0) }) { writer.append(entry.0, width: idBits) }
    for entry in all.sorted(by: { ($0.1, $1.0) > ($1.1, $0.0) }) { writer.append(entry.0, width: idBits) }
    var buffer = BinaryWriter()
    buffer.append(UInt64(bigrams.count))
    for begin in begins { buffer.append(begin) }
    buffer.append(contentsOf: writer.bytes)
    return buffer.bytes
  }
}
