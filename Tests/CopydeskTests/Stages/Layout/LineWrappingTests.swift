import Copydesk
import Testing

@Suite struct LineWrappingTests {
  /// Wraps as mail programs do: as many words to a line as fit.
  private static func wrapped(_ paragraph: String, width: Int) -> String {
    var lines: [String] = []
    for word in paragraph.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static let paragraphs = [
    """
    The council met on Monday to talk about the old bridge over the river, which has been shut since the flood of last \
    spring. It agreed that the repair should begin before the summer, although nobody could say where the money for it \
    would come from in the end.
    """,
    """
    “We have waited long enough,” said Jane Ames, who runs the bakery on the far side and has lost half of her trade. \
    She asked the members twice whether the ferry would run at night, and twice they did not answer.
    """,
    """
    The vote is on June 12. Until then the road stays closed to everything but bicycles, and drivers must take the long \
    way round by the mill and the quarry.
    """,
  ]

  @Test(arguments: [55, 65, 72, 80])
  func joinsWrappedParagraphs(width: Int) throws {
    let text = Self.paragraphs.map { Self.wrapped($0, width: width) }.joined(separator: "\n\n")
    let cleaner = try Cleaner(Configuration(only: ["hard-wrapped-lines"]))
    let cleaned = try cleaner.clean(Document(id: "a", text: text))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == Self.paragraphs.joined(separator: "\n\n"))
    #expect(cleaned.ledger.findings.allSatisfy { $0.before == [0x0A] && $0.after == [0x20] && $0.outcome == .repaired })
    let breaks = text.split(separator: "\n").count - Self.paragraphs.count
    #expect(cleaned.ledger.findings.count == breaks)
    try expectLaws(Array(text.utf8), cleaner)
  }

  @Test func leavesListsWithinWrappedText() throws {
    let text =
      Self.paragraphs.map { Self.wrapped($0, width: 70) }.joined(separator: "\n\n")
      + "\n\n- one thing\n- another thing\n"
    let cleaner = try Cleaner(Configuration(only: ["hard-wrapped-lines"]))
    let cleaned = String(decoding: try cleaner.clean(Document(id: "a", text: text)).bytes, as: UTF8.self)
    #expect(cleaned == Self.paragraphs.joined(separator: "\n\n") + "\n\n- one thing\n- another thing\n")
  }

  @Test(arguments: [
    // Verse.
    """
    The river took the bridge away one night in early spring,
    and nobody was there to hear the falling timbers sing,
    and in the morning boys came down to see what it had done,
    and found the piers stood in the stream like teeth, and two were gone.
    The baker on the other side lit up his oven still,
    and sent his loaves to town by boat from landings at the mill.
    """,
    // Headlines.
    """
    Council votes to repair the old bridge before the summer begins
    Ferry to run at night, says the harbour master
    Bakery loses half of its trade after the flood of last spring
    Mill road to be widened
    Drivers asked to take the long way round by the quarry
    Mayor to speak
    """,
    // A table.
    """
    bridge      shut      since the flood of last spring   2019
    ferry       open      daily, not at night              2020
    mill road   open      slow                             2021
    quarry      shut      unknown, see the list            2022
    harbour     open      daily                            2023
    """,
    // Paragraphs without blank lines.
    """
    The council met.
    It agreed that the repair should begin before the summer, although nobody could say where the money would come from.
    Nobody asked.
    Then they left, since the ferry would not run at night and the long way round takes an hour in the dark by the mill.
    Some stayed.
    All slept.
    """,
  ])
  func leavesUnwrappedText(text: String) throws {
    try expectLayout("hard-wrapped-lines", text)
    try expectLayout("hyphenated-line-break", text)
  }

  /// Wrapped lines of at most 68 columns around a break.
  private static func around(_ line: String, _ next: String) -> String {
    """
    The president met the council on Monday to talk about the bridge
    over the river, which has been shut since the flood, and a self-made
    \(line)
    \(next) who listens is rare, said those who came to the hall to hear
    what he thought about the repair that should begin before summer
    comes round again.
    """
  }

  @Test(arguments: [
    ("man like him, they say, would not wait for the money, but a presi-", "dent", "a president who", "joined"),
    ("man like him, they say, would not wait for the money, and as a self-", "made", "a self-made who", "hyphenated"),
    ("man like him, they say, would not wait for money and as a quarry-", "man", "a quarry-man who", "neither"),
    ("man like him, they say, would not wait for the money, and as post-", "War", "as post-War who", "neither"),
  ])
  func joinsDividedWords(line: String, next: String, expected: String, attested: String) throws {
    let cleaner = try Cleaner(Configuration(only: ["hyphenated-line-break"]))
    let cleaned = try cleaner.clean(Document(id: "a", text: Self.around(line, next)))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self).contains(expected))
    #expect(cleaned.ledger.findings.map(\.evidence) == [[Evidence("attested", attested)]])
    #expect(cleaned.ledger.findings.map(\.outcome) == [.repaired])
    try expectLaws(Array(Self.around(line, next).utf8), cleaner)
  }

  @Test func doesNotSpaceATightDash() throws {
    let cleaner = try Cleaner(Configuration(only: ["hard-wrapped-lines"]))
    let text = Self.around("man like him, they say, would never wait for money or somebody—", "anybody")
    let cleaned = try cleaner.clean(Document(id: "a", text: text))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self).contains("or somebody—anybody who"))
  }
}
