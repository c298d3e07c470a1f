import Copydesk
import Testing

@testable import WordRepair

@Suite struct MentionMatchTests {
  @Test(arguments: [
    // 0 Mary 1 Holt 2 slept 3 . 4 She 5 said 6 her 7 plan 8 Mary 9 Holt 10 work 11 .
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 2, MentionMatch.she),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 4, .she),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 8, .sameSpan),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 7, .sharedWord),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 5, .otherForPhrase),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 9, .none),
    ("Mary Holt slept. She said her plan Mary Holt work.", 8..<10, 0, .none),
    // 0 We 1 hope 2 they 3 give 4 We 5 back 6 our 7 rights 8 .
    ("We hope they give We back our rights.", 4..<5, 4, .samePerson),
    ("We hope they give We back our rights.", 4..<5, 2, .otherPersonThird),
    ("We hope they give We back our rights.", 4..<5, 3, .nounForPronoun),
    // A person for one who is neither speaker nor addressee.
    ("He told them that she he not go.", 5..<6, 1, .otherPersonSpeech),
    ("He told them that she he not go.", 5..<6, 5, .samePerson),
    ("He told them that she he not go.", 5..<6, 2, .phraseForPronoun),
    ("Yesterday Paris we not.", 2..<3, 1, .nameForPronoun),
    ("They must we go.", 2..<3, 1, .otherForPronoun),
    // Nothing reaches over the end of a paragraph.
    ("Tom left.\n\nHe ran Tom home.", 5..<6, 2, .he),
    ("Tom left.\n\nHe ran Tom home.", 5..<6, 5, .none),
    ("Tom left. He ran Tom home.", 5..<6, 5, .sameSpan),
    ("I saw the mayor Tom Reed go.", 4..<6, 2, .definite),
    ("I saw the mayor Tom Reed go.", 4..<6, 1, .nounInside),
    ("I saw the mayor Tom Reed go.", 4..<6, 4, .speechForPhrase),
    ("I saw a mayor Tom Reed go.", 4..<6, 2, .otherDeterminer),
    ("I saw this Tom Reed go.", 3..<5, 1, .demonstrativeOrRelative),
    ("A ship which Tom Reed go.", 3..<5, 1, .demonstrativeOrRelative),
    ("It was Tom Reed go.", 2..<4, 2, .it),
    ("They saw Tom Reed go.", 2..<4, 2, .they),
    ("I saw Ann go to Tom Reed.", 5..<7, 3, .nameStart),
    ("I saw Ann Lee go Tom Reed.", 5..<7, 2, .nameInside),
  ])
  func whatStandsToTheLeft(text: String, span: Range<Int>, drift: Int, expected: MentionMatch) throws {
    let scored = try ScoredEnglish.text(text)
    try #require(span.upperBound < scored.count)
    #expect(MentionMatch(scored, span: span, drift: drift) == expected)
  }

  @Test(arguments: [
    ("the old mayor of the town", 3), ("Ann's plan failed", 4), ("she went home", 1), ("of course", 2), (", and", 1),
  ])
  func phrasesEndWithTheirNoun(text: String, length: Int) throws {
    let scored = try ScoredEnglish.text("Yes, " + text)
    #expect(MentionMatch.phraseLength(scored, at: 2, limit: 5) == length)
    #expect(MentionMatch.phraseLength(scored, at: 2, limit: 1) == 1)
    for place in [-1, scored.count, scored.count + 7] {
      #expect(MentionMatch.phraseLength(scored, at: place, limit: 5) == 1)
    }
  }
}
