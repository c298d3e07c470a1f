import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct TriageTests {
  @Test(arguments: [
    ("do n't", "don't", ChangeSubject.spaces), ("school ,", "school,", .spaces), ("a\u{200B}b", "ab", .spaces),
    ("“more“", "“more”", .marks), ("wait ...", "wait…", .marks), ("", ".", .marks),
    ("1,9 96", "1,996", .spaces), ("2O15", "2015", .words), ("1996", "1997", .numbers), ("½", "1/2", .numbers),
    ("He he", "He", .words), ("the cafe", "the café", .words), ("Advertisement\n", "", .words), ("", "be", .words),
  ])
  func `what a change touches is told by what differs`(before: String, after: String, subject: ChangeSubject) {
    #expect(ChangeSubject(from: Array(before.utf8)[...], to: Array(after.utf8)[...]) == subject)
  }

  @Test func `bytes that are no text count as words`() {
    #expect(ChangeSubject(from: [0xE2, 0x80][...], to: []) == .words)
  }

  @Test(arguments: [
    ("would a", Category.gap, ChangeSubject.words), ("12 15", .gap, .numbers), ("“", .quotes, .marks),
    ("  ", .spacing, .spaces),
  ])
  func `what a flag is about is told by its category`(text: String, category: Category, subject: ChangeSubject) {
    #expect(ChangeSubject(flagged: Array(text.utf8)[...], category) == subject)
  }

  @Test func `words come before numbers before marks before spaces, and the unsure first`() {
    let rising: [ExpectedHarm] = [
      ExpectedHarm(.spaces, percent: 99, outcome: .repaired), ExpectedHarm(.spaces, percent: 95, outcome: .repaired),
      ExpectedHarm(.marks, percent: 95, outcome: .repaired), ExpectedHarm(.numbers, percent: 95, outcome: .repaired),
      ExpectedHarm(.words, percent: 95, outcome: .repaired), ExpectedHarm(.words, percent: 60, outcome: .repaired),
      ExpectedHarm(.words, percent: 70, outcome: .flagged), ExpectedHarm(.words, percent: 90, outcome: .flagged),
    ]
    #expect(rising == rising.sorted())
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `no doubt is less than a percent, and only tenfold doubt puts a lighter kind first`() {
    #expect(ExpectedHarm(.words, percent: 100, outcome: .repaired).value == 1000)
    #expect(
      ExpectedHarm(.numbers, percent: 92, outcome: .repaired) < ExpectedHarm(.words, percent: 99, outcome: .repaired))
    #expect(
      ExpectedHarm(.numbers, percent: 80, outcome: .repaired) > ExpectedHarm(.words, percent: 99, outcome: .repaired))
  }

  @Test func `spaces and marks of one rule are one group`() throws {
    var text = DocumentBuilder("I do n't know , you do n't know , they knew it in 1996 , and we forgot .")
    text.repair("do n't", with: "don't")
    text.repair(" ,", with: ",", rule: "spaced-mark")
    text.repair(" .", with: ".", rule: "spaced-mark", confidence: 0.7)
    text.repair("knew", with: "know", rule: "other-word", category: .scramble, confidence: 0.9)
    text.flag("forgot", confidence: 0.2)
    let document = try text.build()
    let diff = WordDiff(document, original: text.original)
    let findings = document.ledger.findings
    let changes = Triage.changes(of: diff, findings)
    let groups = Triage(changes.map(\.change)).groups
    let told = groups.map { group in
      (group.harm.subject, group.harm.value, group.changes.compactMap { changes[$0].change.findings.first?.rule })
    }
    #expect(told.map(\.0) == [.words, .words, .spaces, .spaces])
    #expect(told.map(\.1) == [20_000, 10_000, 30, 1])
    #expect(
      told.map(\.2) == [["missing-word"], ["other-word"], ["spaced-mark", "spaced-mark"], ["spaced-contraction"]])
  }

  @Test func `what the ledger does not explain is in doubt`() {
    let change = Triage.Change(removed: Array("old".utf8)[...], added: Array("new".utf8)[...], findings: [])
    #expect(Triage([change]).groups == [Triage.Group(harm: change.harm, changes: [0])])
    #expect(change.harm.value == 100_000)
  }
}
