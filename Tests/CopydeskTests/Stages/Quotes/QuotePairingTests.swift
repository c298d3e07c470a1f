import Testing

@testable import Copydesk

/// Roles are written one letter a mark: `o`pen, `r`eopen, go on (`g`), `c`lose, close `b`oth, orphan close `n`, `s`tray, `p`rime,
/// `a`postrophe.
@Suite struct QuotePairingTests {
  private static let letters: [QuoteMark.Role: String] = [
    .open: "o", .reopen: "r", .resume: "g", .close: "c", .closeBoth: "b", .orphanClose: "n", .stray: "s", .prime: "p",
    .apostrophe: "a",
  ]

  /// The roles of the double and of the single marks, paragraph by paragraph.
  private func roles(_ text: String, double: Bool = true) throws -> [String] {
    try paragraphs(text, double: double).map { $0.marks.map { Self.letters[$0.role] ?? "?" }.joined() }
  }

  private func paragraphs(_ text: String, double: Bool = true) throws -> [QuoteAnalysis.Paragraph] {
    try WorkingText(text).quotes.paragraphs.filter { $0.marks.first?.isDouble == double }
  }

  @Test(arguments: [
    ("“Yes,” she said. “No.”", "ococ"),
    (#""Yes," she said. "No.""#, "ococ"),
    (#"He said " no reason " and left."#, "oc"),
    (#"" Yes , " she said , " and no . ""#, "ococ"),
    (#"The wall ("our pride") fell."#, "oc"),
    ("The wall—“old”—fell.", "oc"),
    ("“He failed on his “no reason” statement,” she wrote.", "oocc"),
    ("He said “we won and left.", "o"),
    (#"A 2.5" drive fits, a 3.5" one does not."#, "pp"),
    ("“It is a 27\" screen,” he said.", "opc"),
    ("He is 6' 2\" tall.", "p"),
    ("To be “shocked“, he said.", "oc"),
    ("He said, ”We won,” and left.", "oc"),
    (#"He said,"We won" and left."#, "oc"),
    ("WHO “PAYS”?", "oc"),
    ("He said “we won and “they lost and left", "or"),
  ])
  func doubleMarks(text: String, expected: String) throws {
    #expect(try roles(text) == [expected])
  }

  @Test(arguments: [
    ("She called it ‘late’ twice.", "oc"),
    ("She called it 'late' twice.", "oc"),
    ("Music of the '90s", "a"),
    ("The dogs' owners", "a"),
    ("The dogs ' owners", "a"),
    ("'Tis late", "a"),
    ("They played rock ’n’ roll and left.", "aa"),
    ("He is 6' tall.", "a"),
    ("Keep movin' and talkin'.", "aa"),
    ("‘The dogs’ owners came,’ he said.", "oac"),
  ])
  func singleMarks(text: String, expected: String) throws {
    #expect(try roles(text, double: false) == [expected])
  }

  @Test(arguments: [
    "It's late, they don’t know.", "At five o’clock Mr. O'Dray came.", "It\"s late.", "« Oui », dit-elle.",
    "„Ja“, sagte sie.", "",
  ])
  func otherMarksAreNotTaken(text: String) throws {
    #expect(try WorkingText(text).quotes.paragraphs.map(\.marks.count) == [])
  }

  /// Newspapers run the paragraphs of a quotation together and keep the marks that open them.
  @Test(arguments: [
    (#"He said: "We lost. "We will go on," he said."#, "ogc"),
    ("He said: “We lost. “We will go on,” he said.", "ogc"),
    (#"He said: "We lost. "We go on. "It is not over." He left."#, "oggc"),
    (#""We lost. "We go on. "It is not over. "So we stay," he said. "No more.""#, "ogggcoc"),
    (#"He said: "We lost... "We will go on," he said."#, "ogc"),
    (#""We lost, he said, "but we will go on.""#, "ogc"),
    (#""We lost. And he said: "We will go on.""#, "ogc"),
    ("“We lost.\n“We will go on,” he said.\n\nIt rained.", "ogc"),
  ])
  func quotationsGoOn(text: String, expected: String) throws {
    #expect(try roles(text) == [expected])
  }

  /// What stands between spaces on both sides is read as before: quotation, narration, quotation.
  @Test(arguments: [
    (#"" We lost . " He left . " We go on . ""#, "ococ"),
    (#"" We lost , " he said . " We go on . " They left ."#, "ococ"),
    (#"They said they would " defeat it ; " read the statement ; " we go on . ""#, "ococ"),
    (#"" He saw it all . The " Old Wall " is not his . ""#, "oocc"),
  ])
  func quotationsThatEndDoNotGoOn(text: String, expected: String) throws {
    #expect(try roles(text) == [expected])
  }

  @Test func endsOfAQuotationKnowEachOther() throws {
    func partners(_ text: String) throws -> [Int?] {
      try #require(try paragraphs(text).first).marks.map(\.partner)
    }
    #expect(try partners("“Yes,” she said. “No.”") == [1, 0, 3, 2])
    #expect(try partners("“On his “no reason” statement,” she wrote.") == [3, 2, 1, 0])
    #expect(try partners(#"He said: "We lost. "We will go on," he said."#) == [nil, 2, 1])
    #expect(try partners("He said “we won and left.") == [nil])
  }

  @Test(arguments: [
    ("''Yes,'' she said.", [QuoteMark.Spelling.doubled, .doubled]),
    ("“Yes,’’ she said.", [.plain, .doubled]),
    ("“Yes,″ she said.", [.plain, .doublePrime]),
  ])
  func otherSignsAreDoubleMarks(text: String, expected: [QuoteMark.Spelling]) throws {
    #expect(try paragraphs(text).map { $0.marks.map(\.spelling) } == [expected])
    #expect(try paragraphs(text, double: false).isEmpty)
  }

  @Test(arguments: [
    #"See <a href="https://example.com/wall" target="_blank">the wall</a>."#, "See <a href=”wall” class=”old”>it</a>.",
    #"The wall â€" old as it was â€" held."#, "It''s late.",
  ])
  func marksOfCodeAreNotTaken(text: String) throws {
    #expect(try WorkingText(text).quotes.paragraphs.map(\.marks.count) == [])
  }

  @Test func depthsFollowTheNesting() throws {
    let marks = try #require(try paragraphs("“He failed on his “no reason” statement,” she wrote.").first).marks
    #expect(marks.map(\.depth) == [0, 1, 2, 1])
    #expect(marks.map(\.depthBehind) == [1, 2, 1, 0])
    let plain = try #require(try paragraphs("“Yes,” she said. “No.”").first).marks
    #expect(plain.map(\.depth) == [0, 1, 0, 1])
  }

  @Test func kindsArePairedOnTheirOwn() throws {
    let text = "“He told us, ‘Leave the boats,’ and we left,” she said."
    #expect(try roles(text) == ["oc"])
    #expect(try roles(text, double: false) == ["oc"])
  }

  @Test(arguments: [
    ("“We built it in 1962.\n\n“It held.\n\n“It fell,” he said.", ["o", "o", "oc"], [false, false, false]),
    ("“We built it.\n\nIt rained.\n\n“Yes,” she said.", ["o", "oc"], [true, false]),
    ("He said “we won.\n\nIt rained.", ["o"], [true]),
    ("“Yes,” she said.\n\n“No,” he said.", ["oc", "oc"], [false, false]),
  ])
  func paragraphsTakeUpEachOther(text: String, expected: [String], unclosed: [Bool]) throws {
    #expect(try roles(text) == expected)
    #expect(try paragraphs(text).map(\.endsUnclosed) == unclosed)
  }

  /// Lines within a block between blank lines belong together; without blank lines every line stands alone.
  @Test func blocksAreParagraphs() throws {
    #expect(try roles("It rained.\n\n“We built\nthe wall,” he said.") == ["oc"])
    #expect(try roles("“We won,” he said.\n“No,” she said.") == ["oc", "oc"])
  }

  /// Spaces on both sides tell nothing; the words around must.
  @Test(arguments: [
    (#"He called it " late " and left ."#, "oc"),
    (#"" We go , " she said . " Stay here . ""#, "ococ"),
    (#"He said : " We go . " They left ."#, "oc"),
    (#"The plan , " she said , " is dead . ""#, "coc"),
  ])
  func marksSetOffOnBothSides(text: String, expected: String) throws {
    let found = try #require(try roles(text).first)
    #expect(found.replacing("n", with: "c") == expected)
  }

  @Test func confidenceIsAShareAndHighForPlainProse() throws {
    for text in ["“Yes,” she said. “No.”", #"He said " no reason " and left."#, "He said “we won and left."] {
      for mark in try paragraphs(text).flatMap(\.marks) { #expect((0.5...1).contains(mark.confidence)) }
    }
    let plain = try paragraphs("“Yes,” she said. “No.”").flatMap(\.marks)
    #expect(plain.allSatisfy { $0.confidence > 0.99 })
  }

  /// The clearer a mark's shape and spacing, the surer its role.
  @Test func confidenceFollowsTheEvidence() throws {
    func least(_ text: String) throws -> Double {
      let marks = try paragraphs(text).flatMap(\.marks)
      #expect(marks.map(\.role) == [.open, .close])
      return try #require(marks.map(\.confidence).min())
    }
    let set = try least("He said “no reason” and left.")
    let spacedCurly = try least("He said “ no reason ” and left .")
    let spacedStraight = try least(#"He said " no reason " and left ."#)
    let wrongWay = try least("He said ” no reason “ and left .")
    #expect(set > spacedCurly)
    #expect(spacedCurly > spacedStraight)
    #expect(spacedStraight > wrongWay)
  }

  /// One slip more on a mark never makes its reading surer.
  @Test(arguments: [
    ("“Yes,” she said, “no.”", "“ Yes,” she said, “no.”", 0),
    ("“ Yes,” she said, “no.”", "“ Yes , ” she said, “no.”", 1),
    ("“ Yes , ” she said, “no.”", "“ Yes , ” she said, “ no.”", 2),
    ("“ Yes , ” she said, “no.”", "“ Yes , ” she said, “no . ”", 3),
  ])
  func confidenceFallsWithTheMargin(text: String, slipped: String, mark: Int) throws {
    let before = try paragraphs(text).flatMap(\.marks)[mark]
    let after = try paragraphs(slipped).flatMap(\.marks)[mark]
    #expect(before.role == after.role)
    #expect(before.confidence >= after.confidence)
  }

  @Test func aLoneMarkBetweenSpacesIsDoubtful() throws {
    let lone = try #require(try paragraphs(#"The wall " is old"#).flatMap(\.marks).first)
    let clear = try #require(try paragraphs(#"The wall "is old"#).flatMap(\.marks).first)
    #expect(lone.confidence < clear.confidence)
  }

  @Test func noMarksGiveNoRoles() {
    #expect(QuotePairing([], isOpen: false, continues: false).paired().isEmpty)
    #expect(QuotePairing([], isOpen: true, continues: true).paired().isEmpty)
  }
}
