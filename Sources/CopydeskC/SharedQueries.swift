internal import Copydesk
internal import Synchronization
internal import WordRepair

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
