/// How often each capitalised word, and each pair of them one space apart, stands in a text.
struct NameCounts {
  private(set) var words: [[UInt8]: Int] = [:]
  private(set) var pairs: [[UInt8]: Int] = [:]

  /// Counts the words of a text.
  ///
  /// - Complexity: O(*n*).
  init(_ view: ByteView) {
    var previous = 0..<0
    var offset = 0
    while offset < view.count {
      guard view.isWord(at: offset) else {
        offset += view.scalarLength(at: offset)
        continue
      }
      let word = view.word(at: offset)
      offset = word.upperBound
      guard view.isUpper(at: word.lowerBound) else { continue }
      words[view.bytes(word), default: 0] += 1
      if previous.upperBound + 1 == word.lowerBound, view[previous.upperBound] == 0x20 {
        pairs[view.bytes(previous.lowerBound..<word.upperBound), default: 0] += 1
      }
      previous = word
    }
  }
}
