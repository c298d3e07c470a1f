import Copydesk
import CopydeskTestSupport
import EnglishModel
import Foundation
import NeuralModel
import Testing
import WordRepair

/// The rule that finds overwritten words, with a neural model behind it.
@Suite struct SecondPassTests {
  /// The damaged text that the rule's page shows.
  private static func example() throws -> String {
    let rule = try #require(RuleCatalog.complete.rules.first { $0.id == "overwritten-by-mention" })
    let example = try #require(rule.examples.first)
    return String(decoding: example.beforeBytes, as: UTF8.self)
  }

  private static func cleaner(_ neural: NeuralModel?, _ profile: Profile = .standard) throws -> Cleaner {
    let rules = WordRules(model: try EnglishModel.repairModel(), neural: neural)
    return try Cleaner(Configuration(profile: profile, only: ["overwritten-by-mention"]), plugins: [rules])
  }

  private static func found(_ text: String, _ cleaner: Cleaner) throws -> [Finding] {
    try cleaner.clean(Document(id: "a", text: text)).ledger.findings
  }

  @Test(arguments: [Profile.standard, .thorough])
  func `a model that nothing was learned of suggests and writes nothing`(profile: Profile) throws {
    let damaged = try Self.example()
    let tiny = try TinyModel(.q4_0).load()
    #expect(!WordRules(model: try EnglishModel.repairModel(), neural: tiny).writesByNeuralModel)
    let cleaner = try Self.cleaner(tiny, profile)
    let without = try Self.found(damaged, Self.cleaner(nil, profile))
    let findings = try Self.found(damaged, cleaner)
    #expect(findings.count == without.count && !findings.isEmpty)
    for finding in findings {
      #expect(finding.outcome == .flagged)
      let names = finding.evidence.map(\.name)
      for name in ["suggestion", "share", "gain", "without-second-pass"] { #expect(names.contains(name), "\(names)") }
      #expect(names.count { $0 == "suggestion" } <= 5)
    }
    try Laws(cleaner).expect(Array(damaged.utf8))
  }

  @Test func `what the n-gram model would suggest stays in the evidence`() throws {
    let damaged = try Self.example()
    func values(_ name: String, _ finding: Finding) -> [String] {
      finding.evidence.filter { $0.name == name }.map(\.value)
    }
    let with = try Self.found(damaged, Self.cleaner(try TinyModel(.q8_0).load(), .safe))
    let without = try Self.found(damaged, Self.cleaner(nil, .safe))
    #expect(with.map { values("without-second-pass", $0).first } == without.map { values("suggestion", $0).first })
  }

  @Test func `odd texts keep the laws`() throws {
    let cleaner = try Self.cleaner(try TinyModel(.f32).load())
    let laws = try Laws(cleaner)
    let damaged = Array(try Self.example().utf8)
    for bytes in [
      [], Array("\n".utf8), damaged + [0xFF, 0xC3], Array(damaged.dropLast(40)),
      damaged.map { $0 == 0x20 ? 0x0A : $0 },
    ] { laws.expect(bytes) }
  }
}

/// The same with the model that `make neural-model` fetches; COPYDESK_NEURAL_MODEL names its file.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["COPYDESK_NEURAL_MODEL"]?.isEmpty == false))
struct RealSecondPassTests {
  @Test func `it suggests and keeps the laws`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["COPYDESK_NEURAL_MODEL"])
    let rules = WordRules(model: try EnglishModel.repairModel(), neural: try NeuralModel(path: path))
    let rule = try #require(RuleCatalog.complete.rules.first { $0.id == "overwritten-by-mention" })
    let damaged = String(decoding: try #require(rule.examples.first).beforeBytes, as: UTF8.self)
    let cleaner = try Cleaner(Configuration(profile: .thorough, only: [rule.id]), plugins: [rules])
    let findings = try cleaner.clean(Document(id: "a", text: damaged)).ledger.findings
    #expect(findings.contains { $0.evidence.contains { $0.name == "share" } })
    try Laws(cleaner).expect(Array(damaged.utf8))
  }
}
