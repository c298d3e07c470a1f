import Copydesk
import Testing

@Suite struct BoilerplateLineTests {
  @Test(arguments: [
    "ADVERTISEMENT", "Advertisement", "- ADVERTISEMENT -", "Advertisement - story continues below",
    "Story continues below advertisement", "SIGN UP FOR OUR NEWSLETTER", "Continue reading the main story",
    "Scroll down for video", "Click here to subscribe!", "Loading...", "Loading ...", "[ad_1]",
    "  Report Advertisement ",
  ])
  func removesAdvertisementLines(line: String) throws {
    try expectLayout(
      "advertisement-line", "The council met.\n\n⟦\(line)\n\n⟧It agreed.", "The council met.\n\nIt agreed.")
  }

  @Test(arguments: [
    "Share on Facebook", "Tweet this", "Share Tweet Email Print", "Share 12 Tweet 3 Email",
    "Follow us on Twitter @ames",
    "Follow us on Twitter @ ames", "Like us on Facebook", "Read more", "READ MORE:",
    "Read more: Rain stops play in Leeds",
    "Read more at https://example.com/a",
    "Follow Jane Q. Ames on Twitter @janeames .", "Follow Jane Ames on Twitter: @janeames",
    "Follow @ames Follow @janeames",
    "Follow him on Twitter", "Follow Jane Ames on Twitter or email at jane@example.com",
  ])
  func removesShareLines(line: String) throws {
    try expectLayout("share-line", "The council met.\n\n⟦\(line)\n\n⟧It agreed.", "The council met.\n\nIt agreed.")
  }

  @Test(arguments: [
    "RELATED: Rain stops play", "Related:", "See also: Rain stops play", "More:",
    "WATCH:", "Related articles", "Read more: the council agreed to open the bridge in May.",
  ])
  func reportsDoubtfulPointers(line: String) throws {
    try expectLayout("share-line", "The council met.\n\n⟦\(line)\n\n⟧It agreed.", outcome: .flagged)
  }

  @Test(arguments: [
    "He continued to read more.", "The advertisement was paid for by the party.", "\"Scroll down for video\"",
    "“Share on Facebook”", "Follow the money on Twitter and you will see", "Follow the river on Twitter",
    "Share prices fell.", "More", "More than a hundred came.", "Watch", "Print is not dead", "Facebook Twitter",
    "Loading the ship took a day.", "Read: he could not write.md", "Tweet this and you will be fined", "12 34", "@ames",
  ])
  func leavesProse(line: String) throws {
    for rule in ["advertisement-line", "share-line"] {
      let cleaner = try Cleaner(Configuration(only: [rule]))
      let input = Document(id: "a", text: "The council met.\n\n\(line)\n\nIt agreed.")
      #expect(try cleaner.clean(input).bytes == input.bytes)
    }
  }

  @Test(arguments: [
    ("⟦ADVERTISEMENT\n\n⟧It agreed.\n", "It agreed.\n"),
    ("It agreed.⟦\n\nADVERTISEMENT⟧", "It agreed."),
    ("It agreed.⟦\n\nADVERTISEMENT⟧\n", "It agreed.\n"),
    ("It met.\n⟦ADVERTISEMENT\n⟧It agreed.", "It met.\nIt agreed."),
    ("It met.⟦\nADVERTISEMENT⟧\n\nIt agreed.", "It met.\n\nIt agreed."),
    ("It met.\r\n\r\n⟦ADVERTISEMENT\r\n\r\n⟧It agreed.", "It met.\r\n\r\nIt agreed."),
    ("It met.\n\n⟦ADVERTISEMENT\n⟧⟦Loading...\n⟧It agreed.", "It met.\n\nIt agreed."),
  ])
  func keepsTheLargerGap(input: String, expected: String) throws {
    try expectLayout("advertisement-line", input, expected)
  }

  @Test(arguments: ["ADVERTISEMENT", "ADVERTISEMENT\n\nShare on Facebook\n", ""])
  func neverEmptiesADocument(text: String) throws {
    try expectLayout("advertisement-line", text)
    try expectLayout("share-line", text)
  }

  @Test(arguments: [
    ("The council met. ⟦ADVERTISEMENT ⟧It agreed.", "The council met. It agreed."),
    ("The council met.”  ⟦ADVERTISEMENT ⟧“It agreed.”", "The council met.”  “It agreed.”"),
    ("It met . ⟦Advertisement Continue reading the main story ⟧A vote came .", "It met . A vote came ."),
    ("It met!⟦ Story continues below advertisement⟧\nIt agreed.", "It met!\nIt agreed."),
    ("⟦ADVERTISEMENT ⟧It agreed.", "It agreed."),
  ])
  func removesFragmentsBetweenSentences(input: String, expected: String) throws {
    try expectLayout("advertisement-line", input, expected)
  }

  @Test(arguments: [
    "He paid for the ADVERTISEMENT He wanted.", "It met. ADVERTISEMENT FEES RISE", "It met. Advertisement is art.",
    "It met.ADVERTISEMENT It agreed.", "It met. ADVERTISEMENTS came.", "ADVERTISEMENT: It agreed.",
    "He wrote: Continue reading the main story and you will see.",
  ])
  func leavesTheWordsInSentences(text: String) throws {
    try expectLayout("advertisement-line", text)
  }

  @Test func namesTheLineAsEvidence() throws {
    try expectLayout(
      "advertisement-line", "It met.\n⟦Loading...\n⟧It agreed.", "It met.\nIt agreed.",
      evidence: [Evidence("line", "Loading...")])
  }

  @Test(arguments: ["Photo: Jane Ames", "(Image: Jane Ames / Reuters)", "Photo by: Jane Ames", "Credit: Reuters"])
  func reportsPhotoCredits(line: String) throws {
    try expectLayout("photo-credit-line", "It met.\n\n⟦\(line)⟧\n\nIt agreed.", outcome: .flagged)
  }

  @Test(arguments: ["Photo:", "Photos of the bridge: none.", "Pictured: the bridge", "Credit where credit is due"])
  func leavesOtherLabels(line: String) throws {
    try expectLayout("photo-credit-line", "It met.\n\n\(line)\n\nIt agreed.")
  }
}
