import Testing

@Suite struct WrongDirectionQuoteTests {
  @Test(arguments: [
    ("She was not “shocked“, he said.", "She was not “shocked”, he said."),
    ("He said, ”We won,” and left.", "He said, “We won,” and left."),
    ("Music of the ‘90s.", "Music of the ’90s."),
    ("‘Twas ever thus.", "’Twas ever thus."),
    ("GET ‘EM WHILE YOU CAN", "GET ’EM WHILE YOU CAN"),
    ("The wall (”our pride and joy”) fell.", "The wall (“our pride and joy”) fell."),
    ("A word on the wall—”Enough”—in red", "A word on the wall—“Enough”—in red"),
  ])
  func turnsTheMark(input: String, expected: String) throws {
    try expectRepair("wrong-direction-quote", input, expected)
  }

  @Test(arguments: [
    "To be “shocked⟦“→”⟧, he said.",
    "Music of the ⟦‘→’⟧90s.",
  ])
  func reportsTheMark(marked: String) throws {
    try expectLedger("wrong-direction-quote", marked)
  }

  @Test(arguments: [
    "“Yes,” she said. “No.”",
    "„Wir gehen“, sagte sie. „Und ihr?“",
    "”Vi går”, sade hon. ”Och ni?”",
    "‘Round Midnight’ is a song.",
    "‘He told us, “Leave,”’ she said.",
    #""Yes," she said."#,
    "“We built it,” he said.\n\n“It held for forty winters.\n\n“It did not hold.”",
    "The dogs’ owners",
    "Hawai‘i and Ho‘okena",
    "“He told us, ‘Leave the boats.’”",
    "He said: “We lost. “We will go on,” he said. “It is not over.”",
    "See <a href=”wall.html” class=”old”>it</a>, “as it was”.",
    "“The levy,’’ she said.",
    "In respect of A.B.‘s wish",
  ])
  func leavesRightMarks(text: String) throws {
    try expectSilence("wrong-direction-quote", text)
  }
}
