internal import Copydesk

/// Prepares documents for comparison: one task's tokenizer and cleaning session.
struct EvidenceReader {
  private let tokenizer: CopyTokenizer
  private let session: CleaningSession

  init(_ cleaner: Cleaner) throws(ConfigurationError) {
    tokenizer = try CopyTokenizer()
    session = try cleaner.makeSession()
  }

  /// The word sequences of a document that looks rewritten; nil for any other.
  func query(_ document: Document) -> [UInt32]? {
    let looksRewritten = document.bytes.withUnsafeBufferPointer {
      CopyQueries.looksRewritten(tokenizer.tokens(of: $0))
    }
    guard looksRewritten else { return nil }
    return session.clean(document).bytes.withUnsafeBufferPointer { CopyQueries.trigrams(of: tokenizer.tokens(of: $0)) }
  }

  /// Adds a document's sentences, cleaned but for words.
  ///
  /// Most documents of a batch hold nothing that is asked for, and a look at the text as it came tells so; that spares
  /// their cleaning.
  func add(_ document: Document, to builder: inout EvidenceIndexBuilder, queries: CopyQueries?) {
    if let queries {
      let isAskedFor = document.bytes.withUnsafeBufferPointer { queries.mayAsk(for: tokenizer.tokens(of: $0)) }
      guard isAskedFor else { return }
    }
    session.clean(document).bytes.withUnsafeBufferPointer { text in
      let tokens = tokenizer.tokens(of: text)
      builder.add(
        tokens, of: text, documentID: document.id, isRewritten: CopyQueries.looksRewritten(tokens))
    }
  }
}
