import Copydesk
import CopydeskLab
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct DamagerTests {
  private static let text = "Ann Lee met reporters. She said her plan would work well in time."

  /// Every later mention overwrites, and nothing else is done.
  private static func plain(drift: [Int], _ tokenization: DamageTokenization = .spaced) -> DamageOptions {
    var options = DamageOptions()
    options.drift = DriftSchedule(stages: drift)
    options.rate = 1
    options.rateSpread = 0
    options.tokenizations = [tokenization: 1]
    options.crawl = .none
    return options
  }

  private func damaged(_ text: String, _ options: DamageOptions, seed: UInt64 = 1) -> String {
    String(decoding: Damager(options).damage(Array(text.utf8), seed: seed).damaged, as: UTF8.self)
  }

  @Test func aMentionOverwritesTheWordsBehindTheDrift() {
    let document = Damager(Self.plain(drift: [2])).damage(Array(Self.text.utf8), seed: 1)
    #expect(
      String(decoding: document.damaged, as: UTF8.self)
        == "Ann Lee met reporters . She said Ann Lee plan Ann Lee work well in time .")
    #expect(document.sites.map(\.tokens) == [7..<8, 9..<10])
    #expect(document.sites.map(\.mention) == [5..<6, 7..<8])
    #expect(document.sites.map(\.head) == [0..<2, 0..<2])
    #expect(document.restored() == Array(Self.text.utf8))
  }

  @Test func withoutDriftTheMentionItselfIsReplaced() {
    #expect(
      damaged(Self.text, Self.plain(drift: [0]))
        == "Ann Lee met reporters . Ann Lee said Ann Lee plan would work well in time .")
  }

  @Test func proseKeepsItsSpaces() {
    #expect(
      damaged(Self.text, Self.plain(drift: [2], .prose))
        == "Ann Lee met reporters. She said Ann Lee plan Ann Lee work well in time.")
    // Pasted words do not run into others where a mark stood.
    #expect(
      damaged("A boat sank, but the boat was (new).", Self.plain(drift: [3], .prose))
        == "A boat sank, but the boat was A boat).")
  }

  @Test func thePossessiveEndingCountsOrNot() {
    let text = "A city slept while the city's people left it on foot."
    var options = Self.plain(drift: [4])
    options.usesNestedMentions = true
    #expect(Damager(options).damage(Array(text.utf8), seed: 1).sites.first?.tokens.count == 3)
    options.countsPossessiveEnding = false
    #expect(Damager(options).damage(Array(text.utf8), seed: 1).sites.first?.tokens.count == 2)
    options.usesNestedMentions = false
    #expect(Damager(options).damage(Array(text.utf8), seed: 1).sites.allSatisfy { $0.mention.count == 1 })
  }

  @Test func nothingReachesOverTheEndOfAParagraph() {
    #expect(
      damaged("Ann Lee left. She slept.\n\nIt rained.", Self.plain(drift: [3]))
        == "Ann Lee left . She slept .\n\nIt rained .")
  }

  @Test func longHeadsAndLongMentionsDoNothing() {
    var options = Self.plain(drift: [2])
    options.maximumHeadLength = 1
    #expect(Damager(options).damage(Array(Self.text.utf8), seed: 1).sites.isEmpty)
    options = Self.plain(drift: [2])
    options.maximumMentionLength = 0
    #expect(Damager(options).damage(Array(Self.text.utf8), seed: 1).sites.isEmpty)
  }

  @Test(arguments: [
    (DamageTokenization.spaced, "“ I do n't — no , ” Ann 's aide ( 40 ) said , well-off ."),
    (.treebank, "`` I do n't — no , '' Ann 's aide -LRB- 40 -RRB- said , well-off ."),
    (.moses, "“ I don &apos;t — no , ” Ann &apos;s aide ( 40 ) said , well @-@ off ."),
    (.naive, "“ I don ' t — no , ” Ann ' s aide ( 40 ) said , well - off ."),
    (.prose, "“I don't—no,” Ann's aide (40) said, well-off."),
  ])
  func tokenizationsSpellMarksTheirWay(tokenization: DamageTokenization, expected: String) {
    var options = Self.plain(drift: [1], tokenization)
    options.rate = 0
    let result = damaged("“I don't—no,” Ann's aide (40) said, well-off.", options)
    #expect(result.split(separator: " ") == expected.split(separator: " "))
  }

  @Test func droppedHyphenatedWordsLeaveTheirSpaces() {
    var options = Self.plain(drift: [1])
    options.rate = 0
    options.crawl = CrawlDamageRates(droppedHyphenatedWord: 1)
    let document = Damager(options).damage(Array("a three-year plan".utf8), seed: 1)
    #expect(String(decoding: document.damaged, as: UTF8.self) == "a    plan")
    #expect(document.tokens.count == 5)
    #expect(document.changes.filter { $0.kind == .droppedHyphenatedWord }.map(\.clean) == [2..<7, 7..<8, 8..<12])
  }
}
