import Copydesk
import Testing

@Suite struct SpacedDatelineTests {
  @Test(arguments: [
    ("COPENHAGEN⟦  ⟧—⟦   ⟧A flood came.", "COPENHAGEN — A flood came."),
    ("WASHINGTON (Reuters)⟦   ⟧-⟦  ⟧The road is shut.", "WASHINGTON (Reuters) - The road is shut."),
    ("WASHINGTON ( AP )⟦  ⟧— The road is shut.", "WASHINGTON ( AP ) — The road is shut."),
    ("LONDON —⟦  ⟧The road is shut.", "LONDON — The road is shut."),
    ("NEW BEDFORD, Mass.⟦  ⟧—⟦   ⟧When it rains.", "NEW BEDFORD, Mass. — When it rains."),
    ("LEEDS , England⟦  ⟧—⟦   ⟧“It rains.”", "LEEDS , England — “It rains.”"),
    ("LONDON, May 9 (Reuters)⟦  ⟧--⟦  ⟧It rains.", "LONDON, May 9 (Reuters) -- It rains."),
    ("Cape Town (AFP)⟦  ⟧–⟦  ⟧It rains.", "Cape Town (AFP) – It rains."),
    ("It rains.\n\nLONDON⟦⟧— The road is shut.", "It rains.\n\nLONDON — The road is shut."),
    ("MÁLAGA⟦  ⟧—⟦   ⟧It rains.", "MÁLAGA — It rains."),
  ])
  func leavesOneSpace(input: String, expected: String) throws {
    try expectLayout("spaced-dateline", input, expected)
  }

  @Test(arguments: [
    "COPENHAGEN — A flood came.",
    "LONDON—The road is shut.",
    "Sadie Ames   —    who left   —    came back.",
    "The mayor   —    Ames   —    came back.",
    "LONDON  —   people left.",
    "A  —  B",
    "He went to LONDON  —   It rained.",
    "UN -backed talks failed.",
    "LONDON  —  ",
    "LONDON (Reuters) -The road is shut.",
    "WASHINGTON (it rains  —  It rains.",
  ])
  func leavesOtherDashes(text: String) throws {
    try expectLayout("spaced-dateline", text)
  }
}
