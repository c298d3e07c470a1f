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
