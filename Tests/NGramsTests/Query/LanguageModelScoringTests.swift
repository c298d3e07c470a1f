import NGrams
import Testing

@Suite("LanguageModel: scoring")
struct LanguageModelScoringTests {
  @Test("sums by hand", arguments: ModelForm.exact)
  func byHand(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let model = try form.model(TinyModel.source(in: folder), in: folder)
    let (the, cat, sat) = (
      model.vocabulary.id(of: "the"), model.vocabulary.id(of: "cat"), model.vocabulary.id(of: "sat")
    )

    // p(the|<s>) + p(cat|<s> the) + p(sat|the cat) + backoff(cat sat) p(</s>|sat)
    let sentence: Double = -0.5 + -0.35 + -0.45 + (-0.05 + -0.2)
    #expect(abs(model.score(sentence: [the, cat, sat]) - sentence) < 1e-6)
    // backoff(<s>) p(sat) + backoff(sat) p(the) + p(sat|the), no backoff of (sat the), which is no context,
    // + backoff of (the sat), which has none in the file, p(</s>|sat)
    let other: Double = (-0.4 + -1.3) + (-0.1 + -0.7) + -1.0 + -0.2
    #expect(abs(model.score(sentence: [sat, the, sat]) - other) < 1e-6)
    // backoff(<s>) p(<unk>) + p(cat) + backoff(cat) p(</s>)
    let unknown: Double = (-0.4 + -1.5) + -1.1 + (-0.2 + -0.9)
    #expect(abs(model.score(sentence: [model.vocabulary.id(of: "dog"), cat]) - unknown) < 1e-6)
    #expect(abs(model.score(sentence: [9_999, cat]) - unknown) < 1e-6)
    // Two sentences of four and three words with their ends: 10 to the power of −sum / 7.
    let sum = sentence + unknown
    #expect(abs(sum - -5.65) < 1e-9)
    #expect(abs(model.perplexity(of: [[the, cat, sat], [9_999, cat]]) - 6.414) < 1e-3)
  }

  @Test("lengths matched, and states cut to what is a context", arguments: ModelForm.exact)
  func lengths(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let model = try form.model(TinyModel.source(in: folder), in: folder)
    let ids = ["the", "cat", "sat", "the"].map { model.vocabulary.id(of: $0) }
    var state = model.beginSentenceState
    #expect(state.words == [Vocabulary.beginSentence])
    var matched: [Int] = []
    var lengths: [Int] = []
    for id in ids {
      matched.append(model.score(id, after: state, into: &state).matchedLength)
      lengths.append(state.count)
    }
    #expect(matched == [2, 3, 3, 1])
    // (cat sat) has a backoff weight; no 3-gram begins with it.
    #expect(lengths == [2, 2, 2, 1])
    #expect(state == model.state(after: [model.vocabulary.id(of: "the")]))
    #expect(model.state(after: []) == LanguageModel.State())
  }

  @Test("the sum over a gap is that over the whole", arguments: ModelForm.all)
  func gap(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 4, words: 60, tokens: 2_000, seed: 5)
    let model = try form.model(random, in: folder)
    let text = random.text(400, seed: 6)
    for start in stride(from: 0, to: 380, by: 9) {
      let left = text[..<start]
      let gap = text[start..<start + 3]
      let right = text[(start + 3)..<(start + 6)]
      var state = model.state(after: left)
      var sum = 0.0
      for word in gap + right { sum += Double(model.score(word, after: state, into: &state).log10Probability) }
      #expect(model.score(gap: gap, between: model.state(after: left), and: right) == sum)
      #expect(model.score(gap: gap, between: left, and: right) == sum)
    }
  }

  @Test(
    "agrees with the definition of backing off", arguments: ModelForm.exact,
    [(1, 0.0), (2, 0), (3, 0), (5, 0), (6, 0.3), (4, 0.5)])
  func definition(form: ModelForm, shape: (order: Int, pruned: Double)) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: shape.order, words: 80, tokens: 3_000, pruned: shape.pruned, seed: 11)
    let model = try form.model(random, in: folder)
    let text = random.text(4_000, seed: 12)
    var state = LanguageModel.State()
    for index in text.indices {
      let expected = random.probability(
        Int(text[index]) < random.vocabulary.count ? text[index] : Vocabulary.unknown,
        after: text[max(0, index - 6)..<index].map { Int($0) < random.vocabulary.count ? $0 : Vocabulary.unknown })
      let result = model.score(text[index], after: state, into: &state)
      #expect(abs(result.log10Probability - expected) < 1e-5, "word \(index)")
      #expect(1...shape.order ~= result.matchedLength && state.count < max(1, shape.order))
    }
    let sentence = Array(text.prefix(50))
    var sum = 0.0
    state = model.beginSentenceState
    for word in sentence + [Vocabulary.endSentence] {
      sum += Double(model.score(word, after: state, into: &state).log10Probability)
    }
    #expect(model.score(sentence: sentence) == sum)
    #expect(model.score(sentence: sentence.lazy.map { $0 }) == sum)
  }

  @Test("quantised values are near the exact ones")
  func quantised() throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 3, words: 300, tokens: 30_000, seed: 21)
    let exact = try ModelForm.exact[1].model(random, in: folder)
    let model = try ModelForm(layout: .compact, quantization: .eightBit).model(random, in: folder)
    let sentences = (0..<50).map { random.text(40, seed: $0) }
    let ratio = model.perplexity(of: sentences) / exact.perplexity(of: sentences)
    #expect(abs(ratio - 1) < 0.02)
    #expect(model.byteCount < exact.byteCount)
  }

  @Test("four tasks at once get what one gets", arguments: ModelForm.all)
  func concurrency(form: ModelForm) async throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 4, words: 100, tokens: 5_000, seed: 31)
    let model = try form.model(random, in: folder, access: .resident)
    let sentences = (0..<200).map { random.text(30, seed: $0) }
    let serial = sentences.map { model.score(sentence: $0) }
    let parallel = await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<4 { group.addTask { sentences.map { model.score(sentence: $0) } } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(parallel.count == 4 && parallel.allSatisfy { $0 == serial })
  }
}
