package import NGrams
package import UnicodeText

/// Cuts texts into the language model's tokens and scores them.
///
/// Not thread-safe: make one for each task.
package final class ScoredTextReader {
  private let model: LanguageModel
  /// How tokens become ids.
  let resolver: WordResolver
  /// What can fill a place.
  package let fillingWords: FillingWords
  private let normalizer: TextNormalizer
  private var ids: [WordID] = []

  /// Makes a reader for a model that was trained on running text.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found.
  package init(_ model: LanguageModel) throws(ICUError) {
    self.model = model
    resolver = WordResolver(model.vocabulary)
    fillingWords = FillingWords(model, resolver)
    normalizer = try TextNormalizer()
  }

  /// The most tokens scored at once: what a long text needs beyond its own bytes is bounded by that.
  ///
  /// The drift has no memory beyond some hundreds of tokens, and first mentions are seldom farther back than an
  /// article is long.
  static let segmentLength = 20_000

  /// Scores a text, in stretches of whole sentences.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ body: (ScoredText) -> Void) {
    let normalized = tokenize(text)
    var first = 0
    while first < normalized.sentenceCount {
      var end = first + 1
      let start = normalized.sentence(first).lowerBound
      while end < normalized.sentenceCount, normalized.sentence(end).upperBound - start <= Self.segmentLength {
        end += 1
      }
      body(ScoredText(normalized, sentences: first..<end, ids: ids, text: text, model: model))
      first = end
    }
  }

  /// Scores a text as one stretch; for texts of an article's length.
  package func read(_ text: UnsafeBufferPointer<UInt8>) -> ScoredText {
    let normalized = tokenize(text)
    return ScoredText(normalized, sentences: 0..<normalized.sentenceCount, ids: ids, text: text, model: model)
  }

  private func tokenize(_ text: UnsafeBufferPointer<UInt8>) -> NormalizedText {
    normalizer.normalize(text)
    resolver.resolve(normalizer.text, into: &ids)
    return normalizer.text
  }

  /// The ids of words as they would be counted inside a sentence.
  package func ids(of words: [String]) -> [WordID] {
    words.map { word in
      // A curly apostrophe is counted as a straight one, as the normalizer does.
      let bytes = Array(String(word.map { $0 == "’" ? "'" : $0 }).utf8)
      return bytes.withUnsafeBufferPointer { resolver.id(of: $0, at: .inside) }
    }
  }
}
