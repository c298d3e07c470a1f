import Copydesk
import NGrams
import Testing

@testable import WordRepair

@Suite struct SentenceScorerTests {
  @Test(arguments: [0, 1, 2, 7, 8, 9, 30])
  func sentencesAreScoredAsOneByOne(count: Int) throws {
    let model = try ScoredEnglish.repairModel().language
    let words = try ScoredEnglish.ids(
      "the council will meet again on Friday in town , but nobody knows why it took so long .")
    // Sentences of all lengths from none on.
    let sentences = (0..<count).map { Array(words.prefix(($0 * 5) % (words.count + 1))) }
    let ids = sentences.flatMap(\.self)
    var ends: [Int] = []
    for sentence in sentences { ends.append((ends.last ?? 0) + sentence.count) }
    let scorer = SentenceScorer(ids, ends: ends, model: model)
    var token = 0
    for (number, sentence) in sentences.enumerated() {
      var state = model.beginSentenceState
      for word in sentence {
        #expect(scorer.states[token] == state)
        let score = model.score(word, after: state, into: &state)
        #expect(scorer.scores[token] == score.log10Probability)
        #expect(Int(scorer.matchedLengths[token]) == score.matchedLength)
        token += 1
      }
      #expect(
        scorer.endings[number] == model.score(Vocabulary.endSentence, after: state, into: &state).log10Probability)
    }
    #expect(scorer.scores.count == ids.count)
    #expect(scorer.endings.count == count)
  }
}
