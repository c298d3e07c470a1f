import Testing

@Suite struct SpacedContractionTests {
  /// What makes a text tokenized, by no scheme in particular.
  private static let tokenized = " , she said , and left ."

  @Test(arguments: [
    ("It is n't over.", "It isn't over."),
    ("It is n’t over.", "It isn’t over."),
    ("Ca n't you see? Wo n't you come?", "Can't you see? Won't you come?"),
    ("DO N'T GO", "DON'T GO"),
    ("Saturday 's vote failed.", "Saturday's vote failed."),
    ("Saturday ’s vote failed.", "Saturday’s vote failed."),
    (
      "We 're late, they 'll know, I 'd say, I 'm sure they 've gone.",
      "We're late, they'll know, I'd say, I'm sure they've gone."
    ),
    ("They don 't mind, they didn 't ask.", "They don't mind, they didn't ask."),
    ("They don ' t know what it ' s for.", "They don't know what it's for."),
    ("It ’ s late; we ’ re gone.", "It’s late; we’re gone."),
    ("IT ' S OVER, WE CAN ' T GO", "IT'S OVER, WE CAN'T GO"),
    ("The U.S. 's plan is Mr. Okell 's", "The U.S.'s plan is Mr. Okell's"),
    ("Tollen (the chair) 's plan", "Tollen (the chair)'s plan"),
    ("Zoë 's boat and the 1990 's songs", "Zoë's boat and the 1990's songs"),
  ])
  func joinsTheParts(input: String, expected: String) throws {
    try expectRepair("spaced-contraction", input, expected)
  }

  @Test(arguments: [
    ("At five o ' clock", "At five o'clock"),
    ("At five o 'clock Mr. O 'Dray came", "At five o'clock Mr. O'Dray came"),
    ("Mr. O ’ Dray and Mme. D ' Orvel came", "Mr. O’Dray and Mme. D'Orvel came"),
    ("Y ' all came", "Y'all came"),
  ])
  func joinsElisionsInTokenizedText(input: String, expected: String) throws {
    try expectRepair("spaced-contraction", input + Self.tokenized, expected + Self.tokenized)
  }

  @Test(arguments: [
    "It is⟦ →⟧n't over.",
    "Saturday⟦ ’→’⟧s vote",
    "They don⟦ ' →'⟧t know.",
  ])
  func reportsTheSpaces(marked: String) throws {
    try expectLedger("spaced-contraction", marked)
  }

  @Test(arguments: [
    "The letter 's' is worn, and so are 't' and ‘d’.",
    "'Tis the season, ’twas ever thus.",
    "Music of the '90s and the ’70s",
    "They played rock 'n' roll over fish ’n’ chips.",
    "Get 'em while you can.",
    "The dogs' day came; the dogs’ dinner did not.",
    "The Smiths' D notice and the Joneses' T junction",
    "He lives in 's-Gravenhage now.",
    "The boys' t-shirts are wet.",
    "At five o ' clock Mr. O ' Dray came.",
    "It isn't over, it's late, they’ll know.",
    "He said, 'Re-elect nobody.'",
    #"It was a 6' 2" plank."#,
    "Sophie in 't Oever and Jan van 't Hoff met in 's-Gravenhage.",
    "Hij kwam 'm tegen.",
    "He opened up   ’s doors and came after the ’s letter.",
    "It is a ‘D-’ and a ‘d*mn’ shame.",
    "He sat in front of 's desk.",
  ])
  func leavesOtherApostrophes(text: String) throws {
    try expectSilence("spaced-contraction", text)
  }
}
