internal import Copydesk
internal import WordRepair

/// How a tokenization writes tokens and the gaps between them.
struct TokenSpelling {
  private let tokenization: DamageTokenization
  private let text: ByteView

  init(_ tokenization: DamageTokenization, _ text: ByteView) {
    self.tokenization = tokenization
    self.text = text
  }

  /// Tokens that stand together, with the gaps between them.
  func spelled(_ range: Range<Int>, in tokens: TreebankTokens) -> [UInt8] {
    var result: [UInt8] = []
    for token in range {
      if token > range.lowerBound {
        let clean = text.bytes(tokens.range(of: token - 1).upperBound..<tokens.range(of: token).lowerBound)
        result += gap(before: token, in: tokens, clean: clean, isPasted: false, false)
      }
      result += spelled(token, in: tokens)
    }
    return result
  }

  /// One token.
  func spelled(_ token: Int, in tokens: TreebankTokens) -> [UInt8] {
    let range = tokens.range(of: token)
    let bytes = text.bytes(range)
    switch tokenization {
    case .prose, .spaced: return bytes
    case .treebank: return treebank(bytes, range)
    case .moses: return replaced(bytes, hyphen: " @-@ ", apostrophe: "&apos;")
    case .naive: return replaced(bytes, hyphen: " - ", apostrophe: "' ")
    }
  }

  /// What stands before a token of the same paragraph as the one before it.
  func gap(
    before token: Int, in tokens: TreebankTokens, clean: [UInt8], isPasted: Bool, _ isBehindPaste: Bool
  ) -> [UInt8] {
    let range = tokens.range(of: token)
    let previous = tokens.range(of: token - 1)
    guard tokenization != .prose else {
      guard clean.isEmpty, isPasted || isBehindPaste else { return clean }
      // Words pasted over a mark must not run into the words around.
      let touches = text.isWord(before: previous.upperBound) || text.isWord(at: range.lowerBound)
      return isPasted && !opens(previous) || isBehindPaste && text.isWord(at: range.lowerBound) && touches
        ? [0x20] : clean
    }
    if tokenization == .spaced {
      if text.reads("—", at: range.lowerBound) { return [0x20, 0x20, 0x20] }
      if text.reads("—", at: previous.lowerBound) { return [0x20, 0x20, 0x20, 0x20] }
    } else if tokenization != .treebank, clean.isEmpty, isNegation(range), !isBehindPaste {
      return []
    }
    return [0x20]
  }

  private func opens(_ token: Range<Int>) -> Bool {
    text.byteClass(token.lowerBound) == .opening || text.reads("“", at: token.lowerBound)
      || text.reads("‘", at: token.lowerBound)
  }

  private func isNegation(_ token: Range<Int>) -> Bool {
    text.readsIgnoringCase("n't", at: token.lowerBound) || text.readsIgnoringCase("n’t", at: token.lowerBound)
  }

  private func treebank(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    switch bytes.first {
    case UInt8(ascii: "("): return Array("-LRB-".utf8)
    case UInt8(ascii: ")"): return Array("-RRB-".utf8)
    case UInt8(ascii: "\""):
      let isOpening = text.isSpace(at: range.lowerBound - 1) || text.byteClass(range.lowerBound - 1) == .opening
      return Array((isOpening ? "``" : "''").utf8)
    case 0xE2:
      if text.reads("“", at: range.lowerBound) { return Array("``".utf8) }
      return text.reads("”", at: range.lowerBound) ? Array("''".utf8) : bytes
    default: return bytes
    }
  }

  /// Respells the marks inside a token, and those that are one.
  private func replaced(
    _ bytes: [UInt8], hyphen: StaticString, apostrophe: StaticString
  ) -> [UInt8] {
    var result: [UInt8] = []
    func append(_ text: StaticString) {
      result += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index > 0 && index + 1 < bytes.count && bytes[0] != byte: append(hyphen)
      case UInt8(ascii: "'"):
        if index > 0 { result.append(0x20) }
        append(index + 1 < bytes.count ? apostrophe : tokenization == .moses ? "&apos;" : "'")
      case UInt8(ascii: "\"") where tokenization == .moses: append("&quot;")
      case UInt8(ascii: "&") where tokenization == .moses: append("&amp;")
      default: result.append(byte)
      }
    }
    return result
  }
}
