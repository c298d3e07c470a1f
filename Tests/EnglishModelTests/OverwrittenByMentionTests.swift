import Copydesk
internal import CopydeskLab
import CopydeskTestSupport
import Testing

/// The rule with the built-in models, on text damaged by the project's own ``Damager``.
@Suite struct OverwrittenByMentionTests {
  private static func clean(
    _ article: DamagedArticle, _ configuration: Configuration = Configuration()
  ) throws -> CleanedDocument {
    try BuiltInModels.cleaner(configuration).clean(Document(id: "ferry", bytes: article.document.damaged))
  }

  private func clean(_ article: DamagedArticle, _ configuration: Configuration) throws -> CleanedDocument {
    try Self.clean(article, configuration)
  }

  /// What the profile `standard` finds in every article.
  private static let standard = Result {
    try DamagedArticle.all.map { article in (article: article, findings: try clean(article).overwritten) }
  }

  /// What the profile `safe` finds in some of them.
  private static let safe = Result {
    try DamagedArticle.damaged.prefix(3).map { article in
      (article: article, findings: try clean(article, Configuration(profile: .safe)).overwritten)
    }
  }

  @Test func findingsLieOnTheDamage() throws {
    var (sites, findings, right, found, exact) = (0, 0, 0, 0, 0)
    for (article, reported) in try Self.standard.get() {
      let ranges = article.document.sites.map(\.damaged)
      sites += ranges.count
      findings += reported.count
      right += reported.count { finding in ranges.contains { $0.overlaps(finding.range) } }
      found += ranges.count { range in reported.contains { $0.range.overlaps(range) } }
      exact += reported.count { finding in ranges.contains(finding.range) }
    }
    let figures: Comment = "seeds 1 to 20: \(sites) places, \(findings) findings, \(right) right, \(found) places found"
    #expect(sites > 200, figures)
    #expect(Double(right) >= 0.7 * Double(findings), figures)
    #expect(3 * found >= sites, figures)
    #expect(2 * exact >= findings, figures)
  }

  @Test(arguments: Profile.allCases)
  func soundTextIsLeftAlone(profile: Profile) throws {
    for gap in GapPolicy.allCases {
      let bytes = Array(FerryArticle.text.utf8)
      let cleaner = try BuiltInModels.cleaner(Configuration(profile: profile, gapPolicy: gap))
      let cleaned = try cleaner.clean(Document(id: "ferry", bytes: bytes))
      #expect(!cleaned.ledger.findings.contains { $0.category == .scramble })
      #expect(cleaned.bytes == bytes)
    }
  }

  /// Every damaged article under one of the configurations, since a cleaning takes long in a debug build.
  @Test(
    arguments: [
      Configuration(profile: .safe), Configuration(profile: .standard), Configuration(profile: .thorough),
      Configuration(gapPolicy: .mark), Configuration(gapPolicy: .drop),
    ].enumerated().map { ($0.offset, $0.element) })
  func theLawsHold(number: Int, configuration: Configuration) throws {
    let laws = try Laws(try BuiltInModels.cleaner(configuration))
    let articles = DamagedArticle.damaged.enumerated().filter { $0.offset % 5 == number }.map(\.element)
    #expect(articles.count >= 2)
    for (place, article) in articles.enumerated() {
      laws.expect(article.document.damaged, compareSessions: place == 0, article.testDescription)
    }
  }

  @Test func theSafeProfileChangesNoWord() throws {
    for (article, reported) in try Self.safe.get() {
      #expect(!reported.isEmpty)
      #expect(reported.allSatisfy { $0.outcome == .flagged && $0.after == nil }, "\(article.testDescription)")
    }
  }

  @Test func confidenceIsHonoured() throws {
    let article = DamagedArticle.damaged[0]
    let all = try clean(article, Configuration(minimumConfidence: 0.05)).overwritten.filter { $0.outcome == .repaired }
    #expect(all.count >= 5)
    for (profile, least) in [(Profile.thorough, 0.5), (.standard, 0.8)] {
      let configuration = Configuration(profile: profile)
      let reported = try clean(article, configuration).overwritten
      let repaired = reported.filter { $0.outcome == .repaired }
      #expect(repaired.allSatisfy { $0.confidence >= least }, "\(least)")
      #expect(repaired.count <= all.count)
      // What is not sure enough is still reported, but for places that only show once others are restored.
      let known = all.count { place in reported.contains { $0.range.overlaps(place.range) } }
      #expect(known * 10 >= all.count * 9, "\(least)")
    }
    let confidences = Set(all.map(\.confidence))
    #expect(confidences.count > 3)
  }

  @Test func whatIsFoundAndNotRestoredIsMarkedOrDropped() throws {
    let article = DamagedArticle.damaged[0]
    let least = 0.6
    let kept = try clean(article, Configuration(minimumConfidence: least)).overwritten
    let sure = kept.filter { $0.outcome == .flagged && $0.confidence >= least }
    #expect(sure.count >= 3)
    for (gap, replacement) in [(GapPolicy.mark, "[…]"), (.drop, "")] {
      let reported = try clean(article, Configuration(minimumConfidence: least, gapPolicy: gap)).overwritten
      #expect(reported.count == kept.count)
      for flag in sure {
        let finding = try #require(reported.first { $0.range.overlaps(flag.range) })
        #expect(finding.outcome == .repaired)
        // Where changes of other rules are joined with it, the step says what this rule did.
        let written = finding.step?.replacement ?? finding.after ?? []
        #expect(String(decoding: written, as: UTF8.self) == replacement, "\(gap)")
      }
    }
  }

  @Test func flagsCarryTheirSuggestions() throws {
    var flags = 0
    for (article, reported) in try Self.safe.get() {
      for finding in reported {
        flags += 1
        let suggestions = finding.evidence.filter { $0.name == "suggestion" }.map(\.value)
        #expect(1...5 ~= suggestions.count)
        #expect(Set(suggestions).count == suggestions.count)
        #expect(suggestions.allSatisfy { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
        #expect(Set(finding.evidence.map(\.name)).isSubset(of: ["suggestion", "drift", "mention"]))
        #expect(finding.before == article.document.damaged[finding.range].map { $0 })
      }
    }
    #expect(flags > 20)
  }

  @Test func theEvidenceNamesTheDrift() throws {
    for (article, reported) in try Self.standard.get() where reported.count >= 8 {
      let drifts = reported.compactMap { finding in
        finding.evidence.first { $0.name == "drift" }.flatMap { Int($0.value) }
      }
      let right = drifts.count { $0 == article.drift }
      #expect(2 * right > drifts.count, "\(article.testDescription): \(drifts)")
    }
  }

  @Test func withoutModelsNothingIsFound() throws {
    let article = DamagedArticle.damaged[0]
    let cleaned = try Cleaner(Configuration(profile: .thorough)).clean(
      Document(id: "ferry", bytes: article.document.damaged))
    #expect(cleaned.overwritten.isEmpty)
  }
}
