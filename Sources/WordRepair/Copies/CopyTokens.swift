internal import Bytes
public import Copydesk
public import NGrams
internal import UnicodeText

/// A text's tokens in the form in which copies of a sentence are compared.
///
/// Indices are those of the ``NormalizedText`` it was made of. Capitals do not count, and neither do quotation marks,
/// which every newspaper sets its own way. Numbers are compared by their digits, not by their class: two figures that
/// differ are two different statements.
///
/// It does not hold the text. A token takes 13 bytes.
public struct CopyTokens: Sendable {
  /// What else is known of a token.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    static let quote = Traits(rawValue: 1)
    /// Punctuation other than quotation marks.
    static let mark = Traits(rawValue: 2)
    /// Punctuation that ends a sentence.
    static let stop = Traits(rawValue: 4)
    /// A capital stands first.
    static let capital = Traits(rawValue: 8)
    static let sentenceStart = Traits(rawValue: 16)
  }

  private(set) var keys: [UInt32] = []
  private(set) var traits: [Traits] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []

  /// Takes over the tokens of a text.
  ///
  /// - Parameters:
  ///   - text: The tokens.
  ///   - bytes: The text they are of.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ text: NormalizedText, in bytes: UnsafeBufferPointer<UInt8>) {
    keys.reserveCapacity(text.count)
    traits.reserveCapacity(text.count)
    starts.reserveCapacity(text.count)
    ends.reserveCapacity(text.count)
    for sentence in 0..<text.sentenceCount {
      let members = text.sentence(sentence)
      for index in members { append(text, index, bytes, startsSentence: index == members.lowerBound) }
    }
  }

  /// The number of tokens.
  public var count: Int { keys.count }

  /// The bytes of a run of tokens, with what stands between them; empty for an empty or impossible run.
  public func bytes(of tokens: Range<Int>) -> Range<Int> {
    guard !tokens.isEmpty, tokens.lowerBound >= 0, tokens.upperBound <= count else { return 0..<0 }
    let start = Int(starts[tokens.lowerBound])
    return start..<max(start, Int(ends[tokens.upperBound - 1]))
  }

  private mutating func append(
    _ text: NormalizedText, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, startsSentence: Bool
  ) {
    let range = text.range(of: index).clamped(to: 0..<bytes.count)
    var surface = text.surface(of: index)
    // The classes of numbers and handles are written as `<num>`, which no word is.
    if surface.count > 2, surface.first == UInt8(ascii: "<") { surface = ArraySlice(bytes[range]) }
    var token = Self.traits(of: surface)
    if startsSentence { token.insert(.sentenceStart) }
    keys.append(Self.key(surface))
    traits.append(token)
    starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
    ends.append(UInt32(truncatingIfNeeded: range.upperBound))
  }

  /// A hash of a spelling with its ASCII capitals folded: FNV-1a of 64 bits, halves mixed.
  ///
  /// Two different words are taken for the same once in four thousand million comparisons; then a difference is not
  /// seen, and no word is changed for it.
  static func key(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = FNV1a()
    for byte in word { hash.combine(folding: byte) }
    return UInt32(truncatingIfNeeded: (hash.value ^ (hash.value >> 32)) &* Mixing.golden >> 32)
  }

  private static func traits(of surface: ArraySlice<UInt8>) -> Traits {
    guard let first = surface.first else { return .mark }
    if surface.count == 1 {
      switch first {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return .quote
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return [.mark, .stop]
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "/"):
        return .mark
      default: break
      }
    }
    if surface.elementsEqual("—".utf8) || surface.elementsEqual("…".utf8) { return .mark }
    return first &- 0x41 < 26 ? .capital : []
  }
}

/// Cuts texts into the tokens that copies are compared by.
///
/// Not thread-safe: make one for each task.
public final class CopyTokenizer {
  private let normalizer: TextNormalizer

  /// Opens ICU's rules.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init() throws(ConfigurationError) {
    do throws(ICUError) {
      normalizer = try TextNormalizer()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
  }

  /// The tokens of a text.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func tokens(of text: UnsafeBufferPointer<UInt8>) -> CopyTokens {
    normalizer.normalize(text)
    return CopyTokens(normalizer.text, in: text)
  }
}

/// One task's: its normalizer is.
@available(*, unavailable)
extension CopyTokenizer: Sendable {}
