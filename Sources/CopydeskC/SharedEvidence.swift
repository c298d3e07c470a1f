internal import CCopydesk
internal import Copydesk
internal import Synchronization
internal import WordRepair

/// Evidence that any number of threads add to.
final class SharedEvidence: Sendable {
  private let builder: Mutex<EvidenceIndexBuilder>
  /// What documents must have to be of use; nil if every sentence is.
  private let queries: CopyQueries?

  init(_ builder: EvidenceIndexBuilder) {
    queries = builder.queries
    self.builder = Mutex(builder)
  }

  /// A copy; what is added later is not in it.
  var current: EvidenceIndexBuilder { builder.withLock { $0 } }

  /// The number of sentences.
  var count: Int { builder.withLock { $0.count } }

  /// Adds the sentences of a document that are asked for.
  func add(_ document: Document) throws(LibraryError) {
    guard builder.withLock({ $0.takesDocuments }) else {
      throw LibraryError(
        status: COPYDESK_INVALID_ARGUMENT,
        message: "this evidence was decoded and takes no documents; add to one that was created with the queries")
    }
    guard let prepared = try SharedReaders.withReader({ $0.evidence(of: document, for: queries) }) else { return }
    builder.withLock { $0.add(prepared) }
  }

  /// Adds what ``EvidenceIndexBuilder/encoded()`` gave.
  func merge(_ bytes: UnsafeRawBufferPointer) throws(LibraryError) {
    do throws(EvidenceError) {
      try builder.withLock { (builder) throws(EvidenceError) in try builder.merge(encoded: bytes) }
    } catch {
      throw LibraryError(error)
    }
  }
}

/// Queries that any number of threads add to.
final class SharedQueries: Sendable {
  private let queries = Mutex(CopyQueries())

  /// A copy; what is added later is not in it.
  var current: CopyQueries { queries.withLock { $0 } }

  /// The number of documents that ask for something.
  var documents: Int { queries.withLock { $0.documents } }

  /// Adds what a document asks for.
  func add(_ document: Document) throws(LibraryError) {
    guard let trigrams = try SharedReaders.withReader({ $0.query(document) }) else { return }
    queries.withLock { $0.add(trigrams: trigrams) }
  }

  /// Adds what ``CopyQueries/encoded()`` gave.
  func merge(_ bytes: UnsafeRawBufferPointer) throws(LibraryError) {
    do throws(EvidenceError) {
      try queries.withLock { (queries) throws(EvidenceError) in try queries.merge(encoded: bytes) }
    } catch {
      throw LibraryError(error)
    }
  }
}

/// What prepares documents for comparison, shared by all queries and evidence.
enum SharedReaders {
  private static let pool = ResourcePool { () throws(ConfigurationError) in try EvidenceReader() }

  /// Calls `body` with a reader that no other thread has meanwhile.
  static func withReader<Value>(_ body: (EvidenceReader) -> Value) throws(LibraryError) -> Value {
    do throws(ConfigurationError) {
      return try pool.withResource { reader in body(reader) }
    } catch {
      throw LibraryError(error)
    }
  }
}
