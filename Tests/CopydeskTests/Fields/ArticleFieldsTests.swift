import Copydesk
import Testing

@Suite struct ArticleFieldsTests {
  private func fields(_ text: String) throws -> [String] {
    try ArticleFieldReader().fields(of: Document(id: "", text: text)).map {
      "\($0.kind.rawValue): \(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  @Test func anArticleTellsWhatStandsAroundIt() throws {
    let text = """
      By Ada Brook and Bram Quill

      4 May 2013

      PORT ELLIS, Vell (RTX) — The ferry sank in the harbour on Friday, and nobody was on it.

      Photo: Cora Marsh/RTX

      It had been painted the day before.

      Share on Facebook

      Tags: ferries, Port Ellis
      """
    #expect(
      try fields(text) == [
        "dateline: PORT ELLIS, Vell (RTX)", "byline: Ada Brook and Bram Quill", "agency: RTX", "date: 4 May 2013",
        "credit: Photo: Cora Marsh/RTX", "share: Share on Facebook", "tags: ferries, Port Ellis",
      ])
  }

  @Test(arguments: [
    ("Updated: 12/03/2015 09:41 EST\n\nThe vote is off.", ["date: 12/03/2015 09:41 EST"]),
    ("By . Ada Brook . UPDATED: . 13:00 EST, 4 May 2013 . The ferry sank.", ["byline: Ada Brook"]),
    ("By Jane Ames | Posted: May 9, 2018\nThe ferry sank.", ["byline: Jane Ames", "date: May 9, 2018"]),
    ("The ferry sank.\n\nReporting by Ada Brook; Editing by Bram Quill", ["byline: Ada Brook; Editing by Bram Quill"]),
    ("LONDON—The ferry sank.", ["dateline: LONDON"]),
    ("By the river, nobody slept.\n\nThe date was 4 May 2013.", []),
    ("By Friday they had gone.", []),
    ("Tags:", []),
    ("", []),
  ])
  func fieldsAreFoundByTheirForm(text: String, expected: [String]) throws { #expect(try fields(text) == expected) }
}
