import Testing

@Suite struct SpacedSymbolTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let plain = " , she said , and left ."

  @Test(arguments: [
    ("It cost $ 5 or £ 35 or € 1.2 or ¥ 300", "It cost $5 or £35 or €1.2 or ¥300"),
    ("Some 10 % more", "Some 10% more"),
    ("AT & T and R & D", "AT&T and R&D"),
    ("US $ 4 million", "US$4 million"),
    ("It was 20 ° C", "It was 20°C"),
    ("She is # 1 , says @ okell", "She is #1 , says @okell"),
    ("“ $ 5 , ” he said", "“ $5 , ” he said"),
    ("UP 10 %", "UP 10%"),
  ])
  func closesUp(input: String, expected: String) throws {
    try expectRepair("spaced-symbol", input + Self.plain, expected + Self.plain)
  }

  @Test(arguments: [
    "It cost $⟦ →⟧5 or 10⟦ →⟧% of R⟦ →⟧&⟦ →⟧D"
  ])
  func reportsTheSpaces(marked: String) throws {
    try expectLedger("spaced-symbol", marked + Self.plain)
  }

  @Test(arguments: [
    "Marks & Spencer",
    "BBC & ITV",
    "$ and £ rose",
    "He and & she",
    "It was $5 and 10%",
    "The % of it",
  ])
  func leavesOtherSigns(text: String) throws {
    try expectSilence("spaced-symbol", text + Self.plain)
  }

  @Test(arguments: [
    "It cost US$ 5, or 10 % more.",
    "La hausse est de 10 % en un an, soit 5 € par tête.",
    "AT & T, R & D",
    "It was 20 °C.",
  ])
  func leavesHouseStyles(text: String) throws {
    try expectSilence("spaced-symbol", text)
  }
}
