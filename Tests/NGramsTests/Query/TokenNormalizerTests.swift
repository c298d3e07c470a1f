import NGrams
import Testing
import UnicodeText

@Suite struct TokenNormalizerTests {
  private func sentences(_ text: String) throws -> [[String]] {
    let bytes = Array(text.utf8)
    var tokens = TokenBuffer()
    try WordBreaker().tokenize(bytes, into: &tokens)
    let starts = try SentenceBreaker().sentenceStarts(in: bytes)
    var result = NormalizedText()
    bytes.withUnsafeBufferPointer {
      TokenNormalizer().normalize($0, tokens: tokens, sentenceStarts: starts, into: &result)
    }
    var end = 0
    for index in 0..<result.count {
      #expect(result.range(of: index).lowerBound >= end && result.range(of: index).upperBound <= bytes.count)
      end = result.range(of: index).upperBound
    }
    return (0..<result.sentenceCount).map { sentence in
      result.sentence(sentence).map { String(decoding: result.surface(of: $0), as: UTF8.self) }
    }
  }

  @Test(arguments: [
    ("It’s Trump's.", "It 's Trump 's ."),
    ("They won’t, can't and WOULDN'T", "They wo n't , ca n't and WOULD n't"),
    ("do n't Saturday 's we 're", "do n't Saturday 's we 're"),
    ("“So,” he said", "\" So , \" he said"),
    ("a – b — c -- d", "a — b — c — d"),
    ("well-known", "well - known"),
    ("wait... what…", "wait … what …"),
    ("Mr. Smith of the U.S. Army, J. R. Hall", "Mr. Smith of the U.S. Army , J. R. Hall"),
    ("in 2017, 1,204 of 21 and 3.5", "in <year> , <num-grouped> of <num> and <num-decimal>"),
    ("the 21st of the 1980s, 7 of ½", "the <num-ordinal> of the <num-decade> , 7 of <num-other>"),
    ("by @someone", "by <handle>"),
    ("o’clock", "o'clock"),
  ])
  func foldsAndSplits(text: String, expected: String) throws {
    #expect(try sentences(text).map { $0.joined(separator: " ") } == [expected])
  }

  @Test func sentencesEndAtStopsAndLineEndsButNotAtAbbreviations() throws {
    #expect(try sentences("He met Mr. Hall. They left.\nA title\n").map(\.count) == [5, 3, 2])
  }

  @Test(arguments: ["", " \n\t ", "\u{0}\u{1}", "’", "'", "@", "....", "\u{301}", "''''s", "’s’s"])
  func oddTextDoesNoHarm(text: String) throws {
    #expect(try sentences(text).allSatisfy { !$0.contains("") })
  }

  @Test func invalidBytesAreTokensOrNothing() throws {
    var result = NormalizedText()
    var tokens = TokenBuffer()
    let breaker = try WordBreaker()
    for seed in 0..<200 {
      let bytes = (0..<64).map { UInt8(truncatingIfNeeded: ($0 &* 97 &+ seed &* 131) ^ (seed << 3)) }
      breaker.tokenize(bytes, into: &tokens)
      bytes.withUnsafeBufferPointer {
        TokenNormalizer().normalize($0, tokens: tokens, sentenceStarts: [0, 7, 7, 90], into: &result)
      }
      let covered = (0..<result.sentenceCount).reduce(0) { $0 + result.sentence($1).count }
      #expect(covered == result.count, "seed \(seed)")
    }
  }
}
