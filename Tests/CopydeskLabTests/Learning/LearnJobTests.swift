import CopydeskTestSupport
import Copydesk
import CopydeskBatch
import CopydeskLab
import Foundation
import NGrams
import Testing
import WordRepair

@Suite struct LearnJobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let people = ["Ann Lee", "Tom Reed", "Ida Falk", "Max Orr", "Eva Lund", "Sam Pike"]
  private static let verbs = ["open", "close", "paint", "sell", "buy", "move", "visit", "forget"]
  private static let things = ["the bridge", "the library", "the gate", "the boat", "the orchard", "the clock"]

  /// Twelve sentences in which people are named and spoken of again.
  private static func article(_ number: Int) -> String {
    (0..<12).map { line in
      let person = people[(number + line / 4) % 6]
      let verb = verbs[(number * 3 + line * 5) % 8]
      let thing = things[(number + line * 2) % 6]
      return line % 4 == 0
        ? "\(person) said on Monday that the town would \(verb) \(thing)."
        : line % 4 == 1
          ? "He said that his friends were not able to \(verb) it before the end of the year."
          : "They told him that they would have to \(verb) \(thing) and that he could help them."
    }.joined(separator: " ")
  }

  /// A small model that has not seen the texts, trained once; what is mapped of its file outlives the folder.
  private static let trained = Result {
    let folder = try TemporaryFolder()
    try folder.write((0..<60).map { article($0 + 100) + "\n" }.joined(), to: "base.txt")
    var options = TrainingOptions()
    options.order = 3
    options.memory = 32 << 20
    let corpus = TrainingCorpus(name: "base", path: folder.path + "/base.txt")
    let ngrams = try NGramTrainer(corpora: [corpus], options: options).train()
    try ModelWriter.write(ngrams, layout: .compact, metadata: ngrams.metadata, to: folder.path + "/base.cdlm")
    return try LanguageModel(path: folder.path + "/base.cdlm")
  }

  private func language() throws -> LanguageModel { try Self.trained.get() }

  private func job(_ sets: String..., output: String = "a.cdscram") -> LearnJob {
    LearnJob(sets: sets.map { "\(folder.path)/\($0)" }, output: "\(folder.path)/\(output)", recipe: "for a test")
  }

  /// Damaged articles as `copydesk damage` writes them, with what of their sites is learned from.
  private func set(_ numbers: Range<Int>) throws -> (lines: String, places: Int) {
    var options = DamageOptions()
    options.drift = DriftSchedule(stages: [2])
    options.rate = 0.5
    options.crawl = .none
    var places = 0
    let lines = try numbers.map { number in
      let document = Damager(options).damage(Array(Self.article(number).utf8), seed: UInt64(number))
      let sites: [[String: Any]] = document.sites.map { site in
        let gold = String(decoding: document.clean[site.clean], as: UTF8.self).split(separator: " ").map(String.init)
        // The articles are ASCII: bytes are code points.
        return ["start": site.damaged.lowerBound, "end": site.damaged.upperBound, "drift": site.drift, "gold": gold]
      }
      places += sites.count
      let record: [String: Any] = ["damaged": String(decoding: document.damaged, as: UTF8.self), "sites": sites]
      return String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self) + "\n"
    }
    return (lines.joined(), places)
  }

  @Test func `weights are learned, the same from the same set, and can be used`() throws {
    let language = try language()
    let (lines, places) = try set(0..<8)
    #expect(places > 24)
    try folder.write(lines, to: "set.jsonl")
    var steps: [String] = []
    let learned = try job("set.jsonl").run(language: language) { steps.append($0) }
    #expect(learned.texts == 8)
    #expect(learned.places == places)
    #expect(steps.count == 6)
    _ = try job("set.jsonl", output: "b.cdscram").run(language: language) { _ in }
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/a.cdscram"))
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/b.cdscram")) == bytes)
    let model = try bytes.withUnsafeBytes { try RepairModel(language: language, weights: $0, name: "a.cdscram") }
    #expect(model.recipe == "for a test")
    // Text that was not learned from; so few texts teach little, but what is found must be whole.
    let damaged = Damager(DamageOptions()).damage(Array(Self.article(77).utf8), seed: 1).damaged
    let cleaned = try Cleaner(Configuration(profile: .thorough), plugins: [WordRules(model: model)]).clean(
      Document(id: "a", bytes: damaged))
    #expect(try cleaned.ledger.script().revert(from: cleaned.bytes) == damaged)
  }

  @Test func `too few texts are told so`() throws {
    try folder.write(try set(0..<7).lines, to: "set.jsonl")
    let language = try language()
    let error = #expect(throws: BatchError.self) { try job("set.jsonl").run(language: language) { _ in } }
    #expect(error?.description.contains("7 texts are too few to learn from; give 8 or more") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.cdscram"))
  }

  @Test(arguments: [
    ("{", "not JSON"), ("[]", "not a JSON object"), ("{\"sites\":[]}", "\"damaged\""),
    ("{\"damaged\":\"a\"}", "\"sites\""),
    ("{\"damaged\":\"a b\",\"sites\":[{\"start\":2,\"end\":9,\"drift\":1,\"gold\":[]}]}", "beyond the damaged text"),
    ("{\"damaged\":\"a b\",\"sites\":[{\"start\":2,\"end\":1,\"drift\":1,\"gold\":[]}]}", "\"end\""),
    ("{\"damaged\":\"a b\",\"sites\":[{\"start\":0,\"end\":1,\"drift\":\"x\",\"gold\":[]}]}", "\"drift\""),
    ("{\"damaged\":\"a b\",\"sites\":[{\"start\":0,\"end\":1,\"drift\":1,\"gold\":3}]}", "\"gold\""),
  ])
  func `a damaged line is named`(line: String, reason: String) throws {
    try folder.write("\n{\"damaged\":\"a\",\"sites\":[]}\n\(line)\n", to: "set.jsonl")
    let language = try language()
    let error = #expect(throws: BatchError.self) { try job("set.jsonl").run(language: language) { _ in } }
    let text = try #require(error?.description)
    #expect(text.contains("set.jsonl:3: ") && text.contains(reason), "\(text)")
    #expect(!text.contains("\n"))
  }

  @Test func `a set that is missing is named`() throws {
    let language = try language()
    let error = #expect(throws: BatchError.self) { try job("nosuch.jsonl").run(language: language) { _ in } }
    #expect(error?.description.contains("nosuch.jsonl: cannot be read") == true)
  }
}
