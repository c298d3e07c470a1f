import NGrams
import Testing

@Suite("QueryBatch")
struct QueryBatchTests {
  @Test("contexts move on as one by one", arguments: ModelForm.all)
  func asOneByOne(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 4, words: 60, tokens: 2_000, seed: 7)
    let model = try form.model(random, in: folder)
    let text = random.text(600, seed: 8)
    for count in [0, 1, 7, 8, 9, 40] {
      var batch = QueryBatch()
      for start in 0..<count { batch.append(model.state(after: text[start..<start + 3])) }
      #expect(batch.count == count)
      var states = batch.states
      var sums = [Float](repeating: 0, count: count)
      for step in 0..<5 {
        let words = (0..<count).map { text[100 + 13 * step + $0] }
        if step == 3 { batch.advance(by: 5, in: model) } else { batch.advance(by: words, in: model) }
        for index in 0..<count {
          let score = model.score(step == 3 ? 5 : words[index], after: states[index], into: &states[index])
          sums[index] += score.log10Probability
          #expect(batch.scores[index] == score.log10Probability)
          #expect(batch.matchedLengths[index] == score.matchedLength)
        }
        #expect(batch.states == states)
        #expect(batch.sums == sums)
      }
    }
  }

  @Test("contexts without a word move on by the unknown one, and so do ids beyond the vocabulary")
  func unknownWords() throws {
    let folder = try TemporaryFolder()
    let model = try ModelForm.exact[0].model(TinyModel.source(in: folder), in: folder)
    var batch = QueryBatch()
    batch.append(model.beginSentenceState, count: 3)
    batch.advance(by: [Vocabulary.unknown, 9_999], in: model)
    #expect(Set(batch.scores).count == 1)
    #expect(batch.states[0] == batch.states[2])
  }

  @Test("contexts of another model lead nowhere astray", arguments: ModelForm.all)
  func statesOfAnotherModel(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let large = try form.model(RandomModel(order: 5, words: 300, tokens: 4_000, seed: 3), in: folder)
    let other = try TemporaryFolder()
    let small = try form.model(TinyModel.source(in: other), in: other)
    var batch = QueryBatch()
    for word in 3..<203 { batch.append(large.state(after: [WordID(word), WordID(word / 2), 4, 5])) }
    for _ in 0..<4 { batch.advance(by: 3, in: small) }
    #expect(batch.scores.allSatisfy { !$0.isNaN })
  }

  @Test("contexts are replaced, taken out and kept")
  func contexts() throws {
    let folder = try TemporaryFolder()
    let model = try ModelForm.exact[0].model(TinyModel.source(in: folder), in: folder)
    let ids = ["the", "cat", "sat"].map { model.vocabulary.id(of: $0) }
    let states = ids.map { model.state(after: CollectionOfOne($0)) }
    var batch = QueryBatch()
    for state in states { batch.append(state) }
    batch.advance(by: ids[1], in: model)
    let (scores, moved) = (batch.scores, batch.states)
    batch.keep([2, 7, 0, -1])
    #expect(batch.states == [moved[2], moved[0]])
    #expect(batch.scores == [scores[2], scores[0]])
    #expect(batch.sums == batch.scores)
    batch.forgetSums()
    #expect(batch.sums == [0, 0])
    batch.replace(at: 1, with: states[1])
    #expect(batch.states == [moved[2], states[1]])
    #expect(batch.scores == [scores[2], 0])
    batch.swapRemove(at: 0)
    #expect(batch.states == [states[1]])
    batch.swapRemove(at: 1)
    batch.replace(at: 1, with: states[0])
    #expect(batch.count == 1)
    batch.append(states[0], count: -3)
    #expect(batch.count == 1)
    batch.removeAll()
    #expect(batch.count == 0 && batch.sums.isEmpty && batch.matchedLengths.isEmpty)
  }
}
