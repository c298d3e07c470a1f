internal import Copydesk
internal import WordRepair

/// What prepares documents for comparison, shared by all queries and evidence.
enum SharedReaders {
  private static let pool = Result { () throws(LibraryError) in
    try ResourcePool<EvidenceReader> { () throws(LibraryError) in
      do throws(ConfigurationError) {
        return try EvidenceReader()
      } catch {
        throw LibraryError(error)
      }
    }
  }

  /// Calls `body` with a reader that no other thread has meanwhile.
  static func withReader<Value>(_ body: (EvidenceReader) -> Value) throws(LibraryError) -> Value {
    try pool.get().withResource { reader in body(reader) }
  }
}
