import Glibc
import Testing

@testable import NGrams

@Suite struct NGramTrainerTests {
  private let fixture: TrainingFixture

  init() throws { fixture = try TrainingFixture() }

  /// Three sentences, too few for estimated discounts, so D = 1/2, 1, 3/2.
  ///
  /// 1-grams by the number of words before them: a 1, b 1, c 1, `</s>` 2, together 5; set aside 3 · 1/2 + 1 = 5/2, so
  /// half goes to the uniform 1/5 (`<unk>`, `</s>`, a, b, c).
  @Test func tinyCorpusAgainstArithmeticByHand() throws {
    let table = try BackoffTable(fixture.train("a b\na b\na c\n", order: 2))
    func expect(_ ngram: String, _ probability: Double, _ location: SourceLocation = #_sourceLocation) throws {
      let entry = try #require(table[ngram], sourceLocation: location)
      #expect(abs(entry.probability - log10(probability)) < 1e-6, "\(ngram)", sourceLocation: location)
    }
    let (word, end) = (0.5 / 5 + 0.5 / 5, 1.0 / 5 + 0.5 / 5)
    try expect("a", word)
    try expect("b", word)
    try expect("c", word)
    try expect("</s>", end)
    try expect("<unk>", 0.5 / 5)
    // After `<s>`: a three times. After a: b twice, c once, set aside 1 + 1/2 of 3.
    try expect("<s> a", 1.5 / 3 + 0.5 * word)
    try expect("a b", 1.0 / 3 + 0.5 * word)
    try expect("a c", 0.5 / 3 + 0.5 * word)
    try expect("b </s>", 1.0 / 2 + 0.5 * end)
    try expect("c </s>", 0.5 / 1 + 0.5 * end)
    for context in ["<s>", "a", "b", "c"] {
      #expect(abs((table[context]?.backoff ?? 0) - log10(0.5)) < 1e-6, "\(context)")
    }
    #expect(table["<s>"]?.probability == -99)
  }

  @Test func shorterNGramsAtASentenceStartCountOccurrences() throws {
    // `<s> a` has nothing before it: 3 of 3, not 1 of 1. `<s> a b` twice, `<s> a c` once.
    let table = try BackoffTable(fixture.train("a b\na b\na c\n", order: 3))
    let word = 0.2
    let two = try #require(table["<s> a"])
    #expect(abs(two.probability - log10(1.5 / 3 + 0.5 * word)) < 1e-6)
    // `a b` is preceded by `<s>` only: adjusted 1, as `a c`.
    let lower = 0.5 / 2 + 0.5 * word
    #expect(abs(try #require(table["a b"]).probability - log10(lower)) < 1e-6)
    #expect(abs(try #require(table["<s> a b"]).probability - log10(1.0 / 3 + 0.5 * lower)) < 1e-6)
  }

  @Test(arguments: 2...5, [0, 1, 2, 3])
  func probabilitiesAfterEveryContextSumToOne(order: Int, variant: Int) throws {
    let seed = UInt64(order * 10 + variant)
    let corpora = [
      try fixture.corpus("a", TrainingFixture.randomText(sentences: 100, words: 12, seed: seed)),
      try fixture.corpus(
        "b", TrainingFixture.randomText(sentences: 30, words: 20, seed: seed + 1), weight: variant == 0 ? 1 : 0.3,
        cap: variant == 0 ? nil : 2),
    ]
    let ngrams = try fixture.train(corpora, order: order) {
      if variant == 2 { $0.cutoffs = [0, 0, 1] }
      if variant == 3 { $0.pruneThreshold = 1e-4 }
    }
    let table = try BackoffTable(ngrams)
    let words = (0..<WordID(ngrams.vocabulary.count)).filter { $0 != Vocabulary.beginSentence }
    for context in table.entries.keys where context.count < order && context.last != Vocabulary.endSentence {
      let sum = words.reduce(0) { $0 + pow(10, table.score($1, after: context[...])) }
      #expect(abs(sum - 1) < 1e-4, "seed \(seed), after \(context)")
    }
  }

