import CopydeskTestSupport
import Copydesk
import CopydeskBatch
import Foundation
import NGrams
import Testing

@Suite struct BatchAdaptationJobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let people = ["the mayor", "the bishop", "a farmer", "the old pilot", "our neighbour", "the judge"]
  private static let verbs = ["opened", "closed", "painted", "sold", "bought", "measured", "visited", "forgot"]
  private static let things = ["the bridge", "a library", "the northern gate", "two boats", "the orchard", "a clock"]
  private static let times = ["on Monday", "in spring", "last week", "before dawn", "at noon", "in the rain"]

  private static func sentence(_ seed: Int) -> String {
    let text =
      "\(people[seed % 6]) \(verbs[seed / 3 % 8]) \(things[seed / 7 % 6]) \(times[seed / 11 % 6]) , and nobody minded ."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Tokenized text, which has to be cleaned before it is counted.
  private static func document(_ number: Int) -> String {
    (0..<8).map { sentence(number * 37 + $0 * 5 + $0 * $0) }.joined(separator: " ")
  }

  private func base() throws -> LanguageModel {
    let text = (0..<400).map { "It was \(Self.verbs[$0 % 8]) by \(Self.people[$0 % 6]) with \(Self.things[$0 % 6]).\n" }
    try folder.write(text.joined(), to: "base.txt")
    var options = TrainingOptions()
    options.order = 3
    options.memory = 32 << 20
    let corpus = TrainingCorpus(name: "base", path: folder.path + "/base.txt")
    let ngrams = try NGramTrainer(corpora: [corpus], options: options).train()
    try ModelWriter.write(ngrams, layout: .compact, metadata: ngrams.metadata, to: folder.path + "/base.cdlm")
    return try LanguageModel(path: folder.path + "/base.cdlm")
  }

  private func job(_ jobs: Int) throws -> BatchAdaptationJob {
    var options = TrainingOptions()
    options.memory = 8 << 20
    options.temporaryFolder = folder.path
    return BatchAdaptationJob(cleaner: try Cleaner(), records: RecordOptions(), jobs: jobs, options: options)
  }

  private func write(_ numbers: [Int]) throws {
    let records = numbers.filter { $0 % 2 == 0 }.map { "{\"text\":\"\(Self.document($0))\",\"id\":\($0)}\n" }
    try folder.write(records.joined() + "{\"text\":7}\nno record\n", to: "in/a.jsonl")
    for number in numbers where number % 2 == 1 { try folder.write(Self.document(number), to: "in/\(number).txt") }
  }

  @Test func `a batch adapts the model, whatever the number of jobs and the order`() async throws {
    let base = try base()
    try write(Array(0..<320))
    let inputs = try InputSet([folder.path + "/in"])
    let one = try await job(1).run(inputs, base: base)
    #expect(one.documents.counted + one.documents.heldOut <= 320)
    #expect(one.documents.heldOut > 0)
    let model = try #require(one.model)
    #expect(one.perplexity.adapted < one.perplexity.base)
    let other = try await job(3).run(inputs, base: base)
    try write(Array((0..<320).reversed()))
    let third = try await job(2).run(inputs, base: base)
    for adaptation in [other, third] {
      #expect(adaptation.baseWeight == one.baseWeight && adaptation.perplexity == one.perplexity)
    }
    // Text that was never in the batch.
    let tokenizer = try TextTokenizer(base.vocabulary)
    let text = (500..<540).map { Self.sentence($0).replacing(" ,", with: ",").replacing(" .", with: ".") }
    let sentences = tokenizer.sentences(in: Array(text.joined(separator: " ").utf8))
    #expect(model.perplexity(of: sentences) < base.perplexity(of: sentences) / 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["base.cdlm", "base.txt", "in"])
  }

  @Test func `standard input cannot be read twice`() async throws {
    let base = try base()
    await #expect(throws: BatchError.standardInputReread(.adaptation)) {
      try await job(1).run(try InputSet([]), base: base)
    }
  }
}
