/// How often each pair of capitalised words one space apart stands in a text.
struct NameCounts {
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
      if previous.upperBound + 1 == word.lowerBound, view[previous.upperBound] == 0x20 {
        pairs[view.bytes(previous.lowerBound..<word.upperBound), default: 0] += 1
      }
      previous = word
    }
  }
}
