import CopydeskTestSupport
import Testing

@Suite struct TextGeneratorTests {
  private func texts(seed: UInt64) -> [[UInt8]] {
    var generator = TextGenerator(seed: seed)
    return (0..<50).flatMap { _ in
      [
        generator.unicode(scalars: 8), generator.bytes(8), generator.fragments(4), Array(generator.sentence().utf8),
        Array(generator.tokenizedSentence().utf8), generator.mutated(Array("It’s “done”.".utf8)),
      ]
    }
  }

  @Test func equalSeedsGiveEqualTexts() {
    #expect(texts(seed: 7) == texts(seed: 7))
    #expect(texts(seed: 7) != texts(seed: 8))
  }

  @Test func unicodeIsValidAndVaried() {
    var generator = TextGenerator(seed: 3)
    var scalars: Set<Unicode.Scalar> = []
    for _ in 0..<500 {
      let text = generator.unicode(scalars: 10)
      #expect(String(validating: text, as: UTF8.self) != nil)
      scalars.formUnion(String(decoding: text, as: UTF8.self).unicodeScalars)
    }
    #expect(scalars.count > 1_000)
    #expect(scalars.contains { $0.value > 0xFFFF })
  }

  @Test func mutationsChangeTextAndSometimesBreakIt() {
    var generator = TextGenerator(seed: 5)
    let original = Array("Mara Tollen’s plan costs $4 million.".utf8)
    let mutants = (0..<300).map { _ in generator.mutated(original) }
    #expect(mutants.count { $0 != original } > 280)
    #expect(mutants.contains { String(validating: $0, as: UTF8.self) == nil })
    #expect(mutants.contains { String(validating: $0, as: UTF8.self) != nil })
    #expect(generator.mutated([]).count < 100)
  }

  @Test(arguments: [
    (Tokenization.penn, "It 's `` well-known , '' he said -LRB- at 6:30 -RRB- ."),
    (.moses, "It &apos;s &quot; well @-@ known , &quot; he said ( at 6:30 ) ."),
    (.spacy, "It ’s “ well - known , ” he said ( at 6:30 ) ."),
    (.naive, "It ’ s “ well - known , ” he said ( at 6 : 30 ) ."),
  ])
  func tokenizationsSplitAsTheirSchemesDo(scheme: Tokenization, expected: String) {
    let text = "It’s “well-known,” he said (at 6:30)."
    let split = scheme.split(text)
    #expect(split == (scheme == .penn ? expected.replacing("It 's", with: "It ’s") : expected))
  }
}
