import Copydesk
import Testing

@Suite struct TweetCreditTests {
  @Test(arguments: [
    (
      "What a day !⟦   ⟧—    Jane Q. Ames ( @janeames ) May 7 , 2018⟦ ,   ⟧That was all .",
      "What a day !\n\n—    Jane Q. Ames ( @janeames ) May 7 , 2018\n\nThat was all ."
    ),
    (
      "What a day!⟦ ⟧— Jane Ames (@janeames) May 7, 2018⟦ ⟧That was all.",
      "What a day!\n\n— Jane Ames (@janeames) May 7, 2018\n\nThat was all."
    ),
    (
      "What a day!⟦ ⟧-- Jane Ames ( @ janeames ) 3 Jun 2018⟦ ⟧That was all.",
      "What a day!\n\n-- Jane Ames ( @ janeames ) 3 Jun 2018\n\nThat was all."
    ),
    (
      "One.⟦ ⟧— Jane Ames (@a) May 7, 2018⟦ ⟧Two.⟦ ⟧— Zoë Ames (@b) May 8, 2018",
      "One.\n\n— Jane Ames (@a) May 7, 2018\n\nTwo.\n\n— Zoë Ames (@b) May 8, 2018"
    ),
    ("— Jane Ames (@a) May 7, 2018⟦ ⟧That was all.", "— Jane Ames (@a) May 7, 2018\n\nThat was all."),
    (
      "First line.\nSecond line.\nWhat a day!⟦ ⟧— Jane (@a) May 7, 2018⟦ ⟧All.",
      "First line.\nSecond line.\nWhat a day!\n— Jane (@a) May 7, 2018\nAll."
    ),
    (
      "First line.\r\n\r\nWhat a day!⟦ ⟧— Jane (@a) May 7, 2018⟦ ⟧All.",
      "First line.\r\n\r\nWhat a day!\r\n\r\n— Jane (@a) May 7, 2018\r\n\r\nAll."
    ),
  ])
  func setsTheCreditOff(input: String, expected: String) throws {
    try expectLayout("tweet-credit", input, expected)
  }

  @Test(arguments: [
    "What a day! — Jane Ames (@janeames) May 7, 2018",
    "What a day! — Jane Ames (@janeames) May 7, 2018\n\nThat was all.",
    "The tweet — Jane Ames (@janeames) May 7, 2018 — was deleted.",
    "He quoted — Jane Ames (@janeames) May 7, 2018 was the date — and left.",
    "(What a day! — Jane Ames (@janeames) May 7, 2018).",
    "Jane Ames (@janeames) May 7, 2018 That was all.",
    "Jane-Ames (@janeames) May 7, 2018 That was all.",
    "What a day! — Jane Ames (@janeames) That was all.",
    "What a day! — Jane Ames (@janeames) May 33, 2018 That was all.",
    "What a day! — (@janeames) May 7, 2018 That was all.",
    "Write to — Jane (jane@example.com) May 7, 2018 That was all.",
    "@ ( @ ) @",
  ])
  func leavesRegularCreditsAndProse(text: String) throws {
    try expectLayout("tweet-credit", text)
  }
}
