internal import Glibc
internal import NGrams
internal import NeuralModel

/// How well words fit what stands to their right, by the n-gram model and without what stands to their left.
///
/// The neural model reads from left to right: what its next words say of the right side costs a step for each. This costs
/// next to nothing, and depends on the right side alone.
struct RightFit {
  private let model: LanguageModel
  private let right: [WordID]

  init(_ model: LanguageModel, right: [WordID]) {
    self.model = model
    self.right = right
  }

  /// The words to the right, for keys.
  var bytes: [UInt8] { right.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } } }

  /// The natural logarithm of the probability of what stands to the right after words; that after unknown ones where the
  /// vocabulary has not got them.
  func score(_ words: [WordID]) -> Float {
    var state = LanguageModel.State()
    var next = state
    for word in words {
      model.score(word, after: state, into: &next)
      state = next
    }
    var sum: Float = 0
    for word in right {
      sum += model.score(word, after: state, into: &next).log10Probability
      state = next
    }
    return sum * Float(M_LN10)
  }

  /// The same of words as they are spelled.
  func score(spelling: some Collection<UInt8>) -> Float { score(ids(of: spelling)) }

  /// The ids of words as they are spelled.
  func ids(of spelling: some Collection<UInt8>) -> [WordID] {
    let words = spelling.split(separator: 0x20)
    return words.map { word in
      let word = String(decoding: word, as: UTF8.self)
      let id = model.vocabulary.id(of: word)
      return id == Vocabulary.unknown ? model.vocabulary.id(of: word.lowercased()) : id
    }
  }

  /// A word as the vocabulary spells it.
  func spelling(of word: WordID) -> [UInt8] { model.vocabulary.word(word) }
}

/// The words that stand a chance in a place by both models: likely after the left context by the neural one, and before
/// the right one by the n-gram model (a product of experts).
struct CandidateWords {
  /// How many of the neural model's own words are weighed.
  private static let ownLimit = 64

  private let opening: NeuralOpening
  private let model: NeuralModel

  init(_ opening: NeuralOpening, _ model: NeuralModel) {
    self.opening = opening
    self.model = model
  }

  /// The likeliest of the neural model's own and of others, each with a space before it if words have one there.
  func best(_ count: Int, others: [WordID], isSpaced: Bool, fit: RightFit) -> [[UInt8]] {
    var scores: [[UInt8]: Float] = [:]
    var own = 0
    for next in opening.next {
      guard own < Self.ownLimit else { break }
      guard TokenShape(next.token, model).canStart(spaced: isSpaced) else { continue }
      own += 1
      let spelling = Array(model.tokenizer.bytes(of: next.token))
      scores[spelling] = next.logProbability + fit.score(spelling: spelling)
    }
    for word in others {
      let bytes = fit.spelling(of: word)
      let attaches = FillingSpelling.attachesToTheLeft(String(decoding: bytes, as: UTF8.self))
      let spelling = (isSpaced && !attaches ? [0x20] : []) + bytes
      guard scores[spelling] == nil, let first = model.tokenizer.encode(spelling).first,
        let probability = opening.logProbabilities[first]
      else { continue }
      scores[spelling] = probability + fit.score([word])
    }
    return scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
      .prefix(count).map(\.key)
  }
}

/// What the neural model expects behind a left context.
struct NeuralOpening {
  /// How many tokens it knows of; what is not among them does not come true by its right side either.
  static let limit = 512

  /// The likeliest next tokens, likeliest first.
  let next: [NextToken]
  /// Their log probabilities.
  let logProbabilities: [TokenID: Float]

  init(_ next: [NextToken]) {
    self.next = next
    logProbabilities = Dictionary(next.map { ($0.token, $0.logProbability) }, uniquingKeysWith: max)
  }
}
