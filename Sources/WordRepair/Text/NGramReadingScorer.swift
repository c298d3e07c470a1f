internal import Copydesk
internal import NGrams

/// Compares readings by the repair model's language model.
final class NGramReadingScorer: ReadingScorer {
  private let model: LanguageModel
  private let tokenizer: TextTokenizer

  /// Makes a scorer for a model that was trained on running text.
  ///
  /// - Throws: ``ModelError`` if ICU's data cannot be found.
  init(_ model: LanguageModel) throws(ModelError) {
    self.model = model
    tokenizer = try TextTokenizer(model.vocabulary)
  }

  /// The bytes looked at on either side of a place: a dozen words, more than twice what an n-gram looks back on, so
  /// that what is cut off costs both readings the same.
  private static let reach = 72

  func likelihoodGain(of replacement: [UInt8], for range: Range<Int>, in text: ByteView) -> Double {
    let place = range.clamped(to: 0..<text.count)
    let left = text.bytes(Self.start(before: place.lowerBound, in: text)..<place.lowerBound)
    let right = text.bytes(place.upperBound..<Self.end(behind: place.upperBound, in: text))
    return score(left + replacement + right) - score(left + text.bytes(place) + right)
  }

  private func score(_ bytes: [UInt8]) -> Double {
    tokenizer.sentences(in: bytes).reduce(0) { $0 + model.score(sentence: $1) }
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
