import Copydesk
import NGrams
import Testing

@testable import WordRepair

@Suite struct PasteRepairerTests {
  @Test func fillingsOfAPlaceShareOneProbability() throws {
    let weights = try ScoredEnglish.repairModel().weights
    let reader = try ScoredEnglish.reader()
    let bytes = try #require(OverwrittenByMention().info.examples.first).beforeBytes
    let text = bytes.withUnsafeBufferPointer { reader.read($0) }
    let result = PasteDetector(weights: weights).detect(in: text)
    let places = PasteRepairer(result, weights: weights, words: reader.fillingWords).places(result.pastes, limit: 5)
    #expect(places.count == result.pastes.count)
    #expect(places.count >= 3)
    for place in places {
      #expect(place.suggestions.count <= 5)
      #expect(place.suggestions.reduce(0) { $0 + $1.score } <= place.paste.probability + 1e-5)
      for (better, worse) in zip(place.suggestions, place.suggestions.dropFirst()) {
        #expect(better.score >= worse.score)
      }
      #expect(Set(place.suggestions.map(\.filling.words)).count == place.suggestions.count)
    }
    // With no limit, what is left over is that none of them is right.
    let all = PasteRepairer(result, weights: weights, words: reader.fillingWords).places(result.pastes, limit: .max)
    for place in all {
      #expect(place.suggestions.count == place.fillings.count)
      let sum = place.suggestions.reduce(0) { $0 + $1.score }
      #expect(sum > 0 && sum < place.paste.probability)
    }
  }

  @Test func wordsOfSomebodyElseAreJudgedBesideItsOwn() throws {
    let weights = try ScoredEnglish.repairModel().weights
    let reader = try ScoredEnglish.reader()
    let bytes = try #require(OverwrittenByMention().info.examples.first).beforeBytes
    let result = PasteDetector(weights: weights).detect(in: bytes.withUnsafeBufferPointer { reader.read($0) })
    let repairer = PasteRepairer(result, weights: weights, words: reader.fillingWords)
    let vocabulary = result.text.model.vocabulary
    let others = [["gladly"], ["not", "yet"], ["not", "yet", "gladly"]].map { $0.map { vocabulary.id(of: $0) } }
    for place in repairer.places(result.pastes, limit: 5) {
      let alone = repairer.shares(at: place, with: [])
      #expect(Set(alone.keys) == Set(place.fillings.map(\.words)))
      let first = place.suggestions[0]
      #expect(abs(try #require(alone[first.filling.words]) * place.paste.probability - first.score) < 1e-3)
      let joined = repairer.shares(at: place, with: others)
      for words in others { #expect(joined[words] != nil) }
      #expect(joined.values.reduce(0, +) < 1)
      // A run the filler cannot propose is left out.
      #expect(repairer.shares(at: place, with: [[], others[2] + others[2]]).count == alone.count)
    }
  }

  @Test func pastesDoNotOverlapAndRise() throws {
    let weights = try ScoredEnglish.repairModel().weights
    let bytes = try #require(OverwrittenByMention().info.examples.first).beforeBytes
    let reader = try ScoredEnglish.reader()
    let result = PasteDetector(weights: weights).detect(in: bytes.withUnsafeBufferPointer { reader.read($0) })
    for (earlier, later) in zip(result.pastes, result.pastes.dropFirst()) {
      #expect(earlier.span.upperBound <= later.span.lowerBound)
    }
    #expect(result.pastes.allSatisfy { (0...1).contains($0.probability) && (0...1).contains($0.localProbability) })
  }
}