  @Test func everythingKeptHasItsContextAndItsEnding() throws {
    let text = TrainingFixture.randomText(sentences: 400, words: 30, seed: 5)
    let all = try fixture.train(text, order: 4)
    let pruned = try fixture.train(text, order: 4) { $0.pruneThreshold = 3e-4 }
    #expect(pruned.counts[0] == all.counts[0])
    #expect(pruned.counts[1...].reduce(0, +) < all.counts[1...].reduce(0, +) / 2)
    #expect(pruned.counts[3] > 0)
    let table = try BackoffTable(pruned)
    for words in table.entries.keys where words.count > 1 {
      #expect(table.entries[Array(words.dropLast())] != nil)
      #expect(table.entries[Array(words.dropFirst())] != nil)
    }
  }

  @Test func cutoffsKeepWhatOccursMoreOften() throws {
    let table = try BackoffTable(fixture.train("a b c\na b c\na b d\n", order: 3) { $0.cutoffs = [0, 0, 1] })
    #expect(table["a b c"] != nil)
    #expect(table["a b d"] == nil)
    #expect(table["b d"] != nil)
  }

  @Test func littleMemoryAndOneThreadGiveTheSameNGrams() throws {
    let text = TrainingFixture.randomText(sentences: 3000, words: 300, seed: 9)
    let large = try BackoffTable(fixture.train(text, order: 4)).entries
    let small = try BackoffTable(
      fixture.train(text, order: 4) {
        $0.memory = 1 << 16
        $0.threadCount = 1
      }
    ).entries
    #expect(large.count == small.count)
    for (words, values) in large { #expect(small[words].map { $0 == values } == true) }
  }

  @Test func threadsDoNotChangeTheModelFile() throws {
    let text = TrainingFixture.randomText(sentences: 2000, words: 200, seed: 11)
    let files = try (1...3).map { threads in
      let path = "\(fixture.folder)/model-\(threads)"
      let ngrams = try fixture.train(text, order: 3) { $0.threadCount = threads }
      try ModelWriter.write(ngrams, layout: .compact, metadata: ngrams.metadata, to: path)
      return try bytes(of: path)
    }
    #expect(!files[0].isEmpty)
    #expect(files[0] == files[1] && files[1] == files[2])
  }

  @Test func temporaryFilesNeverHaveAName() throws {
    let corpus = try fixture.corpus("corpus", TrainingFixture.randomText(sentences: 3000, words: 300, seed: 2))
    let scratch = try TrainingFixture()
    var options = TrainingOptions()
    options.style = .whitespace
    options.memory = 1 << 16
    options.temporaryFolder = scratch.folder
    let folder = scratch.folder
    let ngrams = try NGramTrainer(corpora: [corpus], options: options).train { _ in
      #expect(TrainingFixture.entries(of: folder).isEmpty)
    }
    #expect(scratch.entries.isEmpty)
    #expect(ngrams.counts[4] > 1000)
  }

  @Test func weightsMoveProbabilityAndEqualOnesChangeNothing() throws {
    func table(_ first: Double, _ second: Double) throws -> BackoffTable {
      try BackoffTable(
        fixture.train(
          [
            try fixture.corpus("a", "x y\nx y\n", weight: first), try fixture.corpus("b", "x z\nx z\n", weight: second),
          ],
          order: 2))
    }
    let equal = try table(1, 1)
    #expect(equal["x y"]?.probability == equal["x z"]?.probability)
    // x y weighs 1, x z 1/4 each: (2 − 1) / (2 + 1/2) and (2 − 1) / 4 / (2 + 1/2) before interpolation.
    let tilted = try table(1, 0.25)
    let (y, z) = (try #require(tilted["x y"]), try #require(tilted["x z"]))
    #expect(y.probability > z.probability + 0.2)
    #expect(try table(0.5, 0.5)["x y"]?.probability == equal["x y"]?.probability)
  }

  @Test func capLimitsOneNGramOfOneCorpus() throws {
    let formula = String(repeating: "in witness whereof\n", count: 50) + "in time\n"
    let free = try BackoffTable(fixture.train([try fixture.corpus("a", formula)], order: 2))
    let capped = try BackoffTable(fixture.train([try fixture.corpus("a", formula, cap: 3)], order: 2))
    #expect(try #require(free["in witness"]).probability > (try #require(capped["in witness"])).probability)
  }

  @Test func badOptionsAndTextsAreErrorsWithARemedy() throws {
    let corpus = try fixture.corpus("a", "a b\n")
    let empty = try fixture.corpus("empty", "\n \n")
    func error(_ corpora: [TrainingCorpus], _ change: (inout TrainingOptions) -> Void = { _ in }) -> String {
      do throws(any Error) {
        _ = try fixture.train(corpora, order: 3, change)
        return ""
      } catch { return "\(error)" }
    }
    #expect(error([corpus]) { $0.order = 7 }.contains("choose an order from 2 to 6"))
    #expect(error([corpus]) { $0.cutoffs = [0, 3, 1] }.contains("rise"))
    #expect(error([corpus]) { $0.pruneThreshold = 2 }.contains("pruning"))
    #expect(error([empty]).contains("no text"))
    #expect(error([]).contains("no text"))
    #expect(error([TrainingCorpus(name: "x", path: "/nowhere/x")]).contains("/nowhere/x: cannot be opened"))
    #expect(error([TrainingCorpus(name: "x", path: corpus.path, weight: 0)]).contains("weight"))
    #expect(error([corpus]) { $0.temporaryFolder = "/nowhere" }.contains("/nowhere: cannot be written to"))
  }

  /// 500,000 spellings take more than the 16 MB that they always may.
  @Test func spellingsThatDoNotFitIntoMemoryAreAnError() throws {
    let corpus = try fixture.corpus("many", (0..<500_000).map { "w\($0)" }.joined(separator: "\n"))
    var options = TrainingOptions()
    options.style = .whitespace
    options.order = 2
    options.memory = 16 << 20
    do throws(ModelError) {
      _ = try NGramTrainer(corpora: [corpus], options: options).train()
      Issue.record("the spellings fit")
    } catch {
      #expect(error.code == .limit && error.description.contains("give more memory"))
    }
    options.memory = 256 << 20
    #expect(try NGramTrainer(corpora: [corpus], options: options).train().counts[0] == 500_003)
  }

  @Test func progressRisesToOne() throws {
    let corpus = try fixture.corpus("corpus", TrainingFixture.randomText(sentences: 300, words: 50, seed: 3))
    let seen = ProgressLog()
    _ = try NGramTrainer(corpora: [corpus], options: TrainingOptions()).train { seen.add($0.fraction) }
    #expect(seen.values.last == 1)
    #expect(seen.values.allSatisfy { 0...1 ~= $0 })
  }

  private func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var result: [UInt8] = []
    while case let byte = fgetc(file), byte >= 0 { result.append(UInt8(truncatingIfNeeded: byte)) }
    return result
  }
}

@Suite struct DiscountsTests {
  /// Y = 10 / (10 + 2 · 5) = 1/2.
  @Test func followChenAndGoodman() {
    let discounts = Discounts(countsOfCounts: [0, 10, 5, 3, 2])
    #expect(abs(discounts[1] - (1 - 2 * 0.5 * 5 / 10)) < 1e-12)
    #expect(abs(discounts[2] - (2 - 3 * 0.5 * 3 / 5)) < 1e-12)
    #expect(abs(discounts[3] - (3 - 4 * 0.5 * 2 / 3)) < 1e-12)
    #expect(discounts[9] == discounts[3])
    #expect(discounts[0] == 0)
  }

  @Test(arguments: [[], [0, 1, 2, 3], [0, 5, 0, 1, 1], [0, 100, 1, 10, 1], [0, 10, 5, 3, 0]])
  func fallBackWhereTheCorpusIsTooSmall(counts: [Int]) {
    #expect(Discounts(countsOfCounts: counts) == Discounts.fallback)
  }
}
