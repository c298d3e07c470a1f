/// What a higher order asks of the n-grams of an order, looked up in text order.
final class Demand {
  private let contexts: RecordReader?
  private let endings: RecordMerge?
  private var hasContext: Bool
  private var hasEnding: Bool

  init(_ above: Pruner.Output?, memory: Int) throws(ModelError) {
    contexts = above?.contexts.reader()
    endings = above?.endings.merged(memory: memory)
    hasContext = try contexts?.advance() ?? false
    hasEnding = try endings?.advance() ?? false
  }

  /// Whether an n-gram has to stay, and its log10 backoff weight; the n-grams must come in order.
  func lookUp(_ ngram: NGramRecord) throws(ModelError) -> (isNeeded: Bool, backoff: Float) {
    let key = ngram.key
    var result: (Bool, Float) = (false, 0)
    while hasContext, let contexts, contexts.current.key <= key {
      if contexts.current.key == key { result = (true, contexts.current.first) }
      hasContext = try contexts.advance()
    }
    while hasEnding, let endings, endings.current.key <= key {
      if endings.current.key == key { result.0 = true }
      hasEnding = try endings.advance()
    }
    return result
  }
}
