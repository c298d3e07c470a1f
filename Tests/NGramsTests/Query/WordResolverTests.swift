import NGrams
import Testing

@Suite struct WordResolverTests {
  private let resolver: WordResolver

  init() throws {
    var builder = VocabularyBuilder()
    let classes = TokenClass.allCases.map(\.rawValue)
    // The order is that of falling counts.
    for var word in classes + ["the", "The", "May", "may", "Obama", "NATO", "i", "I"] {
      _ = word.withUTF8 { builder.insert($0) }
    }
    resolver = WordResolver(try builder.build())
  }

  private func word(_ text: String, _ place: TokenPlace) -> String {
    var text = text
    return resolver.vocabulary.string(text.withUTF8 { resolver.id(of: $0, at: place) })
  }

  @Test(arguments: [
    ("The", TokenPlace.initial, "the"), ("The", .inside, "The"), ("THE", .allCapitals, "the"),
    ("May", .initial, "May"), ("MAY", .allCapitals, "May"), ("may", .initial, "may"), ("Obama", .initial, "Obama"),
    ("OBAMA", .allCapitals, "Obama"), ("NATO", .initial, "NATO"), ("NATO", .allCapitals, "NATO"),
  ])
  func foldsCapitalsWhereTheyMeanNothing(text: String, place: TokenPlace, expected: String) {
    #expect(word(text, place) == expected)
  }

  @Test(arguments: [
    ("blorp", TokenPlace.inside, TokenClass.lower), ("blorped", .inside, .lowerED), ("blorping", .inside, .lowerING),
    ("blorply", .inside, .lowerLY), ("blorps", .inside, .lowerS), ("Blorp", .inside, .capitalized),
    ("Blorp", .initial, .initial), ("BLORP", .inside, .allCapitals), ("BLORP", .allCapitals, .initial),
    ("iBlorp", .inside, .mixed), ("blorp.org", .inside, .mixed), ("G20", .inside, .alphanumeric),
    ("слово", .inside, .foreign), ("☃", .inside, .mark), ("Überblorp", .inside, .capitalized),
  ])
  func givesTheUnseenAClassByShape(text: String, place: TokenPlace, expected: TokenClass) {
    #expect(word(text, place) == expected.rawValue)
    #expect(resolver.isClass(resolver.id(of: expected)))
  }

  @Test func withoutClassesTheUnseenIsUnknown() throws {
    let bare = WordResolver(try VocabularyBuilder().build())
    var text = "blorp"
    #expect(text.withUTF8 { bare.id(of: $0, at: .inside) } == Vocabulary.unknown)
  }
}
