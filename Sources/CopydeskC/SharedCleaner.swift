internal import Copydesk
internal import WordRepair

/// A cleaner that any number of threads use at the same time.
final class SharedCleaner: Sendable {
  private let sessions: ResourcePool<CleaningSession>

  /// Makes a configuration ready for work; with evidence, the rule `broken-copy` looks there for copies.
  init(_ configuration: Configuration, repairModel: RepairModel, evidence: EvidenceIndex?) throws(LibraryError) {
    let cleaner: Cleaner
    do throws(ConfigurationError) {
      cleaner = try Cleaner(configuration, plugins: [WordRules(model: repairModel, evidence: evidence)])
    } catch {
      throw LibraryError(error)
    }
    sessions = try ResourcePool { () throws(LibraryError) in
      do throws(ConfigurationError) {
        return try cleaner.makeSession()
      } catch {
        throw LibraryError(error)
      }
    }
  }

  /// Cleans one document.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  func clean(_ document: Document) throws(LibraryError) -> CleaningResult {
    try sessions.withResource { session in CleaningResult(session.clean(document), original: document.bytes) }
  }
}
