/// A short line in the form the phrase tables are written in: lower case, single spaces, no punctuation, `@` for
/// handles and addresses.
struct LinePhrase {
  /// The line's words.
  let normalized: [UInt8]
  /// How much of `normalized` stands before the line's first colon, if it is followed by white space or the end.
  let colon: Int?
  /// For every word whether it begins with a capital or a non-ASCII letter.
  private let capitals: [Bool]

  /// Whether some phrase begins with the same letters as the line; a quick look that allocates nothing.
  static func canOpen(_ range: Range<Int>, in view: ByteView) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, !ByteClassSet.letter.contains(view.byteClass(start)) {
      // Marks before the first word, such as a bracket or a bullet.
      if view.byteClass(start) == .quote { return false }
      start += 1
    }
    return BoilerplatePhrases.openings.contains(opening(at: start, in: view))
  }

  /// The first four letters of a word in lower case, zero where it ends.
  private static func opening(at start: Int, in view: ByteView) -> UInt32 {
    var packed: UInt32 = 0
    for offset in start..<start + 4 {
      guard ByteClassSet.letter.contains(view.byteClass(offset)) else { break }
      packed = packed << 8 | UInt32(view[offset] | 0x20)
    }
    return packed
  }

  /// Nil for a line that holds a quotation mark or opens with a word no phrase opens with.
  init?(_ range: Range<Int>, in view: ByteView) {
    var words: [UInt8] = []
    var capitals: [Bool] = []
    var colon: Int?
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      while offset < range.upperBound, Self.isWord(at: offset, in: view) { offset += 1 }
      if offset > start {
        let isAddress = Self.isAddress(start..<range.upperBound, in: view)
        if isAddress {
          while offset < range.upperBound, !Self.blank.contains(view.byteClass(offset)) { offset += 1 }
        }
        let word = view.bytes(start..<offset).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if capitals.isEmpty, !isAddress, !BoilerplatePhrases.firstWords.contains(word) { return nil }
        if !capitals.isEmpty { words.append(0x20) }
        words += isAddress ? [UInt8(ascii: "@")] : word
        capitals.append(view.byteClass(start) == .upper || view[start] >= 0x80)
        continue
      }
      switch view.byteClass(offset) {
      case .quote: return nil
      case .leadPunctuation where view.reads("“", at: offset) || view.reads("”", at: offset): return nil
      case .colon where view[offset] == UInt8(ascii: ":") && colon == nil:
        if Self.blank.contains(view.byteClass(offset + 1)) || offset + 1 == range.upperBound { colon = words.count }
      case .at:
        // A handle, also in tokenized text, where a space stands behind the sign.
        offset = WhiteSpace.skip(offset + 1..<range.upperBound, in: view)
        offset = min(range.upperBound, view.skip(Self.handle, from: offset))
        if capitals.isEmpty { return nil }
        words += [0x20, UInt8(ascii: "@")]
        capitals.append(false)
        continue
      default: break
      }
      offset += 1
    }
    guard !capitals.isEmpty else { return nil }
    normalized = words
    self.capitals = capitals
    self.colon = colon
  }

  /// Whether the line is a row of sharing services: at least three words, figures aside, and nothing else.
  var isShareBar: Bool {
    let words = normalized.split(separator: 0x20).filter { !$0.allSatisfy { (0x30...0x39).contains($0) } }
    return words.count >= 3 && words.allSatisfy { BoilerplatePhrases.shareBarWords.contains(Array($0)) }
  }

  /// Whether the line is one of the phrases with a name in it.
  var isNamed: Bool {
    BoilerplatePhrases.named.contains { phrase in
      guard normalized.count > phrase.before.count + phrase.after.count, normalized.starts(with: phrase.before),
        normalized.suffix(phrase.after.count).elementsEqual(phrase.after)
      else { return false }
      let name = normalized.dropFirst(phrase.before.count).dropLast(phrase.after.count)
      let first = phrase.before.count { $0 == 0x20 }
      let count = 1 + name.count { $0 == 0x20 }
      guard first + count <= capitals.count, (1...4).contains(count), !name.contains(UInt8(ascii: "@")) else {
        return false
      }
      return capitals[first..<first + count].allSatisfy { $0 } || name.elementsEqual("him".utf8)
        || name.elementsEqual("her".utf8) || name.elementsEqual("me".utf8)
    }
  }

  private static let blank = ByteClassSet(.space, .tab)
  private static let handle = ByteClassSet(.lower, .upper, .digit, .underscore)

  /// Whether a byte belongs to a word: ASCII letters and digits, and non-ASCII letters but not general punctuation.
  private static func isWord(at offset: Int, in view: ByteView) -> Bool {
    switch view.byteClass(offset) {
    case .lower, .upper, .digit, .leadTwo, .leadOther: return true
    case .leadLatin: return view[offset] == 0xC3
    case .continuation:
      let lead = view.skipBack(ByteClassSet(.continuation), from: offset) - 1
      return view[lead] != 0xE2 && view[lead] != 0xC2
    default: return false
    }
  }

  /// Whether a word is the beginning of a URL, a host or an e-mail address.
  private static func isAddress(_ range: Range<Int>, in view: ByteView) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound, !blank.contains(view.byteClass(offset)) {
      if view.reads("://", at: offset) { return true }
      let next = view.byteClass(offset + 1)
      if view[offset] == UInt8(ascii: "@") || view[offset] == UInt8(ascii: "."), offset > range.lowerBound,
        offset + 1 < range.upperBound, next == .lower || next == .upper || next == .digit
      {
        return true
      }
      offset += 1
    }
    return false
  }
}

