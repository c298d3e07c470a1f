internal import Bytes
internal import Copydesk

/// The words of a document for the mention rules, with what the whole document says about them.
struct MentionWords {
  let words: [MentionWord]
  let paragraphs: [UInt32]
  /// Words that stand capitalised where no sentence starts.
  let capitalizedInside: Set<UInt64>
  /// Words that stand in small letters somewhere.
  let small: Set<UInt64>

  private static let outside = MentionWord(UnsafeBufferPointer(start: nil, count: 0))

  init(_ text: UnsafeBufferPointer<UInt8>, _ tokens: TreebankTokens) {
    var words: [MentionWord] = []
    words.reserveCapacity(tokens.count)
    for token in 0..<tokens.count {
      let range = tokens.range(of: token).clamped(to: 0..<text.count)
      words.append(MentionWord(UnsafeBufferPointer(rebasing: text[range])))
    }
    var capitalizedInside: Set<UInt64> = []
    var small: Set<UInt64> = []
    for index in words.indices where words[index].form.contains(.letters) {
      if !words[index].form.contains(.capitalized) {
        if words[index].classes.isEmpty { small.insert(words[index].key) }
      } else if index > 0, tokens.paragraphs[index] == tokens.paragraphs[index - 1],
        words[index - 1].form.isDisjoint(with: [.stop, .opener])
      {
        capitalizedInside.insert(words[index].key)
      }
    }
    self.words = words
    paragraphs = tokens.paragraphs
    self.capitalizedInside = capitalizedInside
    self.small = small
  }

  var count: Int { words.count }

  /// The word at an index; an empty one outside the document.
  @inline(__always)
  subscript(index: Int) -> MentionWord { words.indices.contains(index) ? words[index] : Self.outside }

  /// A hash of several words in order, case aside.
  func phraseKey(_ tokens: Range<Int>) -> UInt64 {
    var hash = Mixing.golden
    for token in tokens { hash = Mixing.extended(hash, by: self[token].key) }
    return hash
  }

  /// Whether a sentence or quotation starts at a token.
  func startsSentence(_ index: Int) -> Bool {
    guard index > 0, words.indices.contains(index), paragraphs[index] == paragraphs[index - 1] else { return true }
    return !words[index - 1].form.isDisjoint(with: [.stop, .opener])
  }

  /// Whether two tokens stand in one paragraph.
  func isSameParagraph(_ first: Int, _ second: Int) -> Bool {
    paragraphs.indices.contains(first) && paragraphs.indices.contains(second) && paragraphs[first] == paragraphs[second]
  }

  /// Whether a capitalised word is a name's, and not merely the first of its sentence.
  func isNamePart(_ index: Int) -> Bool {
    let word = self[index]
    guard word.form.contains(.capitalized), word.classes.isDisjoint(with: .closed), !word.classes.contains(.date) else {
      return false
    }
    if !startsSentence(index) { return true }
    if capitalizedInside.contains(word.key) { return true }
    let next = self[index + 1]
    return !small.contains(word.key) && word.form.isDisjoint(with: [.adverb, .progressive])
      && (next.form.contains(.capitalized) || next.classes.contains(.possessiveEnding))
      && next.classes.isDisjoint(with: WordClass.closed.subtracting(.possessiveEnding))
      && isSameParagraph(index, index + 1)
  }
}

/// A token as the mention rules see it: a key of its spelling, and what its form says.
package struct MentionWord: Sendable {
  /// The spelling without case, as a hash.
  var key: UInt64
  package var classes: WordClass
  package var form: WordForm
  var length: UInt32

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    key = Self.key(bytes)
    classes = bytes.count <= 16 ? WordClassTable.classes(key) : []
    form = WordForm(bytes)
    length = UInt32(truncatingIfNeeded: bytes.count)
  }

  /// Whether the word may stand inside a noun phrase.
  var isOpen: Bool { form.contains(.letters) && classes.isDisjoint(with: .closed) }

  /// The hash of the bytes, case folded and `’` read as `'`; collisions would merge two names, no worse.
  static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = FNV1a()
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        byte = UInt8(ascii: "'")
        index += 2
      }
      hash.combine(folding: byte)
      index += 1
    }
    return hash.value
  }
}
