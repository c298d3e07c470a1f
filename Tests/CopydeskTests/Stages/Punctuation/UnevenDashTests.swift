import Testing

@Suite struct UnevenDashTests {
  @Test(arguments: [
    ("The mayor   —    who left — smiled.", "The mayor — who left — smiled."),
    ("The wall  – old as it was –  fell.", "The wall – old as it was – fell."),
    ("HARLOW BAY  —  THE WALL", "HARLOW BAY — THE WALL"),
    ("It cost  —  $5", "It cost — $5"),
    ("He said  —  “no” — twice", "He said — “no” — twice"),
    (#"He said  —  "no""#, #"He said — "no""#),
    ("Zoë  —  Émile", "Zoë — Émile"),
    ("It fell —  (in May)", "It fell — (in May)"),
  ])
  func evensTheSpaces(input: String, expected: String) throws {
    try expectRepair("uneven-dash", input, expected)
  }

  @Test(arguments: [
    "The mayor⟦  —  → — ⟧who left"
  ])
  func reportsTheDashWithItsSpaces(marked: String) throws {
    try expectLedger("uneven-dash", marked)
  }

  @Test(arguments: [
    "The wall—old as it was—held.",
    "The wall — old as it was — held.",
    "From 1990–95",
    "Enough is enough.\n— Ade Brook",
    "He stopped   —",
    "   — Ade Brook",
    "“I never—” he began.",
    "The wall -- old",
    "A minus  −  sign",
  ])
  func leavesEvenDashes(text: String) throws {
    try expectSilence("uneven-dash", text)
  }
}
