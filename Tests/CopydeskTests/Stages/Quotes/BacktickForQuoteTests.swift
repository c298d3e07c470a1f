import CopydeskTestSupport
import Testing

@Suite struct BacktickForQuoteTests {
  @Test(arguments: [
    ("`We left the boats,' she said.", "'We left the boats,' she said."),
    ("`We left,' she said, and `nobody came,' he said.", "'We left,' she said, and 'nobody came,' he said."),
    ("It is a `must-see’, she wrote.", "It is a ‘must-see’, she wrote."),
    ("(`old' and `new')", "('old' and 'new')"),
    ("LIKE `A BURDEN' HE SAID", "LIKE 'A BURDEN' HE SAID"),
  ])
  func becomesTheMarkAtTheOtherEnd(input: String, expected: String) throws {
    try expectRepair("backtick-for-quote", input, expected)
  }

  @Test(arguments: ["He called it ⟦`→'⟧late' twice."])
  func reportsTheAccent(marked: String) throws {
    try expectLedger("backtick-for-quote", marked)
  }

  @Test(arguments: [
    ("After a ` sea boy ' song , she asked : ` Who swims ? '", "After a 'sea boy' song, she asked: 'Who swims?'"),
    ("Has ` To Come a Long Way ' On Harbours", "Has 'To Come a Long Way' On Harbours"),
    ("`` He said ` no ' and left , '' said Mr. Lim .", "\"He said 'no' and left,\" said Mr. Lim."),
  ])
  func tokenizedQuotationsCloseUp(input: String, expected: String) {
    assertRepair(input: input, expected: expected)
  }

  @Test(arguments: [
    "Run `make test` and `make lint` first.",
    "Run ` make test ` first.",
    "A lone ` in a line",
    "```\ncode\n```",
    "`` no ''",
    "It`s late, and the dogs' owners came.",
    "Run `ls` in the users' folder.",
  ])
  func leavesCode(text: String) throws {
    try expectSilence("backtick-for-quote", text)
  }
}
