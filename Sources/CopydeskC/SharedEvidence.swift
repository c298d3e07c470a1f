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
