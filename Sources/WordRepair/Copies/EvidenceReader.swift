public import Copydesk

/// Prepares documents for comparison with others: one task's tokenizer and cleaning session.
///
/// The two passes by which a batch becomes its own evidence:
///
/// ```swift
/// let reader = try EvidenceReader()
/// var queries = CopyQueries()
/// for document in batch { reader.query(document).map { queries.add(trigrams: $0) } }
/// var builder = EvidenceIndexBuilder(queries: queries)
/// for document in batch { reader.evidence(of: document, for: queries).map { builder.add($0) } }
/// let cleaner = try Cleaner(plugins: [WordRules(evidence: builder.makeIndex())])
/// ```
///
/// Each part of a batch can have queries and a builder of its own, which are merged afterwards.
public struct EvidenceReader {
  private let tokenizer: CopyTokenizer
  private let session: CleaningSession

  /// Opens ICU's rules and the stages that come before those that judge words.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init() throws(ConfigurationError) {
    try self.init(Cleaner(Configuration(), stages: Stage.beforeWords))
  }

  /// Opens ICU's rules; documents are prepared by `cleaner`, which must leave words alone.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init(_ cleaner: Cleaner) throws(ConfigurationError) {
    tokenizer = try CopyTokenizer()
    session = try cleaner.makeSession()
  }

  /// The word sequences of a document that looks rewritten; nil for any other.
  ///
  /// - Complexity: O(*n* log *n*) in the bytes.
  public func query(_ document: Document) -> [UInt32]? {
    let looksRewritten = document.bytes.withUnsafeBufferPointer {
      CopyQueries.looksRewritten(tokenizer.tokens(of: $0))
    }
    guard looksRewritten else { return nil }
    return session.clean(document).bytes.withUnsafeBufferPointer { CopyQueries.trigrams(of: tokenizer.tokens(of: $0)) }
  }

  /// A document cleaned by the stages before those that judge words; nil if it holds nothing that is asked for.
  ///
  /// Most documents of a batch hold nothing that is asked for. The text as it came already shows that, which spares the
  /// cleaning.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func evidence(of document: Document, for queries: CopyQueries?) -> EvidenceDocument? {
    if let queries {
      let isAskedFor = document.bytes.withUnsafeBufferPointer { queries.mayAsk(for: tokenizer.tokens(of: $0)) }
      guard isAskedFor else { return nil }
    }
    let text = session.clean(document).bytes
    let tokens = text.withUnsafeBufferPointer { tokenizer.tokens(of: $0) }
    return EvidenceDocument(
      id: document.id, text: text, tokens: tokens, isRewritten: CopyQueries.looksRewritten(tokens))
  }
}

/// One task's, as its tokenizer and session are.
@available(*, unavailable)
extension EvidenceReader: Sendable {}

/// A document in the form in which an ``EvidenceIndexBuilder`` takes it.
public struct EvidenceDocument: Sendable {
  /// The name it is known by.
  let id: String
  /// Its text, cleaned, except for words.
  let text: [UInt8]
  let tokens: CopyTokens
  /// Whether mentions may have been pasted in it, too.
  let isRewritten: Bool
}
