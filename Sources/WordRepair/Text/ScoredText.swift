internal import Bytes
internal import Copydesk
internal import NGrams

/// A stretch of text in the language model's tokens, each scored where it stands.
///
/// Holds for every token its id, its key, its role, the sentence and paragraph it is in, the model's state before it and
/// its log10 probability there. All memory is per document; a token takes some 150 bytes. It is immutable, and a
/// class, so that passing it retains one object and not a dozen arrays.
package final class ScoredText {
  let model: LanguageModel
  /// The bytes each token stands for, as offsets into the text.
  package let ranges: [Range<Int>]
  let ids: [WordID]
  let keys: [TokenKey]
  let roles: [TokenRole]
  let isCapitalized: [Bool]
  let sentences: [Int32]
  let paragraphs: [Int32]
  let states: [LanguageModel.State]
  /// Sums of the log10 probabilities of the tokens before; one element more than there are tokens.
  let sums: [Double]
  let matchedLengths: [UInt8]
  /// The log10 probability of the end of each sentence.
  let endings: [Float]

  /// The number of tokens.
  package var count: Int { ids.count }

  /// Scores some sentences of a text.
  init(
    _ tokens: NormalizedText, sentences chosen: Range<Int>, ids allIDs: [WordID], text: UnsafeBufferPointer<UInt8>,
    model: LanguageModel
  ) {
    let first = chosen.isEmpty ? 0 : tokens.sentence(chosen.lowerBound).lowerBound
    let end = chosen.isEmpty ? 0 : tokens.sentence(chosen.upperBound - 1).upperBound
    var columns = Columns(capacity: end - first)
    var ends: [Int] = []
    for (number, sentence) in chosen.enumerated() {
      let members = tokens.sentence(sentence)
      for index in members {
        columns.append(tokens, index, text, sentence: number, isFirst: index == members.lowerBound)
      }
      ends.append(members.upperBound - first)
    }
    ids = Array(allIDs[first..<end])
    let scores = SentenceScorer(ids, ends: ends, model: model)
    var sum = 0.0
    sums =
      [0]
      + scores.scores.map { score in
        sum += Double(score)
        return sum
      }
    self.model = model
    ranges = columns.ranges
    keys = columns.keys
    roles = columns.roles
    isCapitalized = columns.isCapitalized
    sentences = columns.sentences
    paragraphs = columns.paragraphs
    states = scores.states
    matchedLengths = scores.matchedLengths
    endings = scores.endings
  }

  /// Fills the arrays, so that the class can keep them as constants: those are read without an exclusivity check.
  private struct Columns {
    var ranges: [Range<Int>] = []
    var keys: [TokenKey] = []
    var roles: [TokenRole] = []
    var isCapitalized: [Bool] = []
    var sentences: [Int32] = []
    var paragraphs: [Int32] = []
    private var paragraph: Int32 = 0

    init(capacity: Int) {
      ranges.reserveCapacity(capacity)
      keys.reserveCapacity(capacity)
      roles.reserveCapacity(capacity)
      isCapitalized.reserveCapacity(capacity)
      sentences.reserveCapacity(capacity)
      paragraphs.reserveCapacity(capacity)
    }

    /// Adds what is known of a token without the model.
    mutating func append(
      _ tokens: NormalizedText, _ index: Int, _ text: UnsafeBufferPointer<UInt8>, sentence: Int, isFirst: Bool
    ) {
      let range = tokens.range(of: index)
      let last = ranges.last?.upperBound ?? range.lowerBound
      if range.lowerBound > last, text[last..<range.lowerBound].contains(0x0A) { paragraph += 1 }
      ranges.append(range)
      let surface = tokens.surface(of: index)
      let key = TokenKey(surface)
      keys.append(key)
      isCapitalized.append((surface.first ?? 0) &- 0x41 < 26)
      roles.append(TokenRoleTable.role(of: key) ?? TokenRole(shapeOf: surface, isSentenceStart: isFirst))
      sentences.append(Int32(truncatingIfNeeded: sentence))
      paragraphs.append(paragraph)
    }
  }

  /// The bytes of some tokens, from the first's first to the last's last.
  package func bytes(of span: Range<Int>) -> Range<Int> {
    guard let first = span.first, span.upperBound <= count else { return 0..<0 }
    return ranges[first].lowerBound..<ranges[span.upperBound - 1].upperBound
  }

  /// The log10 probability of a token where it stands; 0 outside the text.
  func score(_ index: Int) -> Float { index >= 0 && index < count ? Float(sums[index + 1] - sums[index]) : 0 }

  /// The log10 probability of tokens of one sentence where they stand.
  func score(of span: Range<Int>) -> Float { Float(sums[span.upperBound] - sums[span.lowerBound]) }

  /// The length of the n-gram matched at a token; 0 outside the text.
  func matched(_ index: Int) -> Float { index >= 0 && index < count ? Float(matchedLengths[index]) : 0 }

  /// The role of a token as a feature; −1 outside the text.
  func role(_ index: Int) -> Float { index >= 0 && index < count ? Float(roles[index].rawValue) : -1 }

  /// Whether a token is the first of its sentence; true outside the text.
  func startsSentence(_ index: Int) -> Bool {
    index <= 0 || index >= count || sentences[index] != sentences[index - 1]
  }

  /// The first token of the sentence that a token is in; 0 outside the text.
  func sentenceStart(of index: Int) -> Int {
    guard index >= 0, index < count else { return 0 }
    return sentences.partitionPoint { $0 >= sentences[index] }
  }

  /// The log10 probability, where they stand, of up to `limit` tokens from `index` through the end of the sentence that
  /// the token before is in.
  func scoreAsWritten(from index: Int, limit: Int) -> Float {
    guard index > 0 else { return 0 }
    var end = index
    while end < index + limit {
      if startsSentence(end) { return Float(sums[end] - sums[index]) + endings[Int(sentences[index - 1])] }
      end += 1
    }
    return Float(sums[end] - sums[index])
  }

  /// The tokens to the right of a place, through the end of the sentence, as the model counts them.
  func wordsToTheRight(from index: Int, limit: Int) -> [WordID] {
    var words: [WordID] = []
    for next in index..<(index + limit) {
      if next >= count || startsSentence(next) {
        words.append(Vocabulary.endSentence)
        break
      }
      words.append(ids[next])
    }
    return words
  }
}
