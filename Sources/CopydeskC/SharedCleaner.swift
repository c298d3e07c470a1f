internal import CCopydesk
internal import Copydesk
internal import CopydeskLedger
internal import EnglishModel
internal import NeuralModel
internal import WordRepair

/// A cleaner that any number of threads use at the same time.
final class SharedCleaner: Sendable {
  private let sessions: SessionPool

  /// Makes a configuration ready for work; with evidence, the rule `broken-copy` looks there for copies.
  init(
    _ configuration: Configuration, repairModel: RepairModel, evidence: EvidenceIndex?,
    furniture: FurnitureCounts?, neural: NeuralModel?
  ) throws(LibraryError) {
    do throws(ConfigurationError) {
      let rules = WordRules(model: repairModel, evidence: evidence, neural: neural)
      let plugins: [any RulePlugin] = [rules] + (furniture.map { [SourceFurniture($0)] } ?? [])
      sessions = SessionPool(try Cleaner(configuration, plugins: plugins))
      try sessions.openFirst()
    } catch {
      throw LibraryError(error)
    }
  }

  /// Cleans one document.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  func cleaned(_ document: Document) throws(LibraryError) -> CleanedDocument {
    do throws(ConfigurationError) {
      return try sessions.withSession(for: document.bytes.count) { session in session.clean(document) }
    } catch {
      throw LibraryError(error)
    }
  }

  /// Cleans one document and encodes its ledger.
  func clean(_ document: Document) throws(LibraryError) -> CleaningResult {
    CleaningResult(try cleaned(document), original: document.bytes)
  }
}

/// A cleaned text and its ledger.
final class CleaningResult: Sendable {
  let text: OwnedBytes
  let ledger: OwnedBytes

  init(_ cleaned: CleanedDocument, original: [UInt8]) {
    text = OwnedBytes(cleaned.bytes)
    ledger = OwnedBytes(LedgerLine.encode(cleaned.ledger, original: original, output: nil))
  }
}

/// What restores words that were written over: the built-in models, or a caller's.
enum RepairModels {
  /// It is opened for the first cleaner and shared by all.
  private static let builtIn = Result { () throws(RepairModelError) in try EnglishModel.repairModel() }

  /// The model of a configuration, given paths of files where it is not the built-in one.
  ///
  /// - Throws: ``LibraryError`` if a file cannot be read or is none of its kind.
  static func model(language path: String?, weights: String?) throws(LibraryError) -> RepairModel {
    if path == nil, weights == nil {
      do {
        return try builtIn.get()
      } catch {
        throw LibraryError(status: COPYDESK_UNAVAILABLE, message: error.description)
      }
    }
    do throws(RepairModelError) {
      return try EnglishModel.repairModel(languagePath: path, weightsPath: weights)
    } catch {
      throw .model(error.description)
    }
  }
}

/// The neural model of a configuration.
enum NeuralModels {
  /// Maps the file of a path.
  ///
  /// Nil for none. Cleaners of one file share its pages.
  ///
  /// - Throws: ``LibraryError`` if the file is no such model.
  static func model(_ path: String?) throws(LibraryError) -> NeuralModel? {
    guard let path else { return nil }
    do throws(NeuralModelError) {
      return try NeuralModel(path: path)
    } catch {
      throw .model(error.description)
    }
  }
}