/// Finds any of some literals with a search that looks at a fraction of the bytes.
///
/// Source: S. Wu and U. Manber, A fast algorithm for multi-pattern searching, TR-94-17, University of Arizona (1994),
/// with blocks of two bytes: pairs of letters, unlike letters, seldom stand in the literals, so most jumps are long.
struct LiteralSearch {
  private let literals: [[UInt8]]
  /// The length of the shortest literal; of longer ones only as many bytes at the end steer the search.
  private let length: Int
  /// For every pair of bytes, by its hash, how far to move if it stands at the end of the place looked at.
  private let shifts: [UInt8]

  private static let hashSize = 4096

  /// Prepares the search for literals of 2...255 bytes; others are left out.
  init(_ literals: [String]) {
    self.literals = literals.map { Array($0.utf8) }.filter { (2...255).contains($0.count) }
    let length = self.literals.map(\.count).min() ?? 2
    var shifts = [UInt8](repeating: UInt8(length - 1), count: Self.hashSize)
    for literal in self.literals {
      let tail = Array(literal.suffix(length))
      for index in 1..<length {
        let pair = Self.hash(tail[index - 1], tail[index])
        shifts[pair] = min(shifts[pair], UInt8(length - 1 - index))
      }
    }
    self.length = length
    self.shifts = shifts
  }

  /// The end of the first place of a literal that ends behind `start + 1`, or nil.
  ///
  /// - Complexity: O(*n*); about *n* / *length* reads in text that shares few pairs of letters with the literals.
  func firstEnd(from start: Int, in view: ByteView) -> Int? {
    shifts.withUnsafeBufferPointer { shifts in
      var end = max(0, start) + length
      while end <= view.count {
        let shift = shifts[Self.hash(view.buffer[end - 2], view.buffer[end - 1])]
        if shift == 0 {
          if literals.contains(where: { Self.ends($0, at: end, in: view) }) { return end }
          end += 1
        } else {
          end += Int(shift)
        }
      }
      return nil
    }
  }

  private static func ends(_ literal: [UInt8], at end: Int, in view: ByteView) -> Bool {
    end >= literal.count && view.buffer[end - literal.count..<end].elementsEqual(literal)
  }

  private static func hash(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) << 5 ^ Int(second)) & (hashSize - 1)
  }
}
