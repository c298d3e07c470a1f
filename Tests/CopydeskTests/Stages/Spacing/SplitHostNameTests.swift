import Testing

@Suite struct SplitHostNameTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("They are on Vell . com", "They are on Vell.com"),
    ("Open notes . pdf and map . jpeg", "Open notes.pdf and map.jpeg"),
    ("HARLOW . org is down", "HARLOW.org is down"),
    ("At vell . co . uk", "At vell.co.uk"),
    ("See www . vell . com or write to ada @ vell . org", "See www.vell.com or write to ada@vell.org"),
    ("He runs news . vell . co . uk", "He runs news.vell.co.uk"),
    ("The map is at http : / / www . vell . org / map", "The map is at http://www.vell.org/map"),
    ("See https : / / vell . com / ada_b", "See https://vell.com/ada_b"),
    ("See http : / / vell . org for it", "See http://vell.org for it"),
    ("See https : //vell . org", "See https://vell.org"),
  ])
  func joinsNamesOfTokenizedText(input: String, expected: String) throws {
    try expectRepair("split-host-name", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "They are on Vell⟦ . →.⟧com"
  ])
  func reportsTheStop(marked: String) throws {
    try expectLedger("split-host-name", marked + Self.plain)
  }

  @Test(arguments: [
    "It ended . In May it rained",
    "It ended . Com is a suffix",
    "It ended . is it over",
    "They met at 6 . No one came",
    "A stop . .",
  ])
  func leavesSentences(text: String) throws {
    try expectSilence("split-host-name", text + Self.plain)
  }

  @Test(arguments: [
    "The mayor wrote: https⟦: //→://⟧t.example/aB3 and left.",
    "The mayor wrote: https⟦ : //→://⟧t.example/aB3 and left.",
  ])
  func closesUpASchemeInAnyText(marked: String) throws {
    try expectLedger("split-host-name", marked)
  }

  @Test(arguments: [
    "They are on Vell . com today.",
    "The prefix https: // is long.",
    "Note: //vell",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("split-host-name", text)
  }
}
