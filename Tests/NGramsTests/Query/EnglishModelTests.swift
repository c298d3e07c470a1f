import CEnglishModel
import NGrams
import Testing

/// The default model, as it lies in the binary.
@Suite struct EnglishModelTests {
  private let model: LanguageModel
  private let byteCount: Int

  init() throws {
    var length = 0
    let start = copydesk_english_model(&length)
    byteCount = length
    model = try LanguageModel(bytes: UnsafeRawBufferPointer(start: start, count: length))
  }

  private func sentence(_ text: String) throws -> [WordID] {
    try #require(try TextTokenizer(model.vocabulary).sentences(in: Array(text.utf8)).first)
  }

  @Test func isWholeAndSmallEnough() throws {
    try model.verify()
    #expect(byteCount <= 48_000_000)
    #expect(model.order >= 4)
    #expect(model.layout == .compact)
  }

  @Test func saysWhereItComesFrom() {
    #expect(model.metadata[ModelMetadata.StandardKey.licences]?.contains("CC BY-SA 3.0") == true)
    #expect(model.metadata[ModelMetadata.StandardKey.recipe]?.contains("wikipedia") == true)
    #expect(model.metadata[ModelMetadata.StandardKey.icuVersion] != nil)
  }

  @Test(arguments: [
    ("at the end", "of", "for", "the year"), ("She is one", "of", "to", "the best players in the world."),
    ("The company did", "n't", "'s", "say how much it paid."), ("Obama", "'s", "the", "speech in Chicago"),
  ])
  func prefersTheWordThatFitsOnBothSides(left: String, good: String, bad: String, right: String) throws {
    let context = model.state(after: [Vocabulary.beginSentence] + (try sentence(left)))
    let behind = try sentence("x " + right).dropFirst()
    func score(_ word: String) -> Double {
      model.score(gap: [model.vocabulary.id(of: word)], between: context, and: behind)
    }
    #expect(score(good) > score(bad) + 1)
  }

  @Test func knowsClassesAndFoldsTheFirstWordOfASentence() throws {
    #expect(try sentence("The") == sentence("the"))
    let ids = try sentence("In 2017 he met Blorptz Kwyjibo.")
    #expect(ids.map { model.vocabulary.string($0) } == ["in", "<year>", "he", "met", "<unk-cap>", "<unk-cap>", "."])
    #expect(!ids.contains(Vocabulary.unknown))
  }
}
