internal import Glibc

/// Probabilities of two models side by side, for words under common ids.
struct MixedScorer {
  let first: LanguageModel
  let second: LanguageModel
  let union: VocabularyUnion

  /// Contexts of both models.
  typealias State = (first: LanguageModel.State, second: LanguageModel.State)

  func state(after words: some Sequence<WordID>) -> State {
    let contexts = union.contexts(words)
    return (first.state(after: contexts.first), second.state(after: contexts.second))
  }

  /// The two probabilities of a word, 0 from a model that does not have it: each model's sum over all words is 1.
  func probabilities(_ word: WordID, after state: State) -> (first: Double, second: Double) {
    func probability(_ model: LanguageModel, _ id: WordID?, _ state: LanguageModel.State) -> Double {
      guard let id else { return 0 }
      var next = LanguageModel.State()
      return pow(10, Double(model.score(id, after: state, into: &next).log10Probability))
    }
    return (
      probability(first, union.first[Int(word)], state.first),
      probability(second, union.second[Int(word)], state.second)
    )
  }
}
