import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

/// Articles about an invented quarrel, written for these tests.
private let lead = "Governor Adela Marsh met the harbour workers in Port Ellery on Friday. "

@Suite struct CorroboratorTests {
  @Test(arguments: [
    // One word, by a name.
    (
      "She said the board should Adela Marsh up the old ferry line before winter.",
      "She said the board should give up the old ferry line before winter."
    ),
    // One word, by a pronoun.
    (
      "“We do not think we should we out a single crane to the port of Ellery,” she said.",
      "“We do not think we should hire out a single crane to the port of Ellery,” she said."
    ),
    // Three words hidden by a mention of two.
    (
      "The strike cost the town of Port Adela Marsh four million crowns in a week.",
      "The strike cost the town of Port Ellery more than four million crowns in a week."
    ),
    // Words put between two others.
    (
      "The strike has cost the town Adela Marsh four million crowns in a week.",
      "The strike has cost the town four million crowns in a week."
    ),
    // Several in one sentence, the second and third close together.
    (
      "We need the harbour to bring We back our ships, and We the We Ferry before another winter.",
      "We need the harbour to bring us back our ships, and need the Northern Ferry before another winter."
    ),
    // The end of a quotation.
    (
      "“It goes against everything this harbour town stands we,” Marsh said.",
      "“It goes against everything this harbour town stands for,” Marsh said."
    ),
    // The beginning of a sentence.
    (
      "Adela Marsh have always paid for the lighthouse and its keepers.",
      "The fishermen have always paid for the lighthouse and its keepers."
    ),
    // A clitic.
    (
      "Ellery Adela Marsh crane drivers have jumped on the offer of the harbour board.",
      "Ellery’s crane drivers have jumped on the offer of the harbour board."
    ),
  ])
  func wordsComeBack(damaged: String, clean: String) throws {
    let index = try evidence([("wire", clean)])
    let result = try Corroborated(lead + "They spoke to me. " + damaged, index)
    #expect(result.text == lead + "They spoke to me. " + clean)
    #expect(result.found.allSatisfy { $0.source == "wire" && $0.documents == 1 && $0.matchedShare >= 0.6 })
  }

  @Test func theFullStopComesBack() throws {
    let clean = "The harbour board will not raise the rents this year."
    let result = try Corroborated(
      lead + "“The harbour board will not raise the rents this year Adela Marsh” The rest was noise.",
      try evidence([("wire", clean)]))
    #expect(result.text == lead + "“The harbour board will not raise the rents this year.” The rest was noise.")
  }

  @Test func aPartOfASentenceIsEnough() throws {
    let index = try evidence([
      ("wire", "On Friday, she told a crowd that the town would never again sell its quays to a bank, come what may.")
    ])
    let damaged = lead + "Marsh said that the town would never Adela Marsh sell its quays to a bank."
    #expect(
      try Corroborated(damaged, index).text == lead
        + "Marsh said that the town would never again sell its quays to a bank.")
  }

  @Test func theMentionsLengthIsTold() throws {
    let index = try evidence([("wire", "The strike cost the town of Port Ellery more than four million crowns.")])
    let result = try Corroborated(lead + "The strike cost the town of Port Adela Marsh four million crowns.", index)
    let found = try #require(result.found.first)
    #expect(found.wordCount == 3)
    #expect(String(decoding: found.words, as: UTF8.self) == "Ellery more than")
    #expect(found.tokens.count == 2)
  }

  @Test(arguments: [
    // The copy differs in a word that stands nowhere else.
    "She said the board should sell off the old ferry line before winter.",
    // The copy has the same paste.
    "She said the board should Adela Marsh up the old ferry line before winter.",
    // Too little agrees.
    "She said the town should give up the harbour and the quays in the spring.",
    // Figures differ.
    "She said 21 of 35 should give up the new 1,200 ferry crossings before winter.",
  ])
  func otherSentencesAreNoEvidence(copy: String) throws {
    let damaged = lead + "She said the board should Adela Marsh up the old ferry line before winter."
    let result = try Corroborated(damaged, try evidence([("wire", copy)]))
    #expect(result.found.allSatisfy { $0.words == Array("sell off".utf8) } && result.found.count < 2)
    if copy.contains("sell off") == false { #expect(result.text == damaged) }
  }

  @Test func aDocumentsOwnCopyIsNoEvidence() throws {
    let clean = "She said the board should give up the old ferry line before winter."
    let damaged = "She said the board should Adela Marsh up the old ferry line before winter."
    let text = lead + clean + " It was late. " + damaged
    #expect(try Corroborated(text, try evidence([("own", text)]), id: "own").text == text)
    let result = try Corroborated(text, try evidence([("own", text), ("wire", clean)]), id: "own")
    #expect(result.text == lead + clean + " It was late. " + clean)
    #expect(result.found.map(\.source) == ["wire"])
    #expect(result.found.map(\.documents) == [1])
  }

  @Test func moreDocumentsOutweighOne() throws {
    let damaged = lead + "She said the board should Adela Marsh up the old ferry line before winter."
    let index = try evidence([
      ("a", "She said the board should wind up the old ferry line before winter."),
      ("c", "She said the board should give up the old ferry line before winter."),
      ("b", "She said the board should give up the old ferry line before winter."),
    ])
    let found = try #require(try Corroborated(damaged, index).found.first)
    #expect(String(decoding: found.words, as: UTF8.self) == "give")
    #expect(found.source == "b")
    #expect(found.documents == 2)
  }

  @Test func whatACleanCopyHasStays() throws {
    // `Adela Marsh` stands in one copy, `the governor` in another: a choice of the editors, not damage.
    let text = lead + "On Friday evening Adela Marsh had spoken for an hour about the quays."
    let index = try evidence([
      ("a", "On Friday evening the governor had spoken for an hour about the quays."),
      ("b", "On Friday evening Adela Marsh had spoken for an hour about the quays."),
    ])
    #expect(try Corroborated(text, index).text == text)
  }

  @Test func pastesOfRewrittenCopiesAreNoEvidence() throws {
    let damaged = lead + "She said the board should Adela Marsh up the old ferry line before winter."
    let copy = "Jon Barrow came. She said the board should Jon Barrow up the old ferry line before winter."
    #expect(try Corroborated(damaged, try evidence([("a", copy)], rewritten: ["a"])).text == damaged)
    let clean = "She said the board should give up the old ferry line before winter."
    let result = try Corroborated(damaged, try evidence([("a", copy), ("z", clean)], rewritten: ["a"]))
    #expect(result.text == lead + clean)
    #expect(result.found.map(\.source) == ["z"])
  }
}
