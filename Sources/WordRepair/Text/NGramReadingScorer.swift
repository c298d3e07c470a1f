internal import Copydesk
internal import NGrams
internal import UnicodeText

/// Compares readings by the repair model's language model.
///
/// The model puts unseen words and numbers into classes, and a class is likelier than any one of its words. So that
/// `underst and` does not win over `understand` by its unseen `underst`, the letters of such a word are charged as
/// well, each as if it had to be guessed from the letters before.
final class NGramReadingScorer: ReadingScorer {
  private let model: LanguageModel
  private let resolver: WordResolver
  private let normalizer: TextNormalizer
  private var ids: [WordID] = []

  /// Makes a scorer for a model that was trained on running text.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found.
  init(_ model: LanguageModel) throws(ICUError) {
    self.model = model
    resolver = WordResolver(model.vocabulary)
    normalizer = try TextNormalizer()
  }

  /// The bytes looked at on either side of a place: a dozen words, more than twice what an n-gram looks back on, so
  /// that what is cut off costs both readings the same.
  private static let reach = 72

  /// The log10 probability of a letter: 3.1 bits, the entropy of English given two letters before.
  ///
  /// C. E. Shannon, *Prediction and Entropy of Printed English*, Bell System Technical Journal 30 (1951), table I.
  private static let letter = -0.93
  /// The log10 probability of a digit: any of ten.
  private static let digit = -1.0

  func likelihoodGain(of replacement: [UInt8], for range: Range<Int>, in text: ByteView) -> Double {
    let place = range.clamped(to: 0..<text.count)
    let left = text.bytes(Self.start(before: place.lowerBound, in: text)..<place.lowerBound)
    let right = text.bytes(place.upperBound..<Self.end(behind: place.upperBound, in: text))
    return score(left + replacement + right) - score(left + text.bytes(place) + right)
  }

  func knowsWord(_ range: Range<Int>, in text: ByteView) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text.buffer[range.clamped(to: 0..<text.count)])
    return model.vocabulary.id(of: bytes) != Vocabulary.unknown
  }

  /// The log10 probability of a stretch of text.
  private func score(_ bytes: [UInt8]) -> Double {
    bytes.withUnsafeBufferPointer { normalizer.normalize($0) }
    let normalized = normalizer.text
    resolver.resolve(normalized, into: &ids)
    var sum = 0.0
    for sentence in 0..<normalized.sentenceCount { sum += model.score(sentence: ids[normalized.sentence(sentence)]) }
    for (index, id) in ids.enumerated() where resolver.isClass(id) {
      for byte in bytes[normalized.range(of: index)] where byte & 0xC0 != 0x80 {
        sum += 0x30...0x39 ~= byte ? Self.digit : Self.letter
      }
    }
    return sum
  }

  /// Where the stretch before a place begins: at the start of its line, or at a word.
  private static func start(before offset: Int, in text: ByteView) -> Int {
    let limit = max(0, offset - reach)
    var start = offset
    var wordStart = offset
    while start > limit, text.byteClass(start - 1) != .newline {
      if text.byteClass(start - 1) == .space { wordStart = start }
      start -= 1
    }
    let isLineStart = start == 0 || text.byteClass(start - 1) == .newline
    return isLineStart || wordStart == offset ? start : wordStart
  }

  /// Where the stretch behind a place ends: at the end of its line, or at a word's.
  private static func end(behind offset: Int, in text: ByteView) -> Int {
    let limit = min(text.count, offset + reach)
    var end = offset
    var wordEnd = offset
    while end < limit, text.byteClass(end) != .newline {
      if text.byteClass(end) == .space { wordEnd = end }
      end += 1
    }
    let isLineEnd = end == text.count || text.byteClass(end) == .newline
    return isLineEnd || wordEnd == offset ? end : wordEnd
  }
}
