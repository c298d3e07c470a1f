internal import Copydesk

/// Sorts the tokens of a text into the classes of a ``ClassInventory``, by bytes alone.
///
/// Coarser than ``ScoredTextReader``, and a good deal cheaper: no ICU, no vocabulary. Words are runs of ASCII letters and
/// digits and of scalars above Latin-1's symbols; everything in scripts without spaces is one word.
package struct ClassScanner {
  /// The most tokens scanned at once, which bounds the memory.
  static let windowLength = 20_000

  private let text: UnsafeBufferPointer<UInt8>
  private let inventory = ClassInventory.shared
  private var offset = 0
  private var startsSentence = true
  private var isAfterWord = false
  private let notesStarts: Bool
  private var tokens = ClassifiedTokens()
  private var seen = RepeatedKeys()

  /// Makes a scanner; only for learning does it have to note where tokens begin.
  package init(_ text: UnsafeBufferPointer<UInt8>, notesStarts: Bool = false) {
    self.text = text
    self.notesStarts = notesStarts
  }

  /// The next window of tokens, after a paragraph's break; nil at the end of the text.
  ///
  /// - Complexity: O(*n*) in the bytes of the window.
  package mutating func nextWindow() -> ClassifiedTokens? {
    guard offset < text.count else { return nil }
    tokens.removeAll()
    tokens.append(ClassInventory.paragraph)
    if notesStarts { tokens.starts.append(offset) }
    seen.removeAll(expecting: min(Self.windowLength, (text.count - offset) / 6))
    startsSentence = true
    while offset < text.count, tokens.classes.count < Self.windowLength {
      let start = offset
      scanToken()
      if notesStarts, tokens.starts.count < tokens.classes.count { tokens.starts.append(start) }
    }
    return tokens
  }

  private mutating func scanToken() {
    let byte = text[offset]
    if isWordByte(at: offset) {
      scanWord()
      return
    }
    switch byte {
    case 0x0A:
      if tokens.classes.last != ClassInventory.paragraph { tokens.append(ClassInventory.paragraph) }
      startsSentence = true
      offset += 1
    case 0x27 where isAfterWord: scanApostrophe(length: 1)
    case 0xE2 where second == 0x80 && third == 0x99 && isAfterWord: scanApostrophe(length: 3)
    case 0xE2 where second == 0x80:
      // The other values of the block are spaces up to U+200A.
      if third > 0x8A { tokens.append(inventory.generalPunctuation[Int(third)]) }
      offset += 3
    case 0x21..<0x7F:
      tokens.append(inventory.marks[Int(byte)])
      if byte == 0x2E || byte == 0x21 || byte == 0x3F { startsSentence = true }
      offset += 1
    case 0xC2: offset += 2
    default: offset += 1
    }
    isAfterWord = false
  }

  /// A clitic is one token; any other apostrophe is a mark.
  private mutating func scanApostrophe(length: Int) {
    var end = offset + length
    var hash = FoldedHash()
    hash.combine(0x27)
    while end < text.count, end < offset + length + 3, isWordByte(at: end) {
      hash.combine(text[end])
      end += 1
    }
    if end > offset + length, end >= text.count || !isWordByte(at: end), let clitic = inventory.closed(hash.value) {
      tokens.append(clitic.token)
      offset = end
    } else {
      tokens.append(inventory.marks[0x27])
      offset += length
    }
  }

  private mutating func scanWord() {
    let start = offset
    var hash = FoldedHash()
    while offset < text.count, isWordByte(at: offset) {
      hash.combine(text[offset])
      offset += 1
    }
    let first = text[start]
    let isCapitalized = first &- 0x41 < 26 || first == 0xC3 && offset > start + 1 && text[start + 1] <= 0x9E
    if let closed = inventory.closed(hash.value) {
      tokens.append(isCapitalized && !startsSentence ? closed.capitalized : closed.token)
    } else {
      appendOpen(shape(start..<offset, isCapitalized), hash.value)
    }
    startsSentence = false
    isAfterWord = true
  }

  private mutating func appendOpen(_ shape: ClassInventory.OpenShape, _ key: UInt64) {
    let first = seen.insert(key, at: tokens.classes.count)
    if let first, tokens.classes[first] & 1 == 0 { tokens.classes[first] += 1 }
    tokens.append(ClassInventory.open(shape, repeats: first != nil), word: key)
  }

  private func shape(_ word: Range<Int>, _ isCapitalized: Bool) -> ClassInventory.OpenShape {
    if text[word.lowerBound] &- 0x30 < 10 { return .number }
    if isCapitalized, !startsSentence { return .capitalized }
    let last = text[word.upperBound - 1] | 0x20
    let before = word.count > 3 ? text[word.upperBound - 2] | 0x20 : 0
    switch (before, last) {
    case (0x65, 0x64): return .ed
    case (0x6C, 0x79): return .ly
    case (0x6E, 0x67) where word.count > 4 && text[word.upperBound - 3] | 0x20 == 0x69: return .ing
    default: return last == 0x73 ? .s : .other
    }
  }

  private var second: UInt8 { offset + 1 < text.count ? text[offset + 1] : 0 }
  private var third: UInt8 { offset + 2 < text.count ? text[offset + 2] : 0 }

  /// Whether a byte belongs to a word: an ASCII letter or digit, or one above ASCII but for Latin-1's symbols and General
  /// Punctuation.
  @inline(__always)
  private func isWordByte(at index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return ByteView.isASCIIWord(byte) }
    if byte == 0xE2 { return index + 1 < text.count && text[index + 1] != 0x80 }
    return byte != 0xC2
  }
}
