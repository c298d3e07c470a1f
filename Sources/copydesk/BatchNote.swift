import NGrams

/// What is told of an adaptation to a batch.
enum BatchNote {
  /// One line: what was counted, and what it brought.
  static func text(_ adaptation: BatchAdaptation) -> String {
    let (documents, tokens, perplexity) = (adaptation.documents, adaptation.tokens, adaptation.perplexity)
    let counts = """
      batch: \(documents.counted) documents of \(tokens.counted) tokens counted, \(documents.heldOut) of \(tokens.heldOut) \
      held out
      """
    guard adaptation.isAdapted else { return counts + "; too few, or nothing new: the model stays as it is" }
    let weight = (adaptation.baseWeight * 1000).rounded() / 1000
    return counts
      + "; perplexity of these \(rounded(perplexity.base)), adapted \(rounded(perplexity.adapted)); the model's weight \(weight)"
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
