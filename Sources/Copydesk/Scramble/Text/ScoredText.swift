internal import NGrams

/// A stretch of text in the language model's tokens, each scored where it stands.
///
/// Holds for every token its id, its key, its role, the sentence and paragraph it is in, the model's state before it and
/// its log10 probability there. All memory is per document; a token takes some 150 bytes.
package struct ScoredText {
  let model: LanguageModel
  /// The bytes each token stands for, as offsets into the text.
  package private(set) var ranges: [Range<Int>] = []
  private(set) var ids: [WordID]
  private(set) var keys: [TokenKey] = []
  private(set) var roles: [TokenRole] = []
  private(set) var isCapitalized: [Bool] = []
  private(set) var sentences: [Int32] = []
  private(set) var paragraphs: [Int32] = []
  private(set) var states: [LanguageModel.State] = []
  /// Sums of the log10 probabilities of the tokens before; one element more than there are tokens.
  private(set) var sums: [Double] = [0]
  private(set) var matchedLengths: [UInt8] = []
  /// The log10 probability of the end of each sentence.
  private(set) var endings: [Float] = []

  /// The number of tokens.
  package var count: Int { ids.count }

  /// Scores some sentences of a text.
  init(
    _ tokens: NormalizedText, sentences chosen: Range<Int>, ids allIDs: [WordID], text: UnsafeBufferPointer<UInt8>,
    model: LanguageModel
  ) {
    self.model = model
    let first = chosen.isEmpty ? 0 : tokens.sentence(chosen.lowerBound).lowerBound
    let end = chosen.isEmpty ? 0 : tokens.sentence(chosen.upperBound - 1).upperBound
    ids = Array(allIDs[first..<end])
    reserve(ids.count)
    var paragraph: Int32 = 0
    var last = first < end ? tokens.range(of: first).lowerBound : 0
    for (number, sentence) in chosen.enumerated() {
      var state = model.beginSentenceState
      let members = tokens.sentence(sentence)
      for index in members {
        let range = tokens.range(of: index)
        if range.lowerBound > last, text[last..<range.lowerBound].contains(0x0A) { paragraph += 1 }
        last = max(last, range.upperBound)
        ranges.append(range)
        let surface = tokens.surface(of: index)
        let key = TokenKey(surface)
        keys.append(key)
        let first = surface.first ?? 0
        isCapitalized.append(first &- 0x41 < 26)
        roles.append(
          TokenRoleTable.role(of: key) ?? TokenRole(shapeOf: surface, isSentenceStart: index == members.lowerBound))
        sentences.append(Int32(truncatingIfNeeded: number))
        paragraphs.append(paragraph)
        states.append(state)
        let score = model.score(allIDs[index], after: state, into: &state)
        sums.append((sums.last ?? 0) + Double(score.log10Probability))
        matchedLengths.append(UInt8(truncatingIfNeeded: score.matchedLength))
      }
      var end = LanguageModel.State()
      endings.append(model.score(Vocabulary.endSentence, after: state, into: &end).log10Probability)
    }
  }

  private mutating func reserve(_ count: Int) {
    ranges.reserveCapacity(count)
    keys.reserveCapacity(count)
    roles.reserveCapacity(count)
    isCapitalized.reserveCapacity(count)
    sentences.reserveCapacity(count)
    paragraphs.reserveCapacity(count)
    states.reserveCapacity(count)
    sums.reserveCapacity(count + 1)
    matchedLengths.reserveCapacity(count)
  }

  /// The bytes of some tokens, from the first's first to the last's last.
  func bytes(of span: Range<Int>) -> Range<Int> {
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

  /// The log10 probability of up to `limit` tokens from `index` after another context than the one that stands there.
  ///
  /// As ``scoreAsWritten(from:limit:)`` ends with the sentence of the token before `index`.
  func score(from index: Int, limit: Int, after state: LanguageModel.State) -> Float {
    var state = state
    var sum: Float = 0
    for next in index..<(index + limit) {
      if next >= count || startsSentence(next) {
        return sum + model.score(Vocabulary.endSentence, after: state, into: &state).log10Probability
      }
      sum += model.score(ids[next], after: state, into: &state).log10Probability
    }
    return sum
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
