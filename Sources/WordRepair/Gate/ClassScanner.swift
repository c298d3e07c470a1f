internal import Bytes
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
    var hash = FNV1a()
    hash.combine(folding: 0x27)
    while end < text.count, end < offset + length + 3, isWordByte(at: end) {
      hash.combine(folding: text[end])
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
    var hash = FNV1a()
    while offset < text.count, isWordByte(at: offset) {
      hash.combine(folding: text[offset])
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

  /// Whether a byte belongs to a word: an ASCII letter or digit, or one above ASCII, except for Latin-1's symbols and General
  /// Punctuation.
  @inline(__always)
  private func isWordByte(at index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return ByteView.isASCIIWord(byte) }
    if byte == 0xE2 { return index + 1 < text.count && text[index + 1] != 0x80 }
    return byte != 0xC2
  }
}

/// The tokens of a text as ``ClassScanner`` sorts them; all arrays have one element for each.
package struct ClassifiedTokens {
  /// Their classes in the ``ClassInventory``.
  var classes: [UInt8] = []
  /// For words of open classes part of the hash of their spelling in small letters, for all others the class.
  var words: [UInt32] = []
  /// Where they begin in the text; empty unless asked for.
  package var starts: [Int] = []

  /// Adds a token.
  @inline(__always)
  mutating func append(_ token: UInt8) {
    classes.append(token)
    words.append(UInt32(token))
  }

  /// Adds a word of an open class.
  @inline(__always)
  mutating func append(_ token: UInt8, word: UInt64) {
    classes.append(token)
    words.append(UInt32(truncatingIfNeeded: word))
  }

  /// Empties it, and keeps its room.
  mutating func removeAll() {
    classes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }
}

/// The classes that ``JunctionGate`` sorts tokens into.
///
/// Every word of a closed class has a class of its own, one more for those of its role with a capital inside a sentence,
/// where they seldom have one; every mark has one; words of open classes go by shape, and by whether they stand more
/// than once in the text. Some 220 in all. Classes of words after Brown et al. 1992, *Class-based n-gram models of
/// natural language*, those here being given and not learned.
struct ClassInventory {
  /// The break between paragraphs; the text begins with one.
  static let paragraph: UInt8 = 0
  /// Marks that have no class of their own.
  static let otherMark: UInt8 = 1
  /// Words of open classes: ``OpenShape/rawValue`` is added twice, and one for words that repeat.
  static let firstOpen: UInt8 = 2
  /// The role with a capital inside a sentence: ``TokenRole/rawValue`` is added.
  static let firstCapitalized = firstOpen + 2 * UInt8(OpenShape.allCases.count)

  /// The shapes of words that no closed class has.
  enum OpenShape: UInt8, CaseIterable {
    case number, capitalized, ing, ed, ly, s, other
  }

  /// The inventory; it never changes.
  static let shared = ClassInventory()

  /// The number of classes.
  let count: Int
  /// The classes of marks of one byte; 0 for bytes that are none.
  let marks: [UInt8]
  /// The classes of marks E2 80 xx by their last byte, of General Punctuation.
  let generalPunctuation: [UInt8]
  /// What is known of the words of closed classes and of clitics, by the hash of their spelling in small letters.
  private let closed: KeyTable<Closed>

  /// A word of a closed class.
  struct Closed {
    /// Its class.
    var token: UInt8
    /// Its class with a capital inside a sentence; the same for the pronoun that always has one.
    var capitalized: UInt8
  }

  private init() {
    // They fit a byte, with room for some twenty words; a test sees to it.
    var next = Self.firstCapitalized &+ UInt8(TokenRole.allCases.count)
    var closed: [(key: UInt64, value: Closed)] = []
    for (role, list) in TokenRoleTable.words where !role.isMark {
      for word in list.words {
        let capitalized = word == "i" ? next : Self.firstCapitalized + role.rawValue
        closed.append((TokenKey(word.utf8).value, Closed(token: next, capitalized: capitalized)))
        next &+= 1
      }
    }
    closed.append((TokenKey("'t".utf8).value, Closed(token: next, capitalized: next)))
    self.closed = KeyTable(closed)
    next &+= 1
    var marks = [UInt8](repeating: 0, count: 128)
    for byte in 0x21..<0x7F where !ByteView.isASCIIWord(UInt8(byte)) { marks[byte] = Self.otherMark }
    for byte in "!\"'(),-.:;?[]".utf8 {
      marks[Int(byte)] = next
      next &+= 1
    }
    self.marks = marks
    var general = [UInt8](repeating: Self.otherMark, count: 256)
    // En and em dash, the double quotation marks, the ellipsis; single ones are apostrophes.
    for byte in [0x93, 0x94, 0x9C, 0x9D, 0xA6] {
      general[byte] = next
      next &+= 1
    }
    for byte in [0x98, 0x99] { general[byte] = marks[0x27] }
    generalPunctuation = general
    count = Int(next)
  }

  /// What is known of a word by the hash of its spelling; nil for words of open classes.
  func closed(_ key: UInt64) -> Closed? { closed[key] }

  /// The class of a word of an open class.
  static func open(_ shape: OpenShape, repeats: Bool) -> UInt8 { firstOpen + 2 * shape.rawValue + (repeats ? 1 : 0) }
}
