import Copydesk
import CopydeskLab
import CopydeskTestSupport
import EnglishModel
import NeuralModel
import Testing

@testable import WordRepair

/// What is learned of a neural model, here of a tiny one with random weights: the numbers mean nothing, the way is that of
/// a real one.
@Suite struct SecondPassTrainerTests {
  /// A damaged article: what stands in brackets was written over by what stands before the bar.
  private static let marked = """
    The council said on Friday that it would [The council|not] be able to open the new bridge before the end of the \
    year. “We do not know how much it will cost, and we are [We|not] going to ask the people of this town to pay for \
    it,” said Mary Holt, the mayor. She told reporters that she had [Mary Holt|been] in talks with the builders for \
    most of the summer. “They want to be paid in full, and they will [They|have] to wait until we can find the money,” \
    she said. Tom Reed, who owns a shop next to the river, said he was [Tom Reed|one] of the first to hear of the \
    delay.
    """

  private static func example(_ marked: String) -> DamageExample {
    var text: [UInt8] = []
    var sites: [DamageExample.Site] = []
    for part in marked.split(separator: "]", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      text += Array(pieces[0].utf8)
      guard pieces.count == 2 else { continue }
      let words = pieces[1].split(separator: "|")
      let start = text.count
      text += Array(words[0].utf8)
      sites.append(DamageExample.Site(range: start..<text.count, drift: 4, words: [String(words[1])]))
    }
    return DamageExample(text: text, sites: sites)
  }

  /// Damaged texts, and as many sound ones.
  private static let examples =
    (0..<8).map { _ in example(marked) }
    + (0..<8).map { _ in
      let damaged = example(marked)
      var text: [UInt8] = []
      var start = 0
      for site in damaged.sites {
        text += damaged.text[start..<site.range.lowerBound] + site.words.flatMap { Array($0.utf8) }
        start = site.range.upperBound
      }
      return DamageExample(text: text + damaged.text[start...], sites: [])
    }

  private static func learned(
    _ neural: NeuralModel, jobs: Int
  ) async throws -> (weights: SecondPassWeights, summary: String) {
    try await SecondPassTrainer(repair: EnglishModel.repairModel(), neural: neural, jobs: jobs).train(examples)
  }

  @Test func `what is learned does not depend on the jobs, and comes back from its file`() async throws {
    let tiny = try TinyModel(.q4_0).load()
    let (learned, summary) = try await Self.learned(tiny, jobs: 1)
    #expect(try await Self.learned(tiny, jobs: 3) == (learned, summary))
    #expect(summary.hasPrefix("40 places, 40 of them true"), "\(summary)")
    #expect(learned.modelHash == tiny.contentHash())
    var weights = try EnglishModel.repairModel().weights
    weights.secondPass = learned
    let encoded = weights.encoded()
    let decoded = try encoded.withUnsafeBytes { try WordRepairWeights(encoded: $0, name: "test") }
    #expect(decoded == weights)
    // A file that ends inside of them is refused.
    #expect(throws: RepairModelError.self) {
      try Array(encoded.dropLast(40)).withUnsafeBytes { try WordRepairWeights(encoded: $0, name: "test") }
    }
  }

  @Test(arguments: [Profile.safe, .standard, .thorough])
  func `the laws hold with what was learned, and only with the model it was learned of`(profile: Profile) async throws {
    let tiny = try TinyModel(.q4_0).load()
    let other = try TinyModel(.q4_0, seed: 2).load()
    let repair = try EnglishModel.repairModel()
    var weights = repair.weights
    weights.secondPass = try await Self.learned(tiny, jobs: 2).weights
    let model = RepairModel(language: repair.language, weights: weights)
    let rules = WordRules(model: model, neural: tiny)
    #expect(rules.writesByNeuralModel)
    #expect(!WordRules(model: model, neural: other).writesByNeuralModel)
    let cleaner = try Cleaner(Configuration(profile: profile, only: ["overwritten-by-mention"]), plugins: [rules])
    let laws = try Laws(cleaner)
    for example in [Self.examples[0], Self.examples[8]] { laws.expect(example.text) }
    let findings = try cleaner.clean(Document(id: "a", bytes: Self.examples[0].text)).ledger.findings
    #expect(!findings.isEmpty)
    if profile == .safe { #expect(findings.allSatisfy { $0.outcome == .flagged }) }
  }
}
