import Testing

@testable import Copydesk

@Suite struct TokenizationGateTests {
  private func gate(_ text: String) throws -> TokenizationGate { try WorkingText(text).tokenization }

  @Test(
    arguments: [
      ("The wall is n't high , said Tollen . It wo n't hold , and it 's old .", .pennTreebank),
      ("`` We left , '' she said . The ten-year plan fell .", .pennTreebank),
      ("THE WALL IS N'T HIGH , HE SAID .", .unknown),
      ("The wall isn 't high , said Tollen . It won 't hold , and it 's a ten-year plan .", .moses),
      ("The wall is n't high , said Tollen . A ten - year plan , and it 's old .", .spaCy),
      ("“ A well - known plan , ” she said , “ and a two - year one . ”", .spaCy),
      ("The wall isn ' t high , said Tollen . It won ' t hold , and it ' s old .", .naive),
      ("The wall isn ’ t high , said Tollen .", .naive),
      ("Some 1 , 200 men walked 3 . 5 miles , she said .", .naive),
      ("It rained , she said .", .unknown),
      ("Some 1,200 men came , she said , and left .", .unknown),
    ] as [(String, TokenizationGate.Scheme)])
  func tellsTheScheme(text: String, scheme: TokenizationGate.Scheme) throws {
    let gate = try gate(text)
    #expect(gate.isTokenized)
    #expect(gate.scheme == scheme)
    #expect(gate.evidence.first?.value == scheme.rawValue)
  }

  @Test(arguments: [
    "The wall isn't high, said Tollen. It won't hold, and it's old.",
    "“We left,” she said. “Nobody came.” The ten-year plan fell.",
    "Il a dit : « Nous partons ! » Pourquoi ? Personne ne le sait ; c’est ainsi : on part !",
    "The wall is old , said Tollen. It fell, and nobody came.",
    "HARLOW BAY",
    "Fine :) she wrote, then ;) and :D",
    "He waited... and left. The U.S. is big.",
    "",
  ])
  func knowsProse(text: String) throws {
    let gate = try gate(text)
    #expect(!gate.isTokenized)
    #expect(gate.scheme == .unknown)
    #expect(!gate.splitsHyphens)
    #expect(gate.evidence.isEmpty)
  }

  /// Half tokenized, half prose: more than half of the marks must stand alone.
  @Test func aMixedTextGoesWithTheMajority() throws {
    let tokenized = "It rained , she said . "
    let prose = "It rained, she said. "
    #expect(try gate(String(repeating: tokenized, count: 3) + prose).isTokenized)
    #expect(try !gate(tokenized + String(repeating: prose, count: 3)).isTokenized)
    #expect(try gate(tokenized + prose).spacedShare == 0.5)
    #expect(try !gate(tokenized + prose).isTokenized)
  }

  @Test func oneMarkProvesNothing() throws {
    #expect(try !gate("The wall fell .").isTokenized)
    #expect(try gate("The wall fell , then .").isTokenized)
  }

  @Test func countsEveryKindOfPlace() throws {
    let counts = try gate(
      "`` It is n't , '' she don 't say ; it 's we 're ; it ' s a ten - year or ten-year 3 . 5 or 1 , 000 or 3.5, so."
    ).counts
    #expect(counts.treebankQuotes == 2)
    #expect(counts.treebankNegations == 1)
    #expect(counts.mosesNegations == 1)
    #expect(counts.spacedClitics == 2)
    #expect(counts.shatteredClitics == 1)
    #expect(counts.spacedHyphens == 1)
    #expect(counts.tightHyphens == 1)
    #expect(counts.spacedNumberMarks == 2)
    #expect(counts.tightNumberMarks == 1)
    #expect(counts.spacedMarks == 3)
    #expect(counts.spacedHighMarks == 2)
    #expect(counts.tightMarks == 2)
  }

  @Test func countsNothingWithoutAMarkBehindASpace() throws {
    #expect(try gate("It rained, she said. It's a ten-year plan.").counts == TokenizationGate.Counts())
  }

  /// Dates and sentence ends stand between digits too.
  @Test(arguments: ["June 3 , 2017 , he said", "In rooms 10 , 20 , 30"])
  func datesAreNoNumbers(text: String) throws {
    #expect(try gate(text).counts.spacedNumberMarks == 0)
  }

  @Test func hyphensAreSplitOnlyIfNearlyAllAre() throws {
    #expect(try gate("A ten - year , well - known plan .").splitsHyphens)
    #expect(try !gate("A ten-year , well - known plan .").splitsHyphens)
    #expect(try gate("A a - b c - d e - f g - h ten-year , well known plan .").splitsHyphens)
    #expect(try !gate("A ten - year, well - known plan.").splitsHyphens)
  }
}
