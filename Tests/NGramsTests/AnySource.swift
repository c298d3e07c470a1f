import NGrams

/// A source whose type does not matter.
struct AnySource: NGramSource {
  private let source: any NGramSource

  init(_ source: any NGramSource) { self.source = source }

  var order: Int { source.order }
  var counts: [Int] { source.counts }
  var vocabulary: Vocabulary { source.vocabulary }

  func forEach(
    order n: Int, _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) { try source.forEach(order: n, body) }
}
