internal import Bytes

/// Words and names that a rule leaves alone, as a configuration lists them.
package struct WordExceptions: Sendable {
  private let words: [[UInt8]]

  /// Takes the words; nil if there are none.
  package init?(_ words: Set<String>?) {
    self.words = (words ?? []).filter { !$0.isEmpty }.sorted().map { Array($0.utf8) }
    if self.words.isEmpty { return nil }
  }

  /// Whether a place touches one of the words: holds it, lies in it, or stands right beside it.
  ///
  /// - Complexity: O(*n*) in the bytes of the place and the words it touches.
  package func hold(_ range: Range<Int>, in text: ByteView) -> Bool {
    // As far as the longest of them reaches, so that one of several words is found from its last.
    let reach = words.reduce(0) { max($0, $1.count) }
    let lower = max(0, range.lowerBound - reach - 1)
    let upper = min(text.count, range.upperBound + reach + 1)
    for word in words {
      var start = lower
      while start + word.count <= upper {
        defer { start += 1 }
        guard text[start] == word[0], start + word.count >= range.lowerBound, start <= range.upperBound else {
          continue
        }
        guard text.buffer[start..<start + word.count].elementsEqual(word) else { continue }
        if !Self.isWord(text[start - 1]) && !Self.isWord(text[start + word.count]) { return true }
      }
    }
    return false
  }

  /// Letters, digits, and all bytes of characters beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
}
