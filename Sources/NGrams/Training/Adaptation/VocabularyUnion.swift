/// The words of two models under common ids: those of the first keep theirs, new ones follow.
struct VocabularyUnion: Sendable {
  let vocabulary: Vocabulary
  /// The common ids of the second model's words.
  let idsOfSecond: [WordID]
  /// For each common id the first and the second model's; nil where the model does not have the word.
  let first: [WordID?]
  let second: [WordID?]
  /// For each common id what stands for it in a model that does not have it, when it is part of a context.
  private let firstClasses: [WordID]
  private let secondClasses: [WordID]

  init(_ a: Vocabulary, _ b: Vocabulary) throws(ModelError) {
    var builder = VocabularyBuilder()
    func insert(_ vocabulary: Vocabulary) -> [WordID] {
      (0..<WordID(vocabulary.count)).map { id in
        vocabulary.withWord(id) { builder.insert($0.assumingMemoryBound(to: UInt8.self)) }
      }
    }
    _ = insert(a)
    idsOfSecond = insert(b)
    let vocabulary = try builder.build()
    self.vocabulary = vocabulary
    var inSecond = [WordID?](repeating: nil, count: vocabulary.count)
    for (id, common) in idsOfSecond.enumerated() { inSecond[Int(common)] = WordID(id) }
    second = inSecond
    first = (0..<vocabulary.count).map { $0 < a.count ? WordID($0) : nil }
    let resolvers = (WordResolver(a), WordResolver(b))
    func standIn(_ id: Int, _ resolver: WordResolver) -> WordID {
      vocabulary.withWord(WordID(id)) {
        resolver.id(of: TokenClass(unseen: $0.assumingMemoryBound(to: UInt8.self), at: .inside))
      }
    }
    firstClasses = (0..<vocabulary.count).map { $0 < a.count ? WordID($0) : standIn($0, resolvers.0) }
    secondClasses = (0..<vocabulary.count).map { inSecond[$0] ?? standIn($0, resolvers.1) }
  }

  /// The ids that a context has in the first and in the second model.
  func contexts(_ words: some Sequence<WordID>) -> (first: [WordID], second: [WordID]) {
    (words.map { firstClasses[Int($0)] }, words.map { secondClasses[Int($0)] })
  }
}
