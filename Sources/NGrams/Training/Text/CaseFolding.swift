/// Other spellings of a word whose capitals may not be its own.
enum CaseFolding {
  /// What a word might be inside a sentence.
  ///
  /// At the start of one: its small-letter form, if only its first letter is a capital. In a line of capitals: that
  /// form, and the one with a capital first.
  static func spellings(of word: UnsafeBufferPointer<UInt8>, at place: TokenPlace) -> [[UInt8]] {
    guard place != .inside, let first = word.first, first &- 0x41 < 26 || first >= 0x80 else { return [] }
    let text = String(decoding: word, as: UTF8.self)
    let lower = text.lowercased()
    guard lower != text else { return [] }
    let head = text.prefix(1)
    switch place {
    case .inside: return []
    case .initial:
      // `iPhone`, `McDonald` and `NATO` keep their capitals.
      let rest = text.dropFirst()
      return rest.lowercased() == rest ? [Array(lower.utf8)] : []
    case .allCapitals: return [Array(lower.utf8), Array((head + lower.dropFirst(head.count)).utf8)]
    }
  }
}
