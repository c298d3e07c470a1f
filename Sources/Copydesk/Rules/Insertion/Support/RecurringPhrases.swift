internal import Bytes

/// Which of some phrases of two words stand in a text more than once, capitals aside.
///
/// It knows phrases by their hashes, and words by their first 64 bytes.
struct RecurringPhrases {
  private var counts: [UInt64: Int] = [:]

  /// Counts phrases: each begins at one of the offsets, where a word begins.
  ///
  /// - Complexity: O(*n*) in the bytes of the text; nothing if there are no phrases.
  init(beginningAt offsets: [Int], in view: ByteView) {
    for offset in offsets { if let key = Self.key(at: offset, in: view) { counts[key] = 0 } }
    guard !counts.isEmpty else { return }
    var offset = 0
    while offset < view.count {
      let word = view.word(at: offset)
      guard !word.isEmpty else {
        offset += view.scalarLength(at: offset)
        continue
      }
      if let key = Self.key(at: offset, in: view), let count = counts[key] { counts[key] = count + 1 }
      offset = word.upperBound
    }
  }

  /// Whether the phrase that begins at an offset was counted more than once.
  func contains(phraseAt offset: Int, in view: ByteView) -> Bool {
    Self.key(at: offset, in: view).flatMap { counts[$0] }.map { $0 > 1 } ?? false
  }

  /// What identifies the two words at an offset; nil if there are no two with one space between them.
  private static func key(at offset: Int, in view: ByteView) -> UInt64? {
    let first = view.word(at: offset)
    let second = view.word(at: first.upperBound + 1)
    guard !first.isEmpty, !second.isEmpty, view[first.upperBound] == 0x20 else { return nil }
    var hash = FNV1a()
    for byte in first.lowerBound..<second.upperBound { hash.combine(folding: view[byte]) }
    return hash.value
  }
}

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
