import Copydesk
import Testing

@Suite struct CrawlMetadataTests {
  @Test(arguments: [
    ("⟦ date 2019-03-04 ⟧Reuters reports that the vote is off.", "date", "2019-03-04"),
    ("⟦date: 2019-03-04\n\n⟧The vote is off.", "date", "2019-03-04"),
    ("⟦published 2016-03-01T10:00Z\n⟧The vote is off.", "published", "2016-03-01T10:00Z"),
    ("⟦Updated: 12/03/2015 09:41 EST\n\n⟧The vote is off.", "updated", "12/03/2015 09:41 EST"),
    ("⟦Published: 9 May 2018\r\n⟧The vote is off.", "published", "9 May 2018"),
    ("⟦Last updated : May 9 , 2018 at 9:41 a.m. ET\n⟧The vote is off .", "updated", "May 9 , 2018 at 9:41 a.m. ET"),
    ("⟦Posted: Tue., Jun. 5, 2018 - ⟧Police shut the road.", "posted", "Tue., Jun. 5, 2018"),
    ("⟦DATE = 2019/03/04 ⟧“We are done,” he said.", "date", "2019/03/04"),
    ("⟦6 years ago\n\n⟧The vote is off.\n\nShare on Facebook", "age", "6 years ago"),
    ("⟦1 hour ago\n⟧The vote is off.\nADVERTISEMENT\nIt agreed.", "age", "1 hour ago"),
  ])
  func removesTheFieldAndKeepsItsValue(input: String, name: String, value: String) throws {
    let rest = String(input.drop { $0 != "⟧" }.dropFirst())
    try expectLayout("crawl-metadata", input, rest, evidence: [Evidence(name, value)])
  }

  @Test func takesSeveralFieldsTogether() throws {
    try expectLayout(
      "crawl-metadata",
      "⟦By Jane Q. Ames | Posted: May 9, 2018 3:42 PM EST | Updated: May 10, 2018\n\n⟧The vote is off.",
      "The vote is off.",
      evidence: [
        Evidence("byline", "Jane Q. Ames"), Evidence("posted", "May 9, 2018 3:42 PM EST"),
        Evidence("updated", "May 10, 2018"),
      ])
  }

  @Test func takesAnAgeBesideAnotherField() throws {
    try expectLayout(
      "crawl-metadata", "⟦1 hour ago\nPosted: May 9, 2018\n⟧The vote is off.", "The vote is off.",
      evidence: [Evidence("age", "1 hour ago"), Evidence("posted", "May 9, 2018")])
  }

  @Test(arguments: [
    "LONDON, May 9 (Reuters) - The vote is off.",
    "Date palms grew along the road.",
    "Date 2019-03-04 was fixed for the trial.",
    "date 2019-03-04 was fixed for the trial.",
    "Published May 9, 2018, the report blames nobody.",
    "Published in 2017, the report blames nobody.",
    "Updated: 31/31/2015 The vote is off.",
    "Updated: 12/03/15x The vote is off.",
    "The vote is off.\ndate 2019-03-04 Reuters reports.",
    "By Jane Ames | The vote is off.",
    "6 years ago he left the town.",
    "6 years ago\n\nThe town had a ferry.",
    "date 2019-03-04",
    "date: 2019-03-04\n\nUpdated: 2019-03-05\n",
    "updated",
    "",
  ])
  func leavesProseAndDatelines(text: String) throws {
    try expectLayout("crawl-metadata", text)
  }

  @Test func takesLinearTimeAndLittleStackOnFieldsAlone() throws {
    let text = String(repeating: "date 2019-03-04 ", count: 50_000) + "Over."
    let cleaner = try Cleaner(Configuration(only: ["crawl-metadata"]))
    let cleaned = try cleaner.clean(Document(id: "a", text: text))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == "Over.")
    #expect(cleaned.ledger.findings.map(\.evidence.count) == [50_000])
  }

  @Test func isOnlyReportedWhereWordsMayNotGo() throws {
    let cleaner = try Cleaner(Configuration(profile: .safe, only: ["crawl-metadata"]))
    let cleaned = try cleaner.clean(Document(id: "a", text: "date 2019-03-04 Reuters reports."))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == "date 2019-03-04 Reuters reports.")
    #expect(cleaned.ledger.findings.map(\.outcome) == [.flagged])
  }
}
