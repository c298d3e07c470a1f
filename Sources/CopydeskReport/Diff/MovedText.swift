/// Finds text that was taken away in one place and put, word for word, in another.
enum MovedText {
  /// The least words of a move: shorter runs recur by chance.
  static let leastWords = 4

  /// The hunks, those marked that took text away and put it elsewhere.
  ///
  /// Only whole changes are compared, by their bytes without the white space around them; a sentence that was changed
  /// on its way is no move.
  /// - Complexity: O(*n*) in the bytes of the changes.
  static func mark(_ hunks: [WordHunk], original: [UInt8], cleaned: [UInt8]) -> [WordHunk] {
    var removals: [ArraySlice<UInt8>: [Int]] = [:]
    for (number, hunk) in hunks.enumerated().reversed() where hunk.change == .wording && hunk.cleaned.isEmpty {
      let text = trimmed(original[hunk.original])
      if hasWords(text) { removals[text, default: []].append(number) }
    }
    if removals.isEmpty { return hunks }
    var marked = hunks
    for (number, hunk) in hunks.enumerated() where hunk.change == .wording && hunk.original.isEmpty {
      guard let removal = removals[trimmed(cleaned[hunk.cleaned])]?.popLast() else { continue }
      marked[number].isMoved = true
      marked[removal].isMoved = true
    }
    return marked
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }

  private static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
    var words = 1
    for byte in text where byte == 0x20 || byte == 0x0A {
      words += 1
      if words >= leastWords { return true }
    }
    return false
  }
}
