extension ByteView {
  /// Whether a word character starts at an offset: an ASCII letter or digit, or a scalar above ASCII that is no
  /// punctuation, space or symbol of the Latin-1 and General Punctuation blocks.
  ///
  /// Coarse on purpose: scripts that have their own punctuation count as words throughout, and so are left alone.
  public func isWord(at offset: Int) -> Bool {
    let byte = self[offset]
    if byte < 0x80 { return ByteView.isASCIIWord(byte) }
    switch byte {
    case 0xC2: return self[offset + 1] == 0xAA || self[offset + 1] == 0xB5 || self[offset + 1] == 0xBA
    case 0xC3: return self[offset + 1] != 0x97 && self[offset + 1] != 0xB7
    case 0xE2: return false
    case 0xE3: return self[offset + 1] != 0x80
    case 0xEF: return self[offset + 1] != 0xBC && self[offset + 1] != 0xBF && self[offset + 1] != 0xBB
    default: return byte >= 0xC4
    }
  }

  /// Whether the character that ends right before an offset is a word character.
  public func isWord(before offset: Int) -> Bool {
    let byte = self[offset - 1]
    if byte < 0x80 { return ByteView.isASCIIWord(byte) }
    return isWord(at: scalarStart(before: offset))
  }

  /// The start of the UTF-8 sequence that ends right before an offset; `offset - 1` where the bytes are invalid.
  public func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    let limit = max(0, offset - 4)
    while start > limit, self[start] & 0xC0 == 0x80 { start -= 1 }
    return self[start] >= 0xC0 ? start : offset - 1
  }

  /// The length of the UTF-8 sequence its first byte announces, cut at the end of the text.
  public func scalarLength(at offset: Int) -> Int {
    let byte = self[offset]
    let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return max(1, min(length, count - offset))
  }

  /// The run of word characters that ends right before an offset, looking back 64 bytes at most.
  public func word(before offset: Int) -> Range<Int> {
    var start = offset
    while start > 0, offset - start < 64, isWord(before: start) {
      start = self[start - 1] < 0x80 ? start - 1 : scalarStart(before: start)
    }
    return start..<offset
  }

  /// The run of word characters that starts at an offset, looking ahead 64 bytes at most.
  public func word(at offset: Int) -> Range<Int> {
    var end = offset
    while end < count, end - offset < 64, isWord(at: end) { end += scalarLength(at: end) }
    return offset..<end
  }

  /// The bytes of a range with ASCII capitals folded to small letters.
  public func lowercased(_ range: Range<Int>) -> [UInt8] {
    bytes(range).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Whether a range holds digits only, and at least one.
  public func isNumber(_ range: Range<Int>) -> Bool {
    !range.isEmpty && skip(ByteClassSet(.digit), from: range.lowerBound) >= range.upperBound
  }

  /// Whether the character at an offset is an ASCII capital or a capital letter of Latin-1.
  public func isUpper(at offset: Int) -> Bool {
    let byte = self[offset]
    return byteClass(offset) == .upper || (byte == 0xC3 && self[offset + 1] >= 0x80 && self[offset + 1] <= 0x9E)
  }

  /// Whether white space or an edge of the text stands at an offset.
  public func isSpace(at offset: Int) -> Bool {
    switch byteClass(offset) {
    case .space, .tab, .newline: true
    default: false
    }
  }

  @inline(__always)
  package static func isASCIIWord(_ byte: UInt8) -> Bool {
    let folded = byte | 0x20
    return (folded >= 0x61 && folded <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
