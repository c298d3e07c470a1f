internal import Copydesk

/// The tokens of a document as the Penn Treebank counts them; coreference resolvers count so, and so does their damage.
///
/// Contractions and possessive endings are tokens (`do n't`, `Khan 's`), so are marks; a hyphenated word, an
/// abbreviation with its stop (`Mr.`, `U.S.`) and a number are one token each. Prose and its tokenized form give the same
/// tokens, apart from marks that tokenizers respell. Every line is a paragraph.
///
/// It does not hold the text. Any bytes are accepted; invalid UTF-8 counts as letters.
public struct TreebankTokens: Hashable, Sendable {
  /// Where each token starts, as a UTF-8 offset.
  public package(set) var starts: [UInt32] = []
  /// Where each token ends.
  public package(set) var ends: [UInt32] = []
  /// The number of the paragraph each token stands in, from 0; lines without a token do not count.
  public package(set) var paragraphs: [UInt32] = []

  /// The most bytes of a text that are looked at.
  public static let maximumByteCount = Int(UInt32.max)

  /// Cuts a text.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(_ text: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeBufferPointer(rebasing: text.prefix(Self.maximumByteCount))
    starts.reserveCapacity(text.count / 5)
    ends.reserveCapacity(text.count / 5)
    paragraphs.reserveCapacity(text.count / 5)
    var scanner = TreebankScanner(text)
    while let token = scanner.next() {
      starts.append(UInt32(truncatingIfNeeded: token.lowerBound))
      ends.append(UInt32(truncatingIfNeeded: token.upperBound))
      paragraphs.append(scanner.paragraph)
    }
  }

  /// Cuts the bytes of an array.
  public init(_ text: [UInt8]) { self = text.withUnsafeBufferPointer { Self($0) } }

  package init() {}

  /// The number of tokens.
  public var count: Int { starts.count }

  /// The bytes a token spans; empty outside the document.
  public func range(of token: Int) -> Range<Int> {
    guard starts.indices.contains(token) else { return 0..<0 }
    return Int(starts[token])..<Int(ends[token])
  }

  /// The bytes from the first to the last of some tokens; empty outside the document.
  public func range(of tokens: Range<Int>) -> Range<Int> {
    guard let last = tokens.last, starts.indices.contains(tokens.lowerBound), starts.indices.contains(last) else {
      return 0..<0
    }
    return Int(starts[tokens.lowerBound])..<Int(ends[last])
  }
}

/// Walks over a text token by token for ``TreebankTokens``.
struct TreebankScanner {
  private let text: ByteView
  private var offset = 0
  private var line: UInt32 = 0
  private var lastLine: UInt32?
  /// The number of the last token's paragraph.
  private(set) var paragraph: UInt32 = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = ByteView(text) }

  /// The next token, or nil at the end.
  mutating func next() -> Range<Int>? {
    skipSpace()
    guard offset < text.count else { return nil }
    if let lastLine, lastLine != line { paragraph += 1 }
    lastLine = line
    let start = offset
    offset = max(start + 1, min(tokenEnd(from: start), text.count))
    return start..<offset
  }

  private mutating func skipSpace() {
    while offset < text.count {
      let byte = text[offset]
      if byte <= 0x20 || byte == 0x7F {
        if byte == 0x0A { line &+= 1 }
        offset += 1
      } else if byte == 0xC2, text[offset + 1] == 0xA0 {
        offset += 2
      } else if byte == 0xE2, text[offset + 1] == 0x80, text[offset + 2] <= 0x8B || text[offset + 2] == 0xAF {
        offset += 3
      } else {
        return
      }
    }
  }

  private func tokenEnd(from start: Int) -> Int {
    let byte = text[start]
    if isWord(start) { return wordEnd(from: start) }
    if let width = apostropheWidth(start), let end = cliticEnd(start + width) { return end }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "'"):
      var end = start + 1
      let longest = byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'") ? 2 : 64
      while text[end] == byte, end - start < longest { end += 1 }
      return end
    case UInt8(ascii: "@"), UInt8(ascii: "#"):
      return isWord(start + 1) ? wordEnd(from: start + 1) : start + 1
    default: return start + text.scalarLength(at: start)
    }
  }

  /// The end of a word, with the joints inside that belong to it and without its clitic.
  private func wordEnd(from start: Int) -> Int {
    var end = start
    var segment = start
    while true {
      while isWord(end) { end += max(1, text.scalarLength(at: end)) }
      guard end < text.count else { return end }
      if let width = apostropheWidth(end) {
        if end > start, text[end - 1] | 0x20 == UInt8(ascii: "n"), text[end + width] | 0x20 == UInt8(ascii: "t"),
          !isWord(end + width + 1)
        {
          // `don't` is cut before the n; a clitic that already stands alone is one token.
          return end - 1 > start ? end - 1 : end + width + 1
        }
        guard end > start, isWord(end + width), cliticEnd(end + width) == nil else { return end }
        end += width
        continue
      }
      switch text[end] {
      case UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "_"):
        guard isWord(end + 1) else { return end }
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard text.byteClass(end - 1) == .digit, text.byteClass(end + 1) == .digit else { return end }
      case UInt8(ascii: "."):
        if isWord(end + 1) {
          guard joinsOverStop(segment..<end) else { return end }
        } else {
          return endsInStop(start..<end) && text[end + 1] != UInt8(ascii: ".") ? end + 1 : end
        }
      default: return end
      }
      end += 1
      segment = end
    }
  }

  /// Whether the stop behind a part of a word is inside the word: `U.S`, `3.5`, `a.m`, `example.org`.
  private func joinsOverStop(_ part: Range<Int>) -> Bool {
    if part.count <= 2 || text.byteClass(part.upperBound - 1) == .digit && text.byteClass(part.upperBound + 1) == .digit
    {
      return true
    }
    let next = text.word(at: part.upperBound + 1)
    return Self.domainEndings.contains(next, in: text)
  }

  private func endsInStop(_ word: Range<Int>) -> Bool {
    if word.count == 1 {
      return text.byteClass(word.lowerBound) == .upper && text[word.lowerBound] != UInt8(ascii: "I")
    }
    if word.count >= 3, text[word.upperBound - 2] == UInt8(ascii: "."),
      text.byteClass(word.upperBound - 1) == .upper || text.byteClass(word.upperBound - 1) == .lower
    {
      return true
    }
    return EnglishWords.namedTitles.contains(word, in: text) || Self.abbreviations.contains(word, in: text)
  }

  /// The end of a clitic whose letters start at an offset: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`.
  private func cliticEnd(_ offset: Int) -> Int? {
    let first = text[offset] | 0x20
    let second = text[offset + 1] | 0x20
    switch (first, second) {
    case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
      (UInt8(ascii: "l"), UInt8(ascii: "l")):
      return isWord(offset + 2) ? nil : offset + 2
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "d"), _), (UInt8(ascii: "m"), _):
      return isWord(offset + 1) ? nil : offset + 1
    default: return nil
    }
  }

  private func apostropheWidth(_ offset: Int) -> Int? {
    if text[offset] == UInt8(ascii: "'") { return 1 }
    return text[offset] == 0xE2 && text[offset + 1] == 0x80 && text[offset + 2] == 0x99 ? 3 : nil
  }

  @inline(__always)
  private func isWord(_ offset: Int) -> Bool {
    guard offset < text.count else { return false }
    return text.isWord(at: offset) || text[offset] == UInt8(ascii: "_") || text[offset] & 0xC0 == 0x80
  }

  /// Of the Treebank's abbreviations, those that stand before a capital or number; titles are ``EnglishWords/namedTitles``.
  private static let abbreviations = WordSet(
    EnglishWords.shortMonths,
    "jr sr inc corp co ltd bros vs etc no nos dept univ maj cmdr brig adm mt ft ave blvd fig")

  private static let domainEndings = WordSet("com org net gov edu uk eu info")
}
